// Imports each module named on standard input (a JSON list) from the bundle, with the parts that
// come only on use, added in the way of the page's worker; prints those missing.
import { readFileSync } from "node:fs"
import { text } from "node:stream/consumers"
import { addPart, start } from "../../bundle.mjs"

const [, , folder, manifest] = process.argv
const listed = JSON.parse(readFileSync(`${folder}/${manifest}`))
const pyodide = await start(folder, manifest)
for (const part of Object.keys(listed.parts)) addPart(pyodide, folder, listed, part)
pyodide.globals.set("NAMES", pyodide.toPy(JSON.parse(await text(process.stdin))))
process.stdout.write(pyodide.runPython(`
import importlib, json

def missing(name):
    try:
        importlib.import_module(name)
    except ImportError as error:
        return f"{name}: {error}"

json.dumps([text for text in map(missing, NAMES) if text])
`))

// Imports each module named on standard input (a JSON list) from the bundle; prints those missing.
// With a third argument the parts that come only on use are there too.
import { text } from "node:stream/consumers"
import { addParts, start } from "./bundle.mjs"

const [, , folder, manifest, parts] = process.argv
const pyodide = await start(folder, manifest)
if (parts) addParts(pyodide, folder, manifest)
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

// Imports each module named on standard input (a JSON list) from the bundle; prints those missing,
// those too that are in a part, which has not come here.
import { text } from "node:stream/consumers"
import { start } from "./bundle.mjs"

const pyodide = await start(...process.argv.slice(2))
pyodide.globals.set("NAMES", pyodide.toPy(JSON.parse(await text(process.stdin))))
process.stdout.write(pyodide.runPython(`
import importlib, json
from calculators.engine.parts import PartMissing

def missing(name):
    try:
        importlib.import_module(name)
    except (ImportError, PartMissing) as error:
        return f"{name}: {error}"

json.dumps([text for text in map(missing, NAMES) if text])
`))

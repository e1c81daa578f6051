// Compiles the browser's Python with the very interpreter that will run it: Pyodide under Node.
// Arguments: the staged sources, where to write, and as JSON the modules to
// keep, those to omit, and those of each part.
import { readFileSync } from "node:fs"
import { loadPyodide } from "pyodide"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

const [, , stage, out, keep, omit, parts] = process.argv
// Columns in tracebacks are a fifth of the bytes, and no reader sees a traceback.
const env = { PYTHONNODEBUGRANGES: "1", PYTHONTZPATH: "/stage/zones" }
const pyodide = await loadPyodide({ env })
for (const [path, root] of [["/stage", stage], ["/out", out]]) {
  pyodide.FS.mkdirTree(path)
  pyodide.mountNodeFS(path, root)
}
pyodide.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"))
pyodide.globals.get("compile_all")(...[keep, omit, parts].map(text => pyodide.toPy(JSON.parse(text))))

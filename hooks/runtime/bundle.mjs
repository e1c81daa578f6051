// Compiles the browser's Python with the very interpreter that will run it: Pyodide under Node.
// Arguments: the staged sources, where to write, and the arguments of `compile_all` as JSON.
import { readFileSync } from "node:fs"
import { loadPyodide } from "pyodide"
import { MODULES } from "./wasm.mjs"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

const [, , stage, out, given] = process.argv
const env = { PYTHONTZPATH: "/stage/zones" }
const pyodide = await loadPyodide({ env, stdLibURL: `${stage}/standard.zip` })
for (const [path, root] of [["/stage", stage], ["/out", out]]) {
  pyodide.FS.mkdirTree(path)
  pyodide.mountNodeFS(path, root)
}
pyodide.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"))
pyodide.globals.get("compile_all")(...JSON.parse(given).map(value => pyodide.toPy(value)))
const [, omitted] = JSON.parse(given)
const imported = MODULES.filter(name => !omitted.includes(name) && pyodide.runPython("import sys; sys.modules").has(name))
if (imported.length) throw new Error(`${imported} is imported, and wasm.mjs leaves it out`)

// Runs a program of standard input in a Pyodide, and prints the text that it gives.
// Arguments: the folder of Pyodide's own files, and the library to start with.
import { text } from "node:stream/consumers"

const [, , folder, library] = process.argv
const { loadPyodide } = await import(`${folder}/pyodide.mjs`)
const pyodide = await loadPyodide({ indexURL: `${folder}/`, stdLibURL: library })
process.stdout.write(pyodide.runPython(await text(process.stdin)))

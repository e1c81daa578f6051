// Starts a bundle from its snapshot as the worker does, and runs the program on standard input.
// Arguments: the bundle's folder and the manifest's name. Prints what the program evaluates to.
import { text } from "node:stream/consumers"
import { readFileSync } from "node:fs"
import { askWithParts, start } from "./bundle.mjs"

const [, , folder, manifest] = process.argv
const { snapshot } = JSON.parse(readFileSync(`${folder}/${manifest}`))
const pyodide = await start(folder, manifest, readFileSync(`${folder}/${snapshot.name}`))
pyodide.runPython(snapshot.fresh)
const program = await text(process.stdin)
process.stdout.write(askWithParts(pyodide, folder, manifest, () => pyodide.runPython(program)))

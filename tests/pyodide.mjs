// Answers many questions with the very bundle that readers get: Pyodide under Node.
// Arguments: the bundle's folder and manifest. Standard input: JSON list of [name, answers].
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

const [, , folder, manifestName] = process.argv
const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
const core = `${folder}/${manifest.core}`
const { loadPyodide } = await import(pathToFileURL(`${core}pyodide.mjs`))
const pyodide = await loadPyodide({
  indexURL: core,
  stdLibURL: `${folder}/${manifest.stdlib}`,
  lockFileContents: readFileSync(`${folder}/${manifest.lock}`, "utf8"),
  fsInit: async FS => FS.writeFile("/handbook.whl", readFileSync(`${folder}/${manifest.wheel}`)),
})
pyodide.runPython("import sys; sys.path.insert(0, '/handbook.whl')")
const python = pyodide.pyimport("calculators.engine.browser")
const questions = JSON.parse(readFileSync(0))
const answers = questions.map(([name, answers]) => python.answer(name, JSON.stringify(answers)))
process.stdout.write(JSON.stringify(answers))

// Answers many questions with the bundle, as the page shows them and as data. Standard input: JSON list of [name, answers].
import { text } from "node:stream/consumers"
import { askWithParts, start } from "./bundle.mjs"

const [, , folder, manifest] = process.argv
const pyodide = await start(folder, manifest)
const python = pyodide.pyimport("calculators.engine.browser")
const questions = JSON.parse(await text(process.stdin))
const answers = questions.map(([name, answers]) => [python.answer, python.data].map(ask =>
  askWithParts(pyodide, folder, manifest, () => ask(name, JSON.stringify(answers)))))
process.stdout.write(JSON.stringify(answers))

// Answers many questions with the bundle, as the page shows them and as data. Standard input: JSON list of [name, answers].
import { text } from "node:stream/consumers"
import { addPart, start } from "./bundle.mjs"

const pyodide = await start(...process.argv.slice(2))
const python = pyodide.pyimport("calculators.engine.browser")
const questions = JSON.parse(await text(process.stdin))
const answers = questions.map(([name, answers]) =>
  [python.answer, python.data].map(ask => askWithParts(ask, name, JSON.stringify(answers))))

/** As the worker asks: an answer can name parts that have to come first. */
function askWithParts(ask, name, answers) {
  const said = ask(name, answers)
  if (!said.startsWith('{"needs"')) return said
  for (const part of JSON.parse(said).needs) addPart(pyodide, ...process.argv.slice(2), part)
  return ask(name, answers)
}

process.stdout.write(JSON.stringify(answers))

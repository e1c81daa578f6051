// Answers many questions with the bundle, as the page shows them and as data. Standard input: JSON list of [name, answers].
import { text } from "node:stream/consumers"
import { start } from "./bundle.mjs"

const python = (await start(...process.argv.slice(2))).pyimport("calculators.engine.browser")
const questions = JSON.parse(await text(process.stdin))
const answers = questions.map(([name, answers]) =>
  [python.answer, python.data].map(ask => ask(name, JSON.stringify(answers))))
process.stdout.write(JSON.stringify(answers))

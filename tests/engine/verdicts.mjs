// Looks verdicts up as a page does. In: { tables, today, sets }, a set being each question's raw
// answers. Out: for each set the verdicts of all its combinations, the last question in turn first.
import { text } from "node:stream/consumers"

import { lookUp } from "../../docs/assets/javascripts/verdicts.js"

const { tables, today, sets } = JSON.parse(await text(process.stdin))

function* combine(questions, chosen = {}) {
  if (!questions.length) return yield chosen
  const [[name, values], ...others] = questions
  for (const value of values) yield* combine(others, { ...chosen, [name]: value })
}

const said = sets.map(set => [...combine(Object.entries(set))].map(answers => lookUp(tables, answers, today)))
process.stdout.write(JSON.stringify(said))

// What a tool knows and nobody has said in so many words, such as what it has read in a text. It goes into the case for
// every other tool; the tool's own form leaves it blank, so that another text can say otherwise.
import { facts } from "./answers.js"
import { store } from "./case.js"
import { isEmpty, without } from "./facts.js"
import { noRows, reread, stillRead } from "./handed.js"

/** @param {string} tool */
const ownReading = tool => Object.keys(stillRead(store.facts, store.handed[tool]))

/** The facts for a tool's form: all but those that it has read itself. @param {string} tool */
export const toldTo = tool => without(store.facts, ownReading(tool))

/** Puts a form's answers into the case. What the reader says there is no reading any more. @param {HTMLFormElement} form @param {string} tool */
export function keepAnswers(form, tool) {
  const [names, answers] = facts(form), own = ownReading(tool)
  const said = own.filter(name => !isEmpty(answers[name]))
  for (const name of own) if (!said.includes(name)) names.delete(name)
  store.take(names, answers, said.length ? { ...store.handed, [tool]: without(store.handed[tool], said) } : store.handed)
}

/** Takes what a tool's answer has read, in place of what it read before. @param {string} tool @param {Facts} reading */
export function takeReading(tool, reading) {
  const { changed, handed } = reread(store.facts, reading, store.handed[tool])
  if (Object.keys(changed).length) store.take(Object.keys(changed), changed, { ...store.handed, [tool]: handed })
}

/** The answers of a tool are gone, and with them what it has read and the rows that it has put into the case. @param {string} tool */
export const forgetReading = tool => takeReading(tool, noRows(store.handed[tool]))

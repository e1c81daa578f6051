// An example to look at, an empty form, and the way back from both.
import { askedFor, fill } from "./answers.js"
import { store } from "./case.js"
import { only } from "./facts.js"

/**
 * @typedef {{ trying?: boolean, names?: Set<string>, facts?: Facts, asked?: boolean }} Earlier what
 *   stood in a form before; `trying` while it holds an example, of which nothing goes into the case
 */

/** Makes every answer of a form blank, and forgets them. @param {any} place a calculator-form */
export function clear(place) {
  const names = askedFor(place.form)
  const earlier = { names, facts: structuredClone(only(store.facts, names)), asked: store.asked.includes(place.name) }
  store.take(names, {})
  store.unask(place.name)
  place.refillForm()
  offerUndo(place, earlier, "cleared")
}

/** Fills in the worked example, and answers it. @param {any} place a calculator-form @param {Facts} example */
export function tryOut(place, example) {
  place.emptyForm()
  fill(place.form, example)
  place.showForm()
  place.forgetAnswer()
  offerUndo(place, { trying: true }, "trying")
  place.answer(false)
}

/** Brings back the answers from before. @param {any} place a calculator-form */
export function undo(place) {
  const { names, facts, asked } = /** @type {Earlier} */ (place.undoable)
  if (names) store.take(names, facts)
  if (asked) store.ask(place.name)
  place.refillForm()
  place.sayWhy("undone")
  place.querySelector("[type=submit]").focus()
}

/**
 * The key N starts again, where the form offers that; in a text N is a letter.
 * The theme would go to the next page by it, so it does not hear of it.
 * @param {HTMLElement} place a calculator-form @param {KeyboardEvent} event
 */
export function pressRestart(place, event) {
  const { key, target, altKey, ctrlKey, metaKey } = event
  const button = /** @type {HTMLElement | null} */ (place.querySelector("[data-restart]"))
  const typing = target.matches("textarea, select, input:not([type=radio], [type=checkbox])")
  if (!button || key.toLowerCase() !== "n" || altKey || ctrlKey || metaKey || typing) return
  event.preventDefault()
  event.stopPropagation()
  button.click()
}

/** The way back is over: the form is the reader's again. @param {any} place a calculator-form */
export function forgetEarlier(place) {
  place.undoable = undefined
  place.classList.remove("trying")
  place.querySelector("[data-undo]").hidden = true
}

/** @param {any} place a calculator-form @param {Earlier} earlier @param {string} word */
export function offerUndo(place, earlier, word) {
  place.undoable = earlier
  place.classList.toggle("trying", Boolean(earlier.trying))
  place.sayWhy(word)
  const button = place.querySelector("[data-undo]")
  button.hidden = false
  button.focus()
}

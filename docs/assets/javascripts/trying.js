// An example to look at, an empty form, and the way back from both.
import { askedFor, fill } from "./answers.js"
import { store } from "./case.js"
import { isEmpty, only, without } from "./facts.js"
import { noRows } from "./handed.js"
import { forgetReading } from "./reading.js"
import { removeRow } from "./rows.js"
import { runtime } from "./runtime.js"

/** What does not change with what is told: these facts outlive an empty form. */
const STAYS = ["platform", "on_platform", "zone"]

/** Whether the reader has told anything of their case, in whichever tool. */
export const hasBegun = () => !isEmpty(without(store.facts, [...STAYS, "now"]))

/**
 * @typedef {{ trying?: boolean, blank?: boolean, names?: Set<string>, facts?: Facts, handed?: Facts, asked?: boolean, said?: string, before?: Earlier }} Earlier
 *   what stood in a form before; `trying` while it holds an example, of which nothing goes into the
 *   case; `blank` while it was only made blank; `said` is what the reader is told meanwhile; `before`
 *   is the way back that was offered when the example came
 */

/** What stands in a form, to bring it back. @param {any} place a calculator-form @returns {Earlier} */
export function remember(place) {
  const names = askedFor(place.form)
  for (const name of STAYS) names.delete(name)
  const handed = structuredClone(store.handed[place.name] ?? {})
  for (const name of Object.keys(noRows(handed))) names.add(name)
  return { names, facts: structuredClone(only(store.facts, names)), asked: store.asked.includes(place.name), handed }
}

/**
 * Makes every answer of a form blank, and forgets them. An example only makes way for the reader's
 * own answers, and what is blank already keeps its way back.
 * @param {any} place a calculator-form
 */
export function clear(place) {
  if (place.undoable?.trying) return undo(place)
  if (place.undoable?.blank) return
  const earlier = remember(place)
  forgetReading(place.name)
  store.take(earlier.names, {})
  store.unask(place.name)
  place.refillForm()
  // The case is one for all tools, so that what is gone here is gone there.
  offerUndo(place, { ...earlier, blank: true }, isEmpty(earlier.facts) ? "cleared" : "emptied")
}

/** Takes a row away, which can be brought back, but for one of an example. @param {any} place a calculator-form @param {Element} row */
export function takeRow(place, row) {
  const earlier = place.undoable?.trying ? undefined : remember(place), removed = removeRow(row)
  place.changed()
  if (!earlier) {
    place.note = removed
    return place.say(removed)
  }
  const said = `${removed} “Undo” under the form brings it back.`
  place.undoable = { ...earlier, said }
  place.querySelector("[data-undo]").hidden = false
  place.say(said)
}

/** Fills in the worked example, and answers it. @param {any} place a calculator-form @param {Facts} example */
export function tryOut(place, example) {
  const { undoable } = place
  place.emptyForm()
  fill(place.form, example)
  place.showForm()
  place.forgetAnswer()
  offerUndo(place, { trying: true, before: undoable?.trying ? undoable.before : undoable }, "trying")
  place.answer(false)
}

/** Brings back the answers from before. @param {any} place a calculator-form */
export function undo(place) {
  const { names, facts, handed, asked, blank, before } = /** @type {Earlier} */ (place.undoable)
  if (names) store.take(names, facts, { ...store.handed, [place.name]: handed })
  if (asked) store.ask(place.name)
  place.refillForm()
  if (before) return offer(place, before)
  place.note = place.word(isEmpty(remember(place).facts) ? "cleared" : "undone")
  // Where an answer follows at once it is said with that, and not twice.
  if (!place.tried || runtime.state !== "ready") place.say(place.note)
  place.querySelector("[type=submit]").focus()
  if (blank) place.dispatchEvent(new Event("undone"))
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
  if (place.undoable?.blank) place.say("") // it no longer is
  place.note = ""
  place.undoable = undefined
  place.classList.remove("trying")
  place.querySelector("[data-undo]").hidden = true
}

/**
 * Offers the way back, and says what has happened.
 * @param {any} place a calculator-form @param {Earlier} earlier
 * @param {string} word of the form's own @param {string} [more] a text after it
 */
export function offerUndo(place, earlier, word, more = "") {
  place.sayWhy(word)
  offer(place, { ...earlier, said: `${place.status.textContent} ${more}`.trim() })
}

/** @param {any} place a calculator-form @param {Earlier} earlier */
function offer(place, earlier) {
  place.undoable = earlier
  place.classList.toggle("trying", Boolean(earlier.trying))
  place.say(earlier.said)
  const button = place.querySelector("[data-undo]")
  button.hidden = false
  button.focus()
}

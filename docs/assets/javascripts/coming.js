// The line that stands where an answer will, while one is made: with what is going on, as it can take long.
import { runtime } from "./runtime.js"

/** Milliseconds after which an answer is so late that the line says that it comes. */
const LATE = 300

/** @param {any} place a calculator-form @returns {HTMLElement} */
const lineOf = place => place.querySelector("[data-coming]")

/**
 * Shows it, or takes it away. It is said by the form's status, in the same words.
 * @param {any} place a calculator-form @param {boolean} coming
 */
export function showComing(place, coming) {
  if (!coming && !place.coming) return
  const line = lineOf(place), left = !coming && line === document.activeElement
  place.coming = coming
  line.hidden = !coming
  // The focus goes on to the answer or to what is wrong; where neither comes it is back at the button.
  if (left) place.querySelector("[type=submit]").focus()
  if (coming) place.show()
}

/**
 * Takes whoever has asked to where the answer will stand: at once where Python is still to come.
 * @param {any} place a calculator-form
 */
export function awaitAnswer(place) {
  const go = () => {
    if (!place.asked || !place.outcome.hidden) return
    if (!place.coming) showComing(place, true)
    lineOf(place).focus({ preventScroll: true })
    lineOf(place).scrollIntoView({ block: "start" })
  }
  if (runtime.state === "ready") setTimeout(go, LATE)
  else go()
}

/**
 * Whether there is enough to go on from without being asked: where an answer asks the next question,
 * rows and days from elsewhere are.
 * @param {any} place a calculator-form
 */
export function isBegun(place) {
  const rows = place.querySelector("[data-opening]") && place.form.querySelector("[data-rows]")
  const days = /** @type {Control[]} */ ([...place.form.querySelectorAll("input[type=date]")])
  // The opening question assumes the default platform: where the contract is known, Python asks.
  const placed = place.form.querySelector("[name=platform]:checked, [name=on_platform][value=no]:checked")
  return rows && (place.form.querySelector("[data-row]") || days.some(day => day.value) || placed)
}

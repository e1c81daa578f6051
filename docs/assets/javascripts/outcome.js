// What stands beside a form: a verdict of the page's own, Python's answer, or neither.
import { hideBar, showBar } from "./answer-bar.js"
import { mark, summarise } from "./errors.js"
import { show } from "./renew.js"
import { findVerdict } from "./verdicts.js"

/**
 * Shows what the page's own tables say of these answers, until Python says more. Where they say
 * nothing, a verdict on other answers goes, and so does the example before whoever waits: its days
 * are another contract's.
 * @param {any} place a calculator-form @param {Record<string, any>} answers @param {boolean} asked
 */
export function showVerdict(place, answers, asked) {
  const html = findVerdict(place, answers)
  if (html) put(place, html, asked || (place.asked && !place.early))
  else if (place.early) hideAnswer(place)
  else if (asked && !place.answered) reveal(place, false)
  place.early = Boolean(html)
}

/** @param {any} place a calculator-form @param {string} html @param {boolean} asked */
function put(place, html, asked) {
  show(place.querySelector("[data-outcome]"), html)
  place.querySelector(".calculator__example").hidden = !place.undoable?.trying
  reveal(place, true)
  showBar(place)
  if (!asked) return
  place.outcome.focus({ preventScroll: true })
  place.outcome.scrollIntoView({ block: "start" })
}

/** Shows the answer, or hides it. @param {any} place a calculator-form @param {boolean} shown */
export function reveal(place, shown) {
  place.outcome.hidden = !shown
  place.classList.toggle("shown", shown)
}

/** Shows Python's answer. @param {any} place a calculator-form @param {{ html: string }} result @param {boolean} asked */
export function showOutcome(place, result, asked) {
  // Whoever waits has been taken to the verdict already.
  put(place, result.html, asked && !place.early)
  place.early = false
  place.classList.add("answered")
  if (place.stepping) (place.outcome.querySelector("[data-question]") ?? place.outcome).focus()
  place.stepping = false
  place.say(place.undoable?.said ?? (asked || place.answered ? "The answer is up to date." : ""))
  place.answered = true
  place.dispatchEvent(new Event("answered"))
}

/** Hides an answer to earlier inputs, unless the reader is writing in it. @param {any} place a calculator-form */
export function hideAnswer(place) {
  if ((place.answered || place.early) && !place.outcome.querySelector("textarea:focus")) reveal(place, false)
  place.early = false
  hideBar(place)
}

/**
 * Marks what Python finds wrong with the answers; where it gives no answer, an earlier one goes.
 * @param {any} place a calculator-form
 * @param {{ ok: boolean, html: string, errors?: Record<string, string>, doubts?: Record<string, string> }} result
 * @param {boolean} asked
 */
export function showErrors(place, result, asked) {
  mark(place.form, place.name, result)
  if (result.ok) return
  hideAnswer(place)
  if (asked) summarise(place.form, result.html)
  else place.say("Correct the marked answers to see the new result.")
}

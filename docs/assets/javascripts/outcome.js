// What stands beside a form: a verdict of the page's own, Python's answer, or neither.
import { headline, hideBar, showBar } from "./answer-bar.js"
import { newsOf, saidBy } from "./changes.js"
import { mark, markToCome, markUnchosen, summarise } from "./errors.js"
import { takeReading } from "./reading.js"
import { show } from "./renew.js"
import { findVerdict } from "./verdicts.js"

/** Reads an answer: a line of JSON, and the HTML to show. @param {string} answer */
export function readAnswer(answer) {
  const end = answer.indexOf("\n")
  return { ...JSON.parse(answer.slice(0, end)), html: answer.slice(end + 1) }
}

/** Takes the worked example away as soon as the reader asks: its days are another contract's. @param {any} place a calculator-form */
export function leaveExample(place) {
  if (!place.answered && !place.early) reveal(place, false)
}

/**
 * Shows what the page's own tables say of these answers, until Python says more. Where they say
 * nothing, a verdict on other answers goes.
 * @param {any} place a calculator-form @param {Record<string, any>} answers @param {boolean} asked
 */
export function showVerdict(place, answers, asked) {
  const html = findVerdict(place, answers)
  if (html) put(place, html, asked || (place.asked && !place.early))
  else if (place.early) hideAnswer(place)
  place.early = Boolean(html)
}

/** @param {any} place a calculator-form @param {string} html @param {boolean} asked */
function put(place, html, asked) {
  const answer = place.querySelector("[data-outcome]")
  show(answer, html)
  // A list that the reader has touched shows what they chose there, whatever was said elsewhere since.
  for (const option of answer.querySelectorAll("[data-answer] > option[selected]")) option.selected = true
  const example = Boolean(place.undoable?.trying), title = place.querySelector(".calculator__answer")
  title.classList.toggle("calculator__example", example)
  title.textContent = place.word(example ? "example" : "answer")
  // The focus comes to the whole answer, whose name is then said: once, with what it says first.
  place.outcome.ariaLabel = [title.textContent, headline(place)].filter(Boolean).join(": ")
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

/**
 * Shows Python's answer.
 * @param {any} place a calculator-form @param {{ html: string, reading?: Facts }} result
 * @param {boolean} asked @param {boolean} again whether it comes again by itself: where it is, is said then
 */
export function showOutcome(place, result, asked, again) {
  const helped = Boolean(helpIn(place)), before = saidBy(place), day = dayIn(place)?.textContent
  const inside = place.outcome.contains(document.activeElement)
  // What an example says is nobody's.
  if (result.reading && !place.undoable?.trying) takeReading(place.name, result.reading)
  // Whoever waits has been taken to the verdict already.
  put(place, result.html, asked && !place.early)
  place.early = false
  place.classList.add("answered")
  // What had the focus is gone with the answer before.
  const lost = inside && !place.outcome.contains(document.activeElement)
  const after = lost && !place.stepping && stopAfter(place)
  if (after) after.focus({ preventScroll: true })
  else if (place.stepping || lost) goOn(place, helped, day)
  // Whoever is taken to the answer or its next question hears that there; on the agent's desk the desk says it.
  const news = newsOf(place, before), renamed = news === place.outcome.ariaLabel, focused = document.activeElement
  const heard = asked || place.spokenFor || (!place.answered && !again) || (focused === place.outcome && renamed) || (place.stepping && !renamed && focused?.matches("[data-question], [data-help]"))
  place.stepping = false
  // A screen reader that is told something new stops what it was saying: so what has happened to the
  // answers is said again, and the new answer after it. An example was never the reader's own.
  const note = place.note || place.undoable?.said, { given } = place
  place.note = place.given = ""
  if (note) place.say(note, false, false, heard || place.undoable?.trying ? "" : place.outcome.ariaLabel)
  else if (given) place.say(`${place.word("given")}: ${given}${/[.?]$/.test(given) ? "" : "."}`, true, false, heard ? "" : news)
  else if (!heard && news) place.say(news, true)
  // On the desk an answer can come by itself right after an export: what was saved is still said.
  else if (!(place.spokenFor && place.taken)) place.say("")
  place.answered = true
  place.dispatchEvent(new Event("answered"))
}

/**
 * Writes what a form has to say.
 * @param {HTMLElement} status @param {string} text @param {boolean} seen whether all of it stands elsewhere, so that
 *   only screen readers need it @param {string} more what only they need, after the text
 */
export function announce(status, text, seen, more) {
  status.classList.toggle("calculator__status--heard", seen)
  if (status.textContent === text + (more && ` ${more}`)) return
  status.textContent = text
  if (!more) return
  status.append(" ", Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: more }))
}

/** Help for a person, which stands before all else. @param {any} place a calculator-form @returns {HTMLElement | null} */
const helpIn = place => place.outcome.querySelector("[data-help]")

/** What a button is called, without the hint that stands in it. @param {HTMLElement} button @returns {string} */
export function nameOf(button) {
  const parts = /** @type {any[]} */ ([...button.childNodes]).filter(part => part.localName !== "small" && !part.matches?.("[data-stop]"))
  return button.ariaLabel ?? parts.map(part => part.textContent).join("").trim()
}

/** The first step with its day. @param {any} place a calculator-form @returns {HTMLElement | null} */
const dayIn = place => place.outcome.querySelector("[data-first-day]")

/**
 * Takes who has answered to what comes next: to help that has just come, also where it stands above
 * the screen, or else to the next question. A day that the answer gave stands above that question, and
 * is brought into sight with it: the focus goes on to the question all the same.
 * @param {any} place a calculator-form @param {boolean} helped whether the help was there before
 * @param {string} [before] what the first step with a day said before, if there was one
 */
function goOn(place, helped, before) {
  const help = helped ? null : helpIn(place), day = dayIn(place)
  const next = help ?? place.outcome.querySelector("[data-question]") ?? place.outcome
  next.focus({ preventScroll: true })
  if (help) return help.scrollIntoView({ block: "center" })
  if (day && day.textContent !== before) return day.scrollIntoView({ block: "start" })
  const { top, bottom } = next.getBoundingClientRect()
  // A question that stands whole below the header stays where it is.
  if (top < parseFloat(getComputedStyle(next).scrollMarginTop) || bottom > innerHeight) next.scrollIntoView({ block: "start" })
}

/**
 * Where Tab leads from the list beside the form that was just left, and whose choice has made the
 * answer again: what the focus had come to went with the answer before.
 * @param {any} place a calculator-form @returns {HTMLElement | undefined}
 */
function stopAfter({ outcome, left }) {
  if (!left?.isConnected) return undefined
  const stops = /** @type {HTMLElement[]} */ ([...outcome.querySelectorAll("a[href], button, input, select, textarea, summary")])
  return stops.find(stop => left.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING && stop.checkVisibility())
}

/** Hides an answer to earlier inputs, unless the reader is writing in it. @param {any} place a calculator-form */
export function hideAnswer(place) {
  if ((place.answered || place.early) && !place.outcome.querySelector("textarea:focus")) reveal(place, false)
  place.early = false
  hideBar(place)
}

/** Says why there is no answer, with what can be done. @param {any} place a calculator-form @param {string} reason */
export function sayNone(place, reason) {
  place.show()
  place.sayWhy(reason)
  if (!place.early) hideAnswer(place)
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
  // It has no answer to be said with.
  place.given = ""
  hideAnswer(place)
  if (asked) summarise(place.form, result.html)
  else sayWrong(place)
}

/** Says that an answer is wrong, once the reader has left it: not while they correct it. @param {any} place a calculator-form */
export function sayWrong(place) {
  const wrong = place.form.querySelector("[aria-invalid]"), writing = place.form.querySelector("textarea:focus, input:not([type=radio], [type=checkbox]):focus")
  if (wrong && !writing) place.say("Correct the marked answers to see the new result.")
}

/**
 * Whether what was chosen or typed beside the form can be taken; of a day that is still to come, and
 * of a list in which nothing is chosen, it is said why not.
 * @param {any} place a calculator-form @param {any} control
 */
export function canTake(place, control) {
  const list = /** @type {HTMLSelectElement | null} */ (document.getElementById(control.dataset.from ?? ""))
  if (list && !list.value) {
    markUnchosen(list)
    return false
  }
  const wrong = markToCome(control)
  if (wrong) place.say(wrong, true)
  return control.validity.valid
}

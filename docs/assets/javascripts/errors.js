// Errors of a form: a note beside each question, a summary above, and the way from one to the other.
import { read } from "./renew.js"

/** @typedef {{ control: Element, kind: string, id: string, text: string }} Note */

/**
 * Marks each wrong question, and says beside a question that its answer does not fit another one.
 * What an earlier answer has marked goes. A note that stands already is left alone: each that comes
 * is laid out.
 * @param {HTMLFormElement} form @param {string} tool
 * @param {{ errors?: Record<string, string>, doubts?: Record<string, string> }} said by name
 */
export function mark(form, tool, { errors = {}, doubts = {} }) {
  const wrong = findNotes(form, tool, errors, "error")
  const notes = new Map([...wrong, ...findNotes(form, tool, doubts, "doubt")].map(note => [note.id, note]))
  for (const old of form.querySelectorAll(".field__error, .field__doubt")) {
    const note = notes.get(old.id)
    if (note && describedBy(note.control).includes(note.id) && old.textContent === note.text) notes.delete(note.id)
    else drop(form, old)
  }
  for (const note of notes.values()) add(note)
  const controls = new Set(wrong.map(({ control }) => control))
  for (const control of form.querySelectorAll("[aria-invalid]")) if (!controls.has(control)) control.removeAttribute("aria-invalid")
  for (const control of controls) if (!control.hasAttribute("aria-invalid")) control.setAttribute("aria-invalid", "true")
  form.querySelector("[data-errors]").replaceChildren()
}

/** @param {Element} control */
const describedBy = control => (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)

/**
 * The note of each question that is named and stands in the form.
 * @param {HTMLFormElement} form @param {string} tool @param {Record<string, string>} texts by name @param {string} kind
 * @returns {Note[]}
 */
function findNotes(form, tool, texts, kind) {
  return Object.entries(texts).flatMap(([name, text]) => {
    const control = form.querySelector(`#${CSS.escape(`${tool}-${name.replaceAll(".", "-")}`)}`)
    return control ? [{ control, kind, id: `${control.id}-${kind}`, text }] : []
  })
}

/** @param {Note} note */
function add({ control, kind, id, text }) {
  const note = Object.assign(document.createElement("p"), { className: `field__${kind}`, id, textContent: text })
  if (control.matches("fieldset")) control.querySelector("legend").after(note)
  else (control.closest("label") ?? control).before(note)
  control.setAttribute("aria-describedby", [...describedBy(control), id].join(" "))
}

/** @param {Element} place where the question stands @param {Element} note */
function drop(place, note) {
  note.remove()
  const control = place.querySelector(`[aria-describedby~="${CSS.escape(note.id)}"]`)
  if (!control) return
  const rest = describedBy(control).filter(id => id !== note.id)
  if (rest.length) control.setAttribute("aria-describedby", rest.join(" "))
  else control.removeAttribute("aria-describedby")
}

/**
 * Says beside a day that it is still to come, where its question takes none that is; once a day is
 * right, that goes.
 * @param {Control} control of a day, with the words in `data-to-come` @returns {string} what is wrong
 */
export function markToCome(control) {
  const { validity, dataset: { toCome = "" } } = control, id = `${control.id}-error`, note = document.getElementById(id)
  const wrong = validity.rangeOverflow ? toCome : ""
  if (wrong && !note) add({ control, kind: "error", id, text: wrong })
  if (wrong) control.setAttribute("aria-invalid", "true")
  if (note && validity.valid) {
    control.removeAttribute("aria-invalid")
    drop(control.closest("[data-question]"), note)
  }
  return wrong
}

/**
 * Says beside a list, in the words that stand in it until something is chosen, that this is needed, and
 * takes the reader there. A choice takes that away.
 * @param {HTMLSelectElement} list
 */
export function markUnchosen(list) {
  const id = `${list.id}-error`
  if (!document.getElementById(id)) {
    add({ control: list, kind: "error", id, text: `${list.options[0].text}.` })
    list.setAttribute("aria-invalid", "true")
    list.addEventListener("change", () => {
      const note = document.getElementById(id)
      list.removeAttribute("aria-invalid")
      if (note) drop(note.parentElement, note)
    }, { once: true })
  }
  list.focus()
}

/** Shows the summary that Python wrote, and takes the reader there. @param {HTMLFormElement} form @param {string} html */
export function summarise(form, html) {
  const summary = form.querySelector("[data-errors]")
  summary.replaceChildren(...read(html).childNodes)
  const first = /** @type {HTMLElement | null} */ (summary.firstElementChild)
  first?.focus()
}

/**
 * Takes the reader to a question: its words come into view, and its first control has the focus.
 * Where rows have none yet, that is the button that adds one.
 * @param {string} id of a control, or of the group that holds a question's controls
 */
export function reach(id) {
  const question = document.getElementById(id)
  if (!question) return
  for (let fold = question.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
  const group = question.matches("fieldset")
  const seen = group ? [...question.querySelectorAll("input, select, textarea, button")].filter(one => one.getClientRects().length) : [question]
  seen[0]?.focus({ preventScroll: true })
  ;(group ? question.querySelector("legend") : question).scrollIntoView({ block: "center" })
}

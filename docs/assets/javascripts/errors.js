// Errors of a form: a note beside each question, a summary above, and the way from one to the other.
import { read } from "./renew.js"

/** Takes away what an earlier answer has marked. @param {HTMLFormElement} form */
export function clearErrors(form) {
  for (const note of form.querySelectorAll(".field__error, .field__doubt")) {
    const control = form.querySelector(`[aria-describedby~="${CSS.escape(note.id)}"]`)
    const rest = (control?.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id !== note.id)
    if (rest.join("")) control?.setAttribute("aria-describedby", rest.join(" "))
    else control?.removeAttribute("aria-describedby")
    note.remove()
  }
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid")
  form.querySelector("[data-errors]").replaceChildren()
}

/** Marks each wrong question. @param {HTMLFormElement} form @param {string} tool @param {Record<string, string>} errors by name */
export function markErrors(form, tool, errors) {
  for (const control of addNotes(form, tool, errors, "error")) control.setAttribute("aria-invalid", "true")
}

/** Says beside a question that its answer does not fit another one. @param {HTMLFormElement} form @param {string} tool @param {Record<string, string>} doubts by name */
export function markDoubts(form, tool, doubts) {
  addNotes(form, tool, doubts, "doubt")
}

/**
 * Puts a note beside each question that is named. Returns their controls.
 * @param {HTMLFormElement} form @param {string} tool @param {Record<string, string>} texts by name @param {string} kind
 */
function addNotes(form, tool, texts, kind) {
  const found = []
  for (const [name, text] of Object.entries(texts)) {
    const control = form.querySelector(`#${CSS.escape(`${tool}-${name.replaceAll(".", "-")}`)}`)
    if (!control) continue
    const note = document.createElement("p")
    note.className = `field__${kind}`
    note.id = `${control.id}-${kind}`
    note.textContent = text
    if (control.matches("fieldset")) control.querySelector("legend").after(note)
    else control.before(note)
    control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "))
    found.push(control)
  }
  return found
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

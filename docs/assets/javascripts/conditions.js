// Which questions and choices a form shows: those whose condition, `data-when`, is met by the
// answers so far, and whose `data-unless` is not.
import { byName } from "./answers.js"

// An attribute that is set to what it is makes the browser look at all styles again, so none is.
/** @param {Element} element @param {boolean} hidden */
export const hide = (element, hidden) => element.toggleAttribute("hidden", hidden)

/**
 * Whether a condition is met. A hidden question counts as not answered, but for itself: a question
 * that names itself is shown where another tool has its answer.
 * @param {string} condition `name`, `name=value` or `name=value|value`; several are joined by ` or `
 * @param {(name: string) => Control[]} find the controls of a name
 * @param {Element} [field] the question that has the condition
 */
export function isMet(condition, find, field) {
  return condition.split(" or ").some(one => {
    const [name, values] = one.split("=")
    return find(name).some(control => [null, field].includes(control.closest(".field[hidden]"))
      && (control.checked || !/^(checkbox|radio)$/.test(control.type))
      && (values ? values.split("|").includes(control.value) : control.value !== ""))
  })
}

/** @param {HTMLElement} choice an option of a list, or the place of a button */
const isChosen = choice => choice instanceof HTMLOptionElement ? choice.selected : choice.querySelector("input").checked

/**
 * Shows the fields whose condition is met, hides the others; what they hold stays.
 * What hangs on a hidden field is hidden too, and so is a group without a field.
 * A field in a row looks at the row that it stands in; `data-unless` looks at the whole form.
 * A choice that is made stays in sight, so that nothing is sent or lost that the reader does not see.
 * @param {HTMLFormElement} form
 */
export function showQuestions(form) {
  // Once for all: to find one name in a form can take as long as the form is.
  const named = byName(form.elements)
  /** Each condition once: rows repeat their choices. @type {Map<string, boolean>} */
  const met = new Map([["", false]])
  const isLeftOut = (/** @type {HTMLElement} */ { dataset: { unless = "" } }) => {
    if (!met.has(unless)) met.set(unless, isMet(unless, name => named.get(name) ?? []))
    return met.get(unless)
  }
  for (const field of form.querySelectorAll(".field:is([data-when], [data-unless])")) {
    const inRow = field.closest("[data-row]")
    const path = (/** @type {string} */ name) => inRow ? field.dataset.field.replace(/[^.]*$/, name) : name
    const isWanted = !field.dataset.when || isMet(field.dataset.when, name => named.get(path(name)) ?? [], field)
    hide(field, !isWanted || isLeftOut(field))
  }
  for (const choice of form.querySelectorAll("option[data-unless], .option[data-unless]")) {
    const left = isLeftOut(choice) && !isChosen(choice)
    hide(choice, left)
    // Some browsers show an option of a list that is hidden.
    if (choice instanceof HTMLOptionElement) choice.toggleAttribute("disabled", left)
  }
  for (const group of form.querySelectorAll(".group")) hide(group, !group.querySelector(".field:not([hidden])"))
}

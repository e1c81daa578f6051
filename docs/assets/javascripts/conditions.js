// Which questions a form shows: those whose condition, `data-when`, is met by the answers so far.
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

/**
 * Shows the fields whose condition is met, hides the others; what they hold stays.
 * What hangs on a hidden field is hidden too, and so is a group without a field.
 * A field in a row looks at the row that it stands in.
 * @param {HTMLFormElement} form
 */
export function showQuestions(form) {
  // Once for all: to find one name in a form can take as long as the form is.
  const named = byName(form.elements)
  for (const field of form.querySelectorAll("[data-when]")) {
    const inRow = field.closest("[data-row]")
    const path = (/** @type {string} */ name) => inRow ? field.dataset.field.replace(/[^.]*$/, name) : name
    hide(field, !isMet(field.dataset.when, name => named.get(path(name)) ?? [], field))
  }
  for (const group of form.querySelectorAll(".group")) hide(group, !group.querySelector(".field:not([hidden])"))
}

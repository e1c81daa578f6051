// Which questions a form shows: those whose condition, `data-when`, is met by the answers so far.

/**
 * Whether a condition is met. A hidden question counts as not answered.
 * @param {string} condition `name`, `name=value` or `name=value|value`
 * @param {(name: string) => Control[]} find the controls of a name
 */
export function isMet(condition, find) {
  const [name, values] = condition.split("=")
  return find(name).some(control => !control.closest("[hidden]")
    && (control.checked || !/^(checkbox|radio)$/.test(control.type))
    && (values ? values.split("|").includes(control.value) : control.value !== ""))
}

/**
 * Shows the fields whose condition is met, hides the others; what they hold stays.
 * What hangs on a hidden field is hidden too, and so is a group without a field.
 * A field in a row looks at the row that it stands in.
 * @param {HTMLFormElement} form
 */
export function showQuestions(form) {
  const groups = form.querySelectorAll(".group")
  for (const group of groups) group.hidden = false
  for (const field of form.querySelectorAll("[data-when]")) {
    const inRow = field.closest("[data-row]")
    const path = (/** @type {string} */ name) => inRow ? field.dataset.field.replace(/[^.]*$/, name) : name
    /** @param {string} name @returns {any[]} */
    const find = name => [form.elements.namedItem(path(name)) ?? []].flatMap(one => one instanceof RadioNodeList ? [...one] : one)
    field.hidden = !isMet(field.dataset.when, find)
  }
  for (const group of groups) group.hidden = !group.querySelector(".field:not([hidden])")
}

// Rows of a form: a block with `data-rows` holds a template and a list of filled rows.

/** Adds empty rows until there are `count`. @param {Element} rows @param {number} count */
export function addRows(rows, count) {
  const list = rows.querySelector("[data-row-list]"), { content } = rows.querySelector("template")
  const added = []
  for (let index = list.children.length; index < count; index++) {
    const row = content.cloneNode(true).firstElementChild
    // Before it stands in the form, which looks itself through for each name that changes in it.
    number(row, index)
    added.push(row)
  }
  if (added.length) list.append(...added)
}

/** Adds one empty row. @param {Element} rows @returns {Element} the row */
export function addRow(rows) {
  addRows(rows, rows.querySelector("[data-row-list]").children.length + 1)
  return rows.querySelector("[data-row-list]").lastElementChild
}

/** Takes a row away. @param {Element} row */
export function removeRow(row) {
  const rows = row.closest("[data-rows]")
  row.remove()
  for (const [index, row] of rows.querySelectorAll("[data-row]").entries()) number(row, index)
  rows.querySelector("[data-add-row]").focus()
}

/** Takes every row of a form away. @param {HTMLFormElement} form */
export function removeRows(form) {
  for (const list of form.querySelectorAll("[data-row-list]")) list.replaceChildren()
}

const ATTRIBUTES = ["id", "name", "for", "aria-describedby", "data-field", "data-understood"]

/** Numbers a row, so that names and ids follow the order in the page. @param {Element} row @param {number} index */
function number(row, index) {
  const shown = row.querySelector("[data-row-number]")
  if (shown.textContent === String(index + 1)) return
  shown.textContent = String(index + 1)
  for (const element of row.querySelectorAll("*")) {
    for (const attribute of ATTRIBUTES) {
      const value = element.getAttribute(attribute)
      if (value) element.setAttribute(attribute, value.replace(/([.-])(#|\d+)([.-])/, `$1${index}$3`))
    }
  }
}

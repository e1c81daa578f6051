// Rows of a form: a block with `data-rows` holds a template and a list of filled rows.

/** Adds empty rows until there are `count`. @param {Element} rows @param {number} count */
export function addRows(rows, count) {
  const list = rows.querySelector("[data-row-list]"), { content } = rows.querySelector("template")
  const before = list.children.length
  for (let index = before; index < count; index++) list.append(content.cloneNode(true).firstElementChild)
  if (before < count) number(rows)
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
  number(rows)
  rows.querySelector("[data-add-row]").focus()
}

/** Numbers the rows, so that names and ids follow the order in the page. @param {Element} rows */
function number(rows) {
  const attributes = ["id", "name", "for", "aria-describedby", "data-field", "data-understood"]
  for (const [index, row] of rows.querySelectorAll("[data-row]").entries()) {
    const shown = row.querySelector("[data-row-number]")
    if (shown.textContent === String(index + 1)) continue
    shown.textContent = String(index + 1)
    for (const element of row.querySelectorAll("*")) {
      for (const attribute of attributes) {
        const value = element.getAttribute(attribute)
        if (value) element.setAttribute(attribute, value.replace(/([.-])(#|\d+)([.-])/, `$1${index}$3`))
      }
    }
  }
}

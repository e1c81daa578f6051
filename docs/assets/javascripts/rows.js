// Rows of a form: a block with `data-rows` holds a template and a list of filled rows.
import { lighten } from "./later.js"

/** How many rows of a table come whole. Those after them are laid out when they come near, and so are their lists and days. */
const WHOLE = 20

/** Adds empty rows until there are `count`. @param {Element} rows @param {number} count */
export function addRows(rows, count) {
  const list = rows.querySelector("[data-row-list]"), { length } = list.children
  if (length >= count) return
  const added = new DocumentFragment()
  const row = rows.querySelector("template").content.firstElementChild
  dropBlanks(row)
  add(row, length, Math.min(count, WHOLE))
  if (count > WHOLE) add(later(rows, row), Math.max(length, WHOLE), count)
  list.append(added)

  /** @param {Element} row @param {number} from @param {number} end */
  function add(row, from, end) {
    const number = numbering(row)
    // Each row has its number before it stands in the form, which looks itself through for each name
    // that changes in it; and it is made in the page's own document, so that nothing has to move there.
    for (let index = from; index < end; index++) {
      number(index)
      added.append(document.importNode(row, true))
    }
  }
}

/** A row that comes after the whole ones. @param {Element} rows @param {Element} whole @returns {Element} */
function later(rows, whole) {
  const row = /** @type {Element} */ (whole.cloneNode(true))
  row.classList.add("row--later")
  lighten(rows, row)
  return row
}

/**
 * Takes the blanks between elements out of a row that is copied: they are half of it, and only one
 * after a field can be seen.
 * @param {Element} row
 */
function dropBlanks(row) {
  for (const { childNodes } of [row, ...row.querySelectorAll("*")]) {
    for (const node of [...childNodes]) {
      if (node.nodeType === Node.TEXT_NODE && !node.nodeValue.trim() && node.previousSibling?.nodeName !== "INPUT") node.remove()
    }
  }
}

/** Adds one empty row. @param {Element} rows @returns {Element} the row */
export function addRow(rows) {
  addRows(rows, rows.querySelector("[data-row-list]").children.length + 1)
  return rows.querySelector("[data-row-list]").lastElementChild
}

/**
 * Takes a row away, and goes to the one that follows it, or to the one before where none does.
 * @param {Element} row @returns {string} what there is to say
 */
export function removeRow(row) {
  const rows = row.closest("[data-rows]"), near = row.nextElementSibling ?? row.previousElementSibling
  const legend = row.querySelector("legend").textContent.trim().replace(/\s+/g, " ")
  row.remove()
  for (const [index, row] of rows.querySelectorAll("[data-row]").entries()) {
    if (row.querySelector("[data-row-number]").textContent !== String(index + 1)) numbering(row)(index)
  }
  ;(near?.querySelector("input, select, textarea") ?? rows.querySelector("[data-add-row]")).focus()
  return `Removed: ${legend}.`
}

/** Takes every row of a form, or of one of its lists, away. @param {Element} within */
export function removeRows(within) {
  for (const list of within.querySelectorAll("[data-row-list]")) list.replaceChildren()
}

const NUMBERED = /^(.*?[.-])(?:#|\d+)([.-].*)$/
const ATTRIBUTES = ["id", "name", "for", "aria-describedby", "data-field", "data-understood"]

/**
 * What numbers a row, so that names and ids follow the order in the page. The row is looked through
 * once, for however many numbers it gets.
 * @param {Element} row @returns {(index: number) => void}
 */
function numbering(row) {
  const shown = row.querySelectorAll("[data-row-number]")
  const places = [...row.querySelectorAll("*")].flatMap(element => ATTRIBUTES.flatMap(attribute => {
    // A question is described by its hint and by its error: more than one id.
    const ids = (element.getAttribute(attribute) ?? "").split(" ").map(id => NUMBERED.exec(id) ?? [id, id])
    return ids.some(([, , after]) => after) ? [{ element, attribute, ids }] : []
  }))
  return index => {
    for (const place of shown) place.textContent = String(index + 1)
    for (const { element, attribute, ids } of places) {
      element.setAttribute(attribute, ids.map(([, before, after]) => after ? before + index + after : before).join(" "))
    }
  }
}

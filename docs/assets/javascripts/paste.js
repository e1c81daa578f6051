// Rows that are pasted from a spreadsheet: a line is a row, a tab ends a cell. What a cell says is
// put where it fits; what cannot be read stays blank, and is said.
import { addDays, putDay } from "./days.js"
import { choices, choose, isDay } from "./later.js"
import { addRows } from "./rows.js"
import { offerUndo, remember } from "./trying.js"

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
const plain = (/** @type {string} */ text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()
const AGO = new Map([["today", 0], ["yesterday", 1], ["a day ago", 1], ["last week", 7], ["a week ago", 7]])
const two = (/** @type {string | number} */ number) => String(number).padStart(2, "0")

/** Lines and cells as spreadsheets copy them: a cell in quotation marks may hold line ends. @param {string} text */
export function cells(text) {
  /** @type {string[][]} */
  const lines = [[]]
  for (const [, quoted, bare, end] of text.replace(/\r\n?/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    lines.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).trim())
    if (end === "\n") lines.push([])
    if (!end) break
  }
  return lines.filter(line => line.some(cell => cell))
}

/**
 * A day as ISO 8601, or nothing where it can be read in two ways or in none.
 * @param {string} text such as 2026-10-02, 2 Oct 2026, Oct 2, 2026, 25/10/2026 or 3 days ago
 * @param {string} today ISO 8601, where the reader is
 */
export function readDay(text, today = new Date().toLocaleDateString("sv")) {
  const [, count, unit] = /^(\d{1,3}) (day|week)s? ago$/i.exec(text) ?? []
  const ago = count ? Number(count) * (unit.toLowerCase() === "week" ? 7 : 1) : AGO.get(text.toLowerCase())
  if (ago !== undefined) return addDays(today, -ago)
  const [iso] = /^\d{4}-\d\d-\d\d(?!\d)/.exec(text) ?? []
  if (iso) return iso
  const named = /^(?:(\d{1,2})[. ]+([a-z]{3})[a-z]*|([a-z]{3})[a-z]* (\d{1,2})),? (\d{4})$/i.exec(text.replaceAll(".", " ").replace(/ +/g, " "))
  if (named) {
    const month = MONTHS.indexOf((named[2] ?? named[3]).toLowerCase()) + 1
    return month ? `${named[5]}-${two(month)}-${two(named[1] ?? named[4])}` : ""
  }
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (!year || (Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second))) return ""
  const [day, month] = Number(first) > 12 ? [first, second] : [second, first]
  return `${year}-${two(month)}-${two(day)}`
}

/** What a cell is in a list to choose from, or nothing. @param {HTMLSelectElement} list @param {string} text */
function find(list, text) {
  const said = plain({ true: "yes", x: "yes", y: "yes", false: "no", n: "no" }[plain(text)] ?? text)
  return choices(list).find(({ value, label }) => [value, label].some(one => plain(one) === said))?.value ?? ""
}

/**
 * Puts a cell into a control, in place of what stood there. Returns whether it could be read: a
 * control takes no day that does not exist.
 * @param {Control} control @param {string} text
 */
export function put(control, text) {
  const day = readDay(text), [time] = /\d\d:\d\d/.exec(text) ?? []
  if (isDay(control)) putDay(control, day && time ? `${day}T${time}` : day)
  else if (control.matches("select")) choose(/** @type {any} */ (control), find(/** @type {any} */ (control), text))
  else control.value = control.type === "datetime-local" ? day && `${day}T${time ?? "12:00"}` : text
  return control.value !== ""
}

/** The controls of a row that have a name, in order. @param {Element} row */
const named = row => /** @type {Control[]} */ ([...row.querySelectorAll("[name]")])

/** What a control is called. @param {any} control */
const called = ({ labels, name }) => [labels[0].textContent.replace("(required)", ""), name.split(".").at(-1)].map(plain)

/**
 * For each cell of the first line the control's place in a row, where that line holds headings.
 * @param {Control[]} controls @param {string[]} line
 */
export function headings(controls, line) {
  const words = controls.map(called)
  const places = line.map(cell => words.findIndex(said => cell && said.some(word => word === plain(cell) || word.startsWith(`${plain(cell)} `))))
  return places.filter(place => place >= 0).length * 2 > line.length ? places : undefined
}

/** Takes a day that is pasted, in any form that it can be read in. @param {any} place a calculator-form @param {Control} control @param {string} text */
function pasteDay(place, control, text) {
  const before = control.value
  if (!readDay(text) || !put(control, text)) {
    control.value = before
    return place.say(`“${text.slice(0, 40)}” could not be read as a day. Choose the day, or paste it as 2026-10-08.`)
  }
  for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }))
}

/**
 * Takes what is pasted into a day, and into a row, if it is more than one cell.
 * @param {any} place a calculator-form @param {ClipboardEvent} event
 */
export function pasteRows(place, event) {
  const target = /** @type {Control} */ (/** @type {unknown} */ (event.target))
  const row = target.closest("[data-row]"), text = event.clipboardData?.getData("text/plain") ?? ""
  if (target.type === "date" && text.trim() && !/[\t\n]/.test(text.trim())) {
    event.preventDefault()
    return pasteDay(place, target, text.trim())
  }
  if (!row || target.matches("textarea") || !/[\t\n]/.test(text.trim())) return
  event.preventDefault()
  const rows = row.closest("[data-rows]"), list = rows.querySelector("[data-row-list]")
  // What is pasted into an example belongs to the example.
  const example = place.undoable?.trying ? place.undoable : undefined, earlier = example ?? remember(place)
  const lines = cells(text), controls = named(row), found = headings(controls, lines[0])
  if (found) lines.shift()
  const first = [...list.children].indexOf(row), from = controls.indexOf(target)
  const places = found ?? controls.map((_, index) => from + index)
  // A longer list could not be saved to a file, and a page with thousands of rows stands still.
  const over = lines.splice(Math.max(0, Number(rows.dataset.most) - first)).length
  addRows(rows, first + lines.length)
  let unread = 0
  for (const [index, line] of lines.entries()) {
    const into = named(list.children[first + index])
    for (const [column, cell] of line.entries()) {
      const control = into[places[column]], done = control && put(control, cell)
      if (cell && !done) unread += 1
    }
  }
  place.changed()
  const count = example ? "" : `${lines.length} ${lines.length === 1 ? "row" : "rows"} filled in.`
  const left = unread ? `${unread} ${unread === 1 ? "cell" : "cells"} could not be read: fill in what is blank.` : ""
  const out = over ? `${over} ${over === 1 ? "line was" : "lines were"} left out: a list holds at most ${rows.dataset.most} rows.` : ""
  offerUndo(place, earlier, example ? "trying" : "pasted", [count, out, left].filter(Boolean).join(" "))
}

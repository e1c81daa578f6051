// A pasted text as a table of tickets: with a head of names, with none, or of one column.

import { ticketsOf, writeTable } from "./desk-several.js"

// This many rows are a table; a letter with commas has no lines of as many parts.
const ROWS = 2
// Characters and words of a name in a head: what is longer is a sentence.
const LONGEST = { characters: 40, words: 4 }
// The most characters of an id, and the fewest words of what may be a subject.
const ID = 20, SUBJECT = 2
// What parts units in no text that is pasted: each row is one cell then.
const NO_SEPARATOR = "\x1f"
const BLANK = /\n[^\S\n]*\n/

/** @typedef {{ word: string, rows: number, queued: string }} Table what is said of it, how many tickets it has, and what the queue reads */
/** @typedef {{ word: string, count: number }} Open which word says that a text could be several tickets, and how many */

/** @type {Open} */
export const NOTHING = { word: "", count: 0 }

/**
 * The table that a text is, or undefined. @param {string} text
 * @param {string[]} heads what heads call a column of a ticket's words @returns {Table | undefined}
 */
export function tableOf(text, heads) {
  const rows = rowsOf(text)
  if (rows) return { word: "table", rows, queued: text }
  return withoutHead(text) ?? ofOneColumn(text, heads)
}

/** Which word says that a text could be several tickets or a table. @param {string} text @param {string[]} heads @returns {Open} */
export function couldBe(text, heads) {
  const table = tableOf(text, heads)
  if (table) return { word: "one_rows", count: table.rows }
  if (isRagged(text)) return { word: "one_table", count: 0 }
  const count = cellsOfColumn(text)
  if (count) return { word: "one_rows", count }
  const { tickets, more } = ticketsOf(text)
  return more || tickets.length ? { word: "one_several", count: tickets.length } : NOTHING
}

/** How many rows a table has under its head, or 0 where a text is none with a head. @param {string} text */
export const rowsOf = text => tablesIn(text).find(({ rows, even }) => even === rows)?.rows ?? 0

/** Whether a text is like a table, but some of its rows are longer or shorter than its head. @param {string} text */
const isRagged = text => !rowsOf(text) && tablesIn(text).some(({ rows, even }) => even >= ROWS && even > rows / 2)

/** What a text is as a table: how many rows it has below a head of names, and how many of them are as long as the head. @param {string} text */
function tablesIn(text) {
  return ["\t", ";", ","].flatMap(separator => {
    const [head, ...rows] = records(text, separator)
    const named = head?.filter(Boolean).length > 1 && new Set(head).size === head.length && head.every(cell => isName(cell, separator)) && !isRow(head, rows)
    return named && rows.length >= ROWS ? [{ rows: rows.length, even: rows.filter(row => row.length === head.length).length }] : []
  })
}

/**
 * Whether this can be the name of a column. What tabs part is hardly a letter: there a name may end
 * like a sentence ("No."), and a column may have none.
 * @param {string} cell of a head @param {string} separator
 */
function isName(cell, separator) {
  const tabs = separator === "\t", ends = tabs ? /:$|^\d+$/ : /[.!?:]$|^\d+$/
  return (tabs || cell.length > 0) && cell.length <= LONGEST.characters && cell.split(/\s+/).length <= LONGEST.words && !ends.test(cell)
}

/** Whether a first line has a number of its own like those below it, and is a row like them. @param {string[]} head @param {string[][]} rows */
const isRow = ([first], rows) => /\d/.test(first) && rows.length > 0 && formOf(first) === formOf(rows[0][0])

/** A cell with 9 for figures and a for letters, so that ids of one kind are the same. @param {string} cell */
const formOf = cell => cell.replace(/\d+/g, "9").replace(/\p{L}+/gu, "a")

/**
 * Rows of as many cells that tabs part, and no head: each could be a ticket. What only labels and values
 * are is one. The longest cell is the text, so that no words of a customer are left out.
 * @param {string} text @returns {Table | undefined}
 */
function withoutHead(text) {
  const rows = records(text, "\t"), width = rows[0]?.length
  const labels = rows.every(([first]) => first.endsWith(":")), worded = rows.some(row => row.some(cell => /\p{L}/u.test(cell)))
  if (rows.length < ROWS || width < 2 || rows.some(row => row.length !== width) || labels || !worded) return undefined
  return { word: "rows", rows: rows.length, queued: writeTable(rows.map(ticketOf)) }
}

/** What the cells of a row without a head are. @param {string[]} row */
function ticketOf(row) {
  const text = row.reduce((longest, cell) => cell.length > longest.length ? cell : longest), others = row.filter(cell => cell !== text)
  const id = others.find(isId) ?? ""
  return { id, subject: others.filter(cell => cell !== id && cell.split(/\s+/).length >= SUBJECT).join(", "), text }
}

/** Whether a cell can be an id: short, with figures at its front. @param {string} cell */
const isId = cell => cell.length <= ID && /^[#\p{L}-]{0,10}\d\S*$/u.test(cell)

/**
 * Rows of one column, as a spreadsheet copies them: a cell of several lines stands in quotation marks,
 * and marks within it are doubled. @param {string} text @param {string[]} heads @returns {Table | undefined}
 */
function ofOneColumn(text, heads) {
  const { cells, quoted, doubled } = columnOf(text), [head = "", ...below] = cells
  const named = heads.includes(head.toLowerCase())
  if (named && below.length >= ROWS && (quoted || !BLANK.test(text.trim()))) return { word: quoted ? "table" : "column", rows: below.length, queued: text }
  if (cells.length < ROWS || !(doubled || (quoted >= ROWS && quoted >= cells.length / 2))) return undefined
  return { word: "column", rows: cells.length, queued: writeTable(cells.map(cell => ({ text: cell }))) }
}

/** How many tickets the cells of a column would be where too little speaks for one, or 0. @param {string} text */
function cellsOfColumn(text) {
  const { cells, quoted } = columnOf(text)
  const open = quoted && cells.length >= ROWS && !cells.some(cell => cell.endsWith(":"))
  // A letter that quotes somebody has blank lines around that.
  return open && !BLANK.test(text.replace(/"[^"]*"/g, "").trim()) ? cells.length : 0
}

/** The cells of a text as one column, how many are quoted as a spreadsheet does it, and in how many of those marks are doubled. @param {string} text */
function columnOf(text) {
  /** @type {string[]} */
  const marked = [], tabs = records(text, "\t").some(row => row.length > 1)
  const cells = tabs ? [] : records(text, NO_SEPARATOR, marked).map(([cell]) => cell)
  const quoted = marked.filter(cell => cell.includes("\n") || cell.includes('""'))
  return { cells, quoted: quoted.length, doubled: quoted.filter(cell => cell.includes('""')).length }
}

/** The lines of a table that are not empty, each as its cells: what stands in quotation marks may hold lines and separators. @param {string} text @param {string} separator @param {string[]} [marked] takes what stands in marks, as it is written there */
function records(text, separator, marked = []) {
  /** @type {string[][]} */
  const found = [[]]
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\n]*))(${separator}|\n|$)`, "g")
  for (const [, quoted, bare, end] of text.replace(/\r\n?/g, "\n").matchAll(cell)) {
    if (quoted) marked.push(quoted)
    found.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).trim())
    if (end === "\n") found.push([])
    if (!end) break
  }
  return found.filter(row => row.some(Boolean))
}

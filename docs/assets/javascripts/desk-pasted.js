// What is pasted on the agent's desk: the next ticket, a part of the one in the box, or a whole queue.
import { read as readForm } from "./answers.js"
import { takesText } from "./desk-keys.js"
import { ticketsOf, writeTable } from "./desk-several.js"

// A head and this many rows are a table; a letter with commas has no lines of as many parts.
const ROWS = 2
// Characters and words of a name in a head: what is longer is a sentence.
const LONGEST = { characters: 40, words: 4 }

/** @typedef {{ text: string, answers: Record<string, any>, touched: string[] }} Left a ticket with the answers that stood beside it */

export class DeskPasted {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.offer = desk.querySelector("[data-offer]")
    this.one = desk.querySelector("[data-one]")
    /** The text that the agent has said to be one ticket. */
    this.asOne = ""
    /** A pasted table or several tickets, which are neither a ticket nor a queue yet, and what the queue would read. */
    this.table = this.queued = ""
    this.hear = (/** @type {ClipboardEvent} */ event) => this.take(event)
    document.addEventListener("paste", this.hear)
    this.follow = () => this.undone()
    desk.place.addEventListener("undone", this.follow)
  }

  stop() {
    document.removeEventListener("paste", this.hear)
    this.desk.place.removeEventListener("undone", this.follow)
  }

  /** @param {ClipboardEvent} event */
  take(event) {
    const { desk } = this, text = event.clipboardData?.getData("text/plain") ?? "", boxed = event.target === desk.text
    if (!text.trim() || (takesText(event.target) && !boxed)) return
    const asks = this.asks(text)
    if (boxed && !asks && !this.begins()) {
      // What is added keeps the answers of its ticket; without one the next begins, also where the last had the same words.
      const mine = desk.done ? undefined : /** @type {string[]} */ ([])
      parts(desk.text, text)
      // The box has the text before the next key is heard, which is for this ticket then.
      desk.text.addEventListener("input", (/** @type {InputEvent} */ { inputType }) => inputType === "insertFromPaste" && desk.read(true, "", mine), { once: true })
      return
    }
    event.preventDefault()
    if (!asks) this.begin(text)
  }

  /** Asks what a text is that looks like a table or like several tickets. @param {string} text @returns {boolean} whether it does */
  asks(text) {
    const table = rowsOf(text), { tickets, more } = table ? { tickets: [], more: false } : ticketsOf(text)
    if (table) this.ask("table", text, table)
    else if (tickets.length) this.ask("several", text, tickets.length, writeTable(tickets), more)
    return Boolean(table || tickets.length)
  }

  /** The same of a text that came into the box in another way; the ticket that was read stands there again then. @param {string} text */
  asksOfBox(text) {
    const { desk } = this
    if (!desk.box.isOther() || !this.asks(text)) return false
    desk.text.value = desk.done
    desk.box.show()
    return true
  }

  /** Shows beside a ticket that its text could be several, or a table. @returns {string} the same, to be heard where it is new */
  sayOne() {
    const { one, desk: { done, queue } } = this, before = one.hidden ? "" : one.textContent
    const word = queue.holds || done === this.asOne ? "" : couldBe(done)
    one.hidden = !word
    one.textContent = word && this.desk.word(word)
    return one.textContent === before ? "" : one.textContent
  }

  /** Whether a paste into the box begins the next ticket: it holds one that was read, and no part of that is to be replaced. */
  begins() {
    const { text, done } = this.desk, { selectionStart, selectionEnd, value } = text
    return Boolean(done) && (isWhole(text) || (value === done && selectionStart === selectionEnd))
  }

  /** Reads a text as the next ticket; the last one can be brought back. @param {string} text */
  begin(text) {
    const { desk } = this, word = desk.done ? "next" : ""
    // A row whose danger is not answered stays open, which is said as with N.
    const left = desk.onward.danger ? "danger_left" : word
    desk.queue.leave()
    desk.came = ""
    if (desk.done) desk.earlier.leave()
    desk.earlier.begin()
    desk.take(text, left)
  }

  /** A text that is too long to be read stays in the box, and nothing of the last ticket beside it. @param {string} text */
  refuse(text) {
    const { desk } = this
    if (desk.done) {
      desk.text.value = desk.done
      desk.forget()
      desk.place.restart()
    }
    desk.text.value = text
    desk.text.focus()
    desk.tell(desk.word("too_long"), true)
  }

  /** The ticket on the desk, as it stands. @returns {Left} */
  leave() {
    const { text, done, form, touched } = this.desk
    // The answers are those of the text that was read, whatever is in the box since.
    return { text: done || text.value, answers: readForm(form), touched: [...touched] }
  }

  /**
   * Says what the text looks like, and asks what it is. @param {"table" | "several"} word
   * @param {string} text @param {number} count of rows or tickets @param {string} [queued] what the queue reads
   * @param {boolean} [more] whether there could be more tickets
   */
  ask(word, text, count, queued = text, more = false) {
    this.table = text
    this.queued = queued
    this.offer.hidden = false
    this.offer.ariaLabel = this.desk.word(`${word}_name`)
    this.offer.querySelector("p").textContent = `${this.desk.word(word).replace("#", String(count))} ${this.desk.word(more ? "several_more" : "")}`.trim()
    this.offer.querySelector("button").focus()
  }

  /** @param {Control} target what was pressed */
  async react(target) {
    const { desk, table, queued } = this
    if (target.matches("[data-as-ticket]")) {
      this.asOne = table
      this.begin(table)
    }
    else if (target.matches("[data-as-queue]")) {
      desk.querySelector(".desk__queue").open = true
      // Where it is no queue, that is said, and it can still be a ticket.
      await desk.queue.read(new File([queued], desk.word(queued === table ? "pasted" : "pasted_tickets")))
    }
  }

  /** Puts a ticket on the desk with its answers. @param {Left} left */
  put(left) {
    const { desk } = this
    desk.fill(left.answers)
    this.stand(left)
    desk.route.focus({ preventScroll: true })
  }

  /** The answers of a ticket stand in the form: its text and its line come to them. @param {Left} left */
  stand({ text, touched }) {
    const { desk } = this
    desk.text.value = text
    desk.route.hidden = !text
    desk.route.ariaLabel = desk.word("reading")
    desk.bringBack(text, touched)
    desk.place.answer(false)
  }

  /** The form that was made blank has its answers again; where they are the last ticket's, that comes back with them. */
  undone() {
    const { desk } = this, { last } = desk.earlier
    if (!last || JSON.stringify(readForm(desk.form)) !== JSON.stringify(last.answers)) return
    desk.earlier.returned()
    this.stand(last)
  }

  /** The text of the ticket before is in the box again: its answers come with it. */
  returned() {
    const { desk } = this, { last } = desk.earlier
    desk.earlier.returned()
    desk.fill(last.answers)
    this.stand(last)
  }

  forgetTable() {
    this.offer.hidden = true
    this.table = this.queued = ""
  }
}

/** Whether the whole text of a box is selected. @param {HTMLTextAreaElement} box */
export const isWhole = ({ selectionStart, selectionEnd, value }) => selectionStart === 0 && selectionEnd > 0 && selectionEnd >= value.trimEnd().length

/** Parts what is added from the word that it would be joined to. @param {HTMLTextAreaElement} box @param {string} added */
function parts(box, added) {
  const { value, selectionStart: at, selectionEnd } = box
  if (at === selectionEnd && /\S$/.test(value.slice(0, at)) && /^\S/.test(added)) box.setRangeText("\n", at, at, "end")
}

/** Which word says that a text could be several tickets or a table, or "". @param {string} text */
export function couldBe(text) {
  if (isRagged(text)) return "one_table"
  const { tickets, more } = ticketsOf(text)
  return more || tickets.length || rowsOf(text) ? "one_several" : ""
}

/** How many rows a table has under its head, or 0 where a text is no table. @param {string} text */
export const rowsOf = text => tablesIn(text).find(({ rows, even }) => even === rows)?.rows ?? 0

/** Whether a text is like a table, but some of its rows are longer or shorter than its head. @param {string} text */
const isRagged = text => !rowsOf(text) && tablesIn(text).some(({ rows, even }) => even >= ROWS && even > rows / 2)

/** What a text is as a table: how many rows it has below a head of names, and how many of them are as long as the head. @param {string} text */
function tablesIn(text) {
  return ["\t", ";", ","].flatMap(separator => {
    const [head, ...rows] = records(text, separator)
    const named = head?.filter(Boolean).length > 1 && new Set(head).size === head.length && head.every(cell => isName(cell, separator))
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

/** The lines of a table that are not empty, each as its cells: what stands in quotation marks may hold lines and separators. @param {string} text @param {string} separator */
function records(text, separator) {
  /** @type {string[][]} */
  const found = [[]]
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\n]*))(${separator}|\n|$)`, "g")
  for (const [, quoted, bare, end] of text.replace(/\r\n?/g, "\n").matchAll(cell)) {
    found.at(-1).push((quoted?.replaceAll('""', '"') ?? bare).trim())
    if (end === "\n") found.push([])
    if (!end) break
  }
  return found.filter(row => row.some(Boolean))
}

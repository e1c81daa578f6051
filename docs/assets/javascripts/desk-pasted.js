// What is pasted on the agent's desk: the next ticket, a part of the one in the box, or a whole queue.
import { read as readForm } from "./answers.js"
import { takesText } from "./desk-keys.js"
import { ticketsOf, writeTable } from "./desk-several.js"
import { NOTHING, couldBe, tableOf } from "./desk-table.js"

/** @typedef {{ text: string, answers: Record<string, any>, touched: string[] }} Left a ticket with the answers that stood beside it */

export class DeskPasted {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.offer = desk.querySelector("[data-offer]")
    this.one = desk.querySelector("[data-one]")
    /** @type {string[]} what heads call a column of a ticket's words */
    this.heads = desk.dataset.heads.split("|")
    /** The text that the agent has said to be one ticket. */
    this.asOne = ""
    /** A pasted table or several tickets, which are neither a ticket nor a queue yet, and what the queue would read. */
    this.table = this.queued = ""
    this.isTable = false
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
    const table = tableOf(text, this.heads), { tickets, more } = table ? { tickets: [], more: false } : ticketsOf(text)
    if (table) this.ask(table.word, text, table.rows, table.queued)
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
    const { word, count } = queue.holds || done === this.asOne ? NOTHING : couldBe(done, this.heads)
    one.hidden = !word
    one.textContent = word && this.desk.word(word).replace("#", String(count))
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
   * Says what the text looks like, and asks what it is. @param {string} word
   * @param {string} text @param {number} count of rows or tickets @param {string} [queued] what the queue reads
   * @param {boolean} [more] whether there could be more tickets
   */
  ask(word, text, count, queued = text, more = false) {
    this.table = text
    this.queued = queued
    this.isTable = word !== "several"
    this.offer.hidden = false
    this.offer.ariaLabel = this.desk.word(word === "several" ? "several_name" : "table_name")
    this.offer.querySelector("p").textContent = `${this.desk.word(word).replace("#", String(count))} ${this.desk.word(more ? "several_more" : "")}`.trim()
    // What was said of the ticket or the table before is not about this text.
    this.desk.tell("")
    this.desk.queue.refused.hidden = true
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
      await desk.queue.read(new File([queued], desk.word(this.isTable ? "pasted" : "pasted_tickets")))
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

// B on the agent's desk: back through the tickets of this visit, step by step; in a queue through the rows that were opened.

/** @typedef {import("./desk-pasted.js").Left} Left */
/** @typedef {{ left?: Left, texts?: string[], row?: number }} Seen a ticket as it was left, or a row of the queue with these texts */

export class DeskEarlier {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.button = desk.querySelector("[data-key=b]")
    /** @type {Seen[]} the tickets of this visit in their order; those of no queue are nowhere else */
    this.seen = []
    /** The place of the ticket on the desk among them; after the last one, where it is new or there is none. */
    this.at = 0
    /** The place of the ticket that is being brought, or -1. */
    this.bringing = -1
  }

  /** The place of the ticket before the one on the desk, or -1; rows of a queue that is closed are passed over. */
  get previous() { return this.seen.findLastIndex((one, place) => place < this.at && this.stands(one)) }

  /** The ticket that went from the desk last, where none is on it and that was no row's. @returns {Left | undefined} */
  get last() { return this.desk.done || this.at < this.seen.length ? undefined : this.seen.at(-1)?.left }

  /** @param {Seen} one whether its queue is open, if it is a row's */
  stands({ texts }) {
    const { queue } = this.desk
    return !texts || (queue.open && queue.texts === texts)
  }

  /** Keeps the ticket on the desk as it stands, before it goes; that of a row stays with its queue. */
  leave() {
    const { desk, seen, at } = this
    if (desk.queue.holds || !(desk.done || desk.touched.size)) return
    const left = desk.pasted.leave()
    // What was kept a moment ago is not kept twice.
    const again = at === seen.length && seen.at(-1)?.left?.text === left.text
    if (again) this.at -= 1
    else if (!seen[at]?.left) this.at = seen.length
    seen[this.at] = { left }
  }

  /** Another ticket begins, or none: those before it can be brought back. */
  begin() {
    this.at = this.seen.length
    this.show()
  }

  /** A row's ticket comes to the desk. @param {number} row */
  open(row) {
    this.leave()
    const { seen, desk: { queue: { texts } } } = this, place = seen.findIndex(one => one.texts === texts && one.row === row)
    // Who goes back, or on to the row that came after, goes along the tickets as they came.
    if (place < 0 || ![this.bringing, this.at, this.at + 1].includes(place)) {
      const from = seen[this.at]
      if (place >= 0) seen.splice(place, 1)
      this.at = from ? seen.indexOf(from) + 1 : seen.length
      seen.splice(this.at, 0, { texts, row })
    } else this.at = place
    this.bringing = -1
    this.show()
  }

  /** Brings the ticket before back with its answers, or says that there is none. */
  goBack() {
    const { desk } = this
    desk.queue.leave()
    this.leave()
    if (this.previous < 0) return desk.say("none_before")
    this.bring(this.previous, "back")
  }

  /** Where the agent has gone back: brings the ticket after it. @returns {boolean} whether there is one */
  goOn() {
    const after = this.seen.findIndex((one, place) => place > this.at && this.stands(one))
    if (after < 0) return false
    this.leave()
    this.bring(after, "after")
    return true
  }

  /** @param {number} place among the tickets of this visit @param {string} word what is said of a ticket that is no row's */
  bring(place, word) {
    const { desk, seen } = this, { queue } = desk, { left, row } = seen[place]
    if (!left) {
      this.bringing = place
      return queue.putOnDesk(queue.table.querySelector(`[data-open="${row}"]`), desk.onward.danger ? "danger_left" : "")
    }
    this.at = place
    desk.came = desk.word(word)
    desk.pasted.put(left)
    this.show()
  }

  /** The ticket that went from the desk last stands there again. */
  returned() {
    this.at = this.seen.length - 1
    this.show()
  }

  /** Offers the ticket before, where there is one. */
  show() {
    this.button.hidden = this.previous < 0
    if (!this.button.hidden) this.desk.querySelector("[data-actions]").hidden = false
  }
}

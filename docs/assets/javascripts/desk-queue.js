// A whole queue on the agent's desk: a help desk's table in, a table of routes and a file of it out.
// A row of the table puts its ticket on the desk, and the table stays for the next one.
import { sayEmpty, showEmpty } from "./desk-empty.js"
import { STATES, arrivalOf, label, lineOf, placeOf, stateOf } from "./desk-row.js"
import { download } from "./downloads.js"
import { leaveExample } from "./outcome.js"
import { read as readHtml } from "./renew.js"
import { another, runtime } from "./runtime.js"
import { tab } from "./storage.js"

const QUEUE = { module: "calculators.routing.desk", needs: ["files", "formats", "reading"] }

/**
 * @typedef {{ rows: ChildNode[], source: string, csv: string, texts: string[], edited: Set<number>, left: Map<number, import("./desk-pasted.js").Left> }} Held
 *   a queue with the answers of its tickets, and the name of the file that it was read from
 */

// The tab notes that a queue is open, and nothing of it: with the page that read it the queue is gone.
const NOTED = "queue"

// The queues of this visit, while another page is read: in memory alone.
/** @type {{ open?: Held, before?: Held }} */
let kept = {}
// The desk's queue while its page is read.
/** @type {DeskQueue | undefined} */
let shown
// A queue is lost with the page, answered or not and also while another page is read, and nothing else tells that.
addEventListener("beforeunload", event => { if (shown ? shown.open : kept.open) event.preventDefault() })

/** @param {string} answer a line of JSON and HTML */
export const parted = answer => {
  const end = answer.indexOf("\n")
  return { ...JSON.parse(answer.slice(0, end)), html: answer.slice(end + 1) }
}

export class DeskQueue {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.table = desk.querySelector("[data-table]")
    this.file = desk.querySelector("[type=file]")
    this.back = desk.querySelector("[data-key=q]")
    this.from = desk.querySelector("[data-from]")
    this.refused = desk.querySelector("[data-refused]")
    this.closed = desk.querySelector("[data-closed]")
    this.gone = desk.querySelector("[data-gone]")
    /** @type {Held | undefined} the queue that was closed last */
    this.before = undefined
    this.source = this.csv = ""
    /** @type {string[]} the tickets' texts, in the order of the rows: they are kept nowhere else */
    this.texts = []
    /** @type {Set<number>} the rows whose text the agent has changed */
    this.edited = new Set()
    /** @type {Map<number, import("./desk-pasted.js").Left>} the answers that stood beside a ticket when another one was opened */
    this.left = new Map()
    this.file.addEventListener("change", () => this.read(this.file.files[0]))
    this.file.disabled = false
    shown = this
    this.before = kept.before
    if (kept.open) {
      this.put(kept.open)
      leaveExample(desk.place)
    } else if (kept.before) this.offer()
    this.gone.hidden = this.open || tab.read(NOTED) === null
    if (!this.open) tab.remove(NOTED)
  }

  /** The queue that is open. @returns {Held} */
  hold() {
    const { source, csv, texts, edited, left } = this
    return { rows: [...this.table.childNodes], source, csv, texts, edited, left }
  }

  /** Opens a queue as it was held. @param {Held} held */
  put({ rows, source, csv, texts, edited, left }) {
    Object.assign(this, { source, csv, texts, edited, left })
    this.table.replaceChildren(...rows)
    this.table.hidden = false
    this.gone.hidden = true
    tab.write(NOTED, "yes")
    this.back.hidden = !this.current
    this.offer()
  }

  /** Says which file the open queue came from, and offers the one that was closed before. */
  offer() {
    const { desk, from, closed, before } = this
    from.hidden = !this.open
    from.textContent = desk.word("from").replace("#", () => this.source)
    closed.hidden = !before
    if (before) closed.querySelector("span").textContent = desk.word("closed").replace("#", () => before.source)
    this.name()
  }

  /** @param {Control} target what was pressed */
  react(target) {
    if (target.matches("[data-cancel]")) this.stop()
    if (target.matches("[data-download]")) this.save()
    if (target.matches("[data-open]")) this.putOnDesk(target, this.desk.onward.danger && target !== this.current ? "danger_left" : "")
    if (target.matches("[data-close]")) {
      this.close()
      this.desk.tell("")
      this.closed.querySelector("button").focus()
    }
    if (target.matches("[data-reopen]")) this.reopen()
  }

  stop() { this.worker?.cancel() }

  /** Another page is read now. */
  putAway() {
    this.stop()
    this.leave()
    if (shown === this) shown = undefined
    kept = { open: this.open ? this.hold() : undefined, before: this.before }
  }

  /** Hands the agent the table, with what was chosen on the tickets that were opened. */
  async save() {
    const { desk, csv } = this
    this.leave()
    const left = [...this.left].map(([row, ticket]) => ({ row, ...ticket })).filter(({ row, touched }) => touched.length || this.edited.has(row))
    try {
      const table = left.length ? await runtime.use(QUEUE, "chosen", csv, JSON.stringify(left)) : csv
      download("queue-routes.csv", table, "text/csv")
      desk.say("downloaded")
    } catch (error) {
      desk.sayWhy(error.reason)
    }
  }

  /** The ticket of the row on the desk has another text from now on. @param {string} text */
  change(text) {
    if (!this.holds || !this.desk.done) return
    const row = Number(this.current.dataset.open)
    this.texts[row] = text
    this.edited.add(row)
  }

  /** Whether a queue is shown. */
  get open() { return !this.table.hidden }

  /** Puts a row's ticket on the desk. @param {Control} button of the row @param {string} [word] what is said then */
  putOnDesk(button, word = "") {
    const { desk } = this, row = Number(button.dataset.open)
    this.leave()
    desk.earlier.open(row)
    this.current?.removeAttribute("aria-current")
    button.setAttribute("aria-current", "true")
    this.back.hidden = false
    const left = this.left.get(row), empty = !this.texts[row]
    if (empty) showEmpty(desk)
    else desk.came = arrivalOf(placeOf(this.table, button))
    if (left) desk.pasted.put(left)
    else if (!empty) desk.take(this.texts[row], word)
    if (empty) sayEmpty(desk, word)
    else if (left && word) desk.say(word)
    // What is said of it stands there, and the line that follows it.
    this.desk.text.scrollIntoView({ block: "nearest" })
  }

  /** Says which ticket of the queue is on the desk, if it is one. */
  name() {
    const { desk } = this, place = desk.named
    place.hidden = !this.holds
    if (place.hidden) return
    place.textContent = placeOf(this.table, this.current)
  }

  /** Whether the ticket on the desk is that of the row that was opened last; where that is empty, nothing else stands in the box. */
  get holds() {
    const { current, desk, texts } = this
    return Boolean(current) && desk.done === texts[Number(current.dataset.open)] && Boolean(desk.done || !desk.text.value.trim())
  }

  /** The row whose ticket was opened last. @returns {Control | null} */
  get current() { return this.table.querySelector("[data-open][aria-current]") }

  /** Keeps the answers of that row's ticket, if it is still the one on the desk. */
  leave() {
    const { desk, current } = this, row = Number(current?.dataset.open)
    if (desk.reading || !this.holds || !(desk.done || desk.touched.size)) return
    const ticket = desk.pasted.leave()
    this.left.set(row, ticket)
    if (ticket.touched.length || this.edited.has(row)) this.showChosen(row, ticket)
  }

  /**
   * Shows in a row what the agent chose on its ticket.
   * @param {number} row @param {import("./desk-pasted.js").Left} ticket
   */
  async showChosen(row, ticket) {
    // A queue that is closed meanwhile has to say it, too, when it comes back.
    const { left } = this, button = this.table.querySelector(`[data-open="${row}"]`)
    const line = lineOf(button), head = this.table.querySelector("h2")
    try {
      const { html } = parted(await runtime.use(QUEUE, "row", JSON.stringify({ row, ...ticket })))
      if (left.get(row) !== ticket) return
      const shown = lineOf(readHtml(html).querySelector("td"))
      line.className = shown.className
      this.count(head, stateOf(line), stateOf(shown))
      label(button, stateOf(shown) !== "danger")
      // The button keeps the focus.
      for (const cell of [...line.cells].slice(2)) cell.remove()
      line.append(...shown.cells)
    } catch { /* the row stays as it was read, and the table that is downloaded says it */ }
  }

  /**
   * The heading counts what is still open, and what the agent has answered.
   * @param {HTMLElement} head @param {string} before how a row stood @param {string} now how it stands
   */
  count(head, before, now) {
    const held = head.dataset
    for (const [state, more] of /** @type {const} */ ([[before, -1], [now, 1]])) held[state] = String(Number(held[state] ?? 0) + more)
    const told = STATES.filter(([state]) => Number(held[state])).map(([state, said]) => `${held[state]} ${said}`)
    head.textContent = `${head.textContent.split(":")[0]}: ${told.join(", ")}`
  }

  /** Opens the next row's ticket, or after the last one says so. @param {string} [word] what there is to say of the one before */
  next(word = "") {
    const rows = [...this.table.querySelectorAll("[data-open]")], after = rows[rows.indexOf(this.current) + 1]
    if (after) return this.putOnDesk(after, word)
    this.goBack()
    this.desk.say(word ? "last_open" : "last_row")
  }

  /** Takes the agent back to the row whose ticket was opened last, or to the head of the table. */
  goBack() {
    this.leave()
    const place = this.current ?? this.table.querySelector("h2")
    place.focus()
  }

  /** Closes the queue that is open; it can be brought back with its answers. */
  close() {
    if (!this.open) return
    this.leave()
    this.before = this.hold()
    tab.remove(NOTED)
    this.table.hidden = true
    this.table.replaceChildren()
    this.back.hidden = true
    this.offer()
  }

  /** Brings back the queue that was closed last; one that is open now can be brought back in the same way. */
  reopen() {
    const { before } = this
    this.before = undefined
    this.close()
    this.put(before)
    this.goBack()
    this.desk.say("reopened", this.source)
  }

  /** Reads a queue in a worker of its own, and shows a table with the unsure ones first. @param {File} file */
  async read(file) {
    if (!file) return
    this.file.value = ""
    this.refused.hidden = true
    this.stop()
    const worker = another(), busy = this.desk.querySelector("[data-busy]")
    const bar = /** @type {HTMLProgressElement} */ (busy.querySelector("progress"))
    this.worker = worker
    busy.hidden = false
    bar.removeAttribute("value")
    this.desk.say("fetching")
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const report = (/** @type {{ done?: number, count?: number }} */ { done, count }) => {
        if (!count) return
        bar.value = done / count
        if (done === count || done % 50 === 0) this.desk.say("queue", String(done), String(count))
      }
      const { error, table, texts, said = "", html } = parted(await worker.use({ ...QUEUE, report }, "queue", bytes))
      if (worker !== this.worker) return
      this.desk.tell(error ?? said, Boolean(error), !error)
      this.refused.hidden = !error
      this.refused.textContent = error ? `${file.name}: ${error}` : ""
      // What was open stays where the file is no queue.
      if (table) {
        // What was pasted and not decided is not the queue that stands there now.
        this.desk.pasted.forgetTable()
        this.close()
        this.put({ rows: [...readHtml(html).childNodes], source: file.name, csv: table, texts, edited: new Set(), left: new Map() })
        // No example stands beside the tickets of a queue.
        leaveExample(this.desk.place)
        this.table.querySelector("#desk-queue-title").focus()
      }
    } catch (error) {
      // Another queue has been chosen since, and the rest is about that one.
      if (worker !== this.worker) return
      this.desk.sayWhy(error.reason)
    }
    busy.hidden = true
    this.worker = undefined
    worker.cancel()
  }
}

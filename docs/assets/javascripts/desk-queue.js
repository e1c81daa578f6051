// A whole queue on the agent's desk: a help desk's table in, a table of routes and a file of it out.
// A row of the table puts its ticket on the desk, and the table stays for the next one.
import { download } from "./downloads.js"
import { read as readHtml, show } from "./renew.js"
import { another, runtime } from "./runtime.js"

const QUEUE = { module: "calculators.routing.desk", needs: ["files", "formats", "reading"] }

// The queue of this visit, while another page is read: in memory alone.
/** @type {{ rows: ChildNode[], csv: string, texts: string[], left: Map<number, import("./desk-pasted.js").Left> } | undefined} */
let kept

/** @param {string} answer a line of JSON and HTML */
export const parted = answer => {
  const end = answer.indexOf("\n")
  return { ...JSON.parse(answer.slice(0, end)), html: answer.slice(end + 1) }
}

/** How a row stands: danger, sure, unsure or chosen. @param {HTMLTableRowElement} line */
const stateOf = line => /** @type {HTMLElement} */ (line.querySelector("[data-state]")).dataset.state

/** The line of the table that a button opens. @param {Element} button */
const lineOf = button => /** @type {HTMLTableRowElement} */ (/** @type {unknown} */ (button.closest("tr")))

export class DeskQueue {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.table = desk.querySelector("[data-table]")
    this.file = desk.querySelector("[type=file]")
    this.back = desk.querySelector("[data-key=q]")
    this.csv = ""
    /** @type {string[]} the tickets' texts, in the order of the rows: they are kept nowhere else */
    this.texts = []
    /** @type {Map<number, import("./desk-pasted.js").Left>} the answers that stood beside a ticket when another one was opened */
    this.left = new Map()
    this.file.addEventListener("change", () => this.read(this.file.files[0]))
    this.file.disabled = false
    // Answers are lost with the page, and nothing else tells that.
    this.warn = (/** @type {Event} */ event) => this.answered && event.preventDefault()
    addEventListener("beforeunload", this.warn)
    if (kept) this.bringBack(kept)
  }

  /** Whether the agent has answered something on a ticket of the queue that is open. */
  get answered() {
    const { desk, left, current } = this
    return this.open && Boolean((current && desk.touched.size) || [...left.values()].some(({ touched }) => touched.length))
  }

  /** The queue that was open before another page was read. @param {NonNullable<typeof kept>} before */
  bringBack({ rows, csv, texts, left }) {
    Object.assign(this, { csv, texts, left })
    this.table.replaceChildren(...rows)
    this.table.hidden = false
    this.back.hidden = !this.current
  }

  /** @param {Control} target what was pressed */
  react(target) {
    if (target.matches("[data-cancel]")) this.stop()
    if (target.matches("[data-download]")) this.save()
    if (target.matches("[data-open]")) this.putOnDesk(target)
    if (target.matches("[data-close]")) {
      this.close()
      this.file.focus()
    }
  }

  stop() { this.worker?.cancel() }

  /** Another page is read now. */
  putAway() {
    this.stop()
    removeEventListener("beforeunload", this.warn)
    if (!this.open) return
    this.leave()
    kept = { rows: [...this.table.childNodes], csv: this.csv, texts: this.texts, left: this.left }
  }

  /** Hands the agent the table, with what was chosen on the tickets that were opened. */
  async save() {
    const { desk, csv } = this
    this.leave()
    const left = [...this.left].map(([row, ticket]) => ({ row, ...ticket })).filter(({ touched }) => touched.length)
    try {
      const table = left.length ? await runtime.use(QUEUE, "chosen", csv, JSON.stringify(left)) : csv
      download("queue-routes.csv", table, "text/csv")
    } catch (error) {
      desk.sayWhy(error.reason)
    }
  }

  /** Whether a queue is shown. */
  get open() { return !this.table.hidden }

  /** Puts a row's ticket on the desk. @param {Control} button of the row */
  putOnDesk(button) {
    const { desk } = this, row = Number(button.dataset.open)
    this.leave()
    this.current?.removeAttribute("aria-current")
    button.setAttribute("aria-current", "true")
    button.textContent = "Open again"
    // What is heard begins with what is seen.
    button.ariaLabel = button.ariaLabel.replace(/^Open (?!again)/, "Open again: ")
    this.back.hidden = false
    const left = this.left.get(row)
    if (left) desk.pasted.put(left)
    else desk.take(this.texts[row])
    this.name(button)
    // What is said of it stands there, and the line that follows it.
    this.desk.text.scrollIntoView({ block: "nearest" })
  }

  /** Says which ticket of the queue is on the desk. @param {Control} button of its row */
  name(button) {
    const rows = [...this.table.querySelectorAll("[data-open]")], place = this.desk.named
    const ticket = lineOf(button).cells[1].textContent.trim()
    place.textContent = `Ticket ${rows.indexOf(button) + 1} of ${rows.length}: ${ticket}`
    place.hidden = false
  }

  /** The row whose ticket was opened last. @returns {Control | null} */
  get current() { return this.table.querySelector("[data-open][aria-current]") }

  /** Keeps the answers of that row's ticket, if it is still the one on the desk. */
  leave() {
    const { desk, current } = this, row = Number(current?.dataset.open)
    if (!current || desk.reading || desk.done !== this.texts[row]) return
    const ticket = desk.pasted.leave()
    this.left.set(row, ticket)
    if (ticket.touched.length) this.showChosen(row, ticket)
  }

  /**
   * Shows in a row what the agent chose on its ticket.
   * @param {number} row @param {import("./desk-pasted.js").Left} ticket
   */
  async showChosen(row, ticket) {
    const line = lineOf(this.table.querySelector(`[data-open="${row}"]`))
    try {
      const { html } = parted(await runtime.use(QUEUE, "row", JSON.stringify({ row, ...ticket })))
      if (this.left.get(row) !== ticket) return
      const shown = lineOf(readHtml(html).querySelector("td"))
      line.className = shown.className
      this.count(stateOf(line), stateOf(shown))
      // The button keeps the focus.
      for (const cell of [...line.cells].slice(2)) cell.remove()
      line.append(...shown.cells)
    } catch { /* the row stays as it was read, and the table that is downloaded says it */ }
  }

  /**
   * The heading counts what is still open, and what the agent has answered.
   * @param {string} before how a row stood @param {string} now how it stands
   */
  count(before, now) {
    const head = this.table.querySelector("h2"), held = head.dataset
    for (const [state, more] of /** @type {const} */ ([[before, -1], [now, 1]])) held[state] = String(Number(held[state] ?? 0) + more)
    const told = [["danger", "danger?"], ["sure", "sure"], ["unsure", "not sure"], ["chosen", "chosen by you"]]
      .filter(([state]) => Number(held[state])).map(([state, said]) => `${held[state]} ${said}`)
    head.textContent = `${head.textContent.split(":")[0]}: ${told.join(", ")}`
  }

  /** Opens the next row's ticket, or after the last one says so. */
  next() {
    const rows = [...this.table.querySelectorAll("[data-open]")], after = rows[rows.indexOf(this.current) + 1]
    if (after) return this.putOnDesk(after)
    this.goBack()
    this.desk.say("last_row")
  }

  /** Takes the agent back to the row whose ticket was opened last, or to the head of the table. */
  goBack() {
    this.leave()
    const place = this.current ?? this.table.querySelector("h2")
    place.focus()
  }

  /** No table of an earlier queue stays beside what is said of a later one. */
  close() {
    this.table.hidden = true
    this.table.replaceChildren()
    this.back.hidden = true
    this.csv = ""
    this.texts = []
    this.left = new Map()
    kept = undefined
  }

  /** Reads a queue in a worker of its own, and shows a table with the unsure ones first. @param {File} file */
  async read(file) {
    if (!file) return
    this.file.value = ""
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
      const { error, table, texts, html } = parted(await worker.use({ ...QUEUE, report }, "queue", bytes))
      if (worker !== this.worker) return
      this.desk.tell(error ?? "", Boolean(error))
      // What was open stays where the file is no queue.
      if (table) {
        this.close()
        this.csv = table
        this.texts = texts
        show(this.table, html)
        this.table.hidden = false
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

// What the agent's desk copies: the note and the tag of this ticket, and never those of another one.
import { read } from "./answers.js"
import { copy } from "./clipboard.js"

const TYPES = /** @type {const} */ (["copy", "cut", "paste"])
const OURS = "copy-button[for=route-note], copy-button[for=route-queue]"
// Milliseconds: a browser lets a page copy for a few seconds after a key.
const LONGEST = 2000, STEP = 20

export class DeskCopy {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    /** @type {string} the note or tag that was copied last, until something else is known to be in the clipboard */
    this.ours = ""
    this.hear = (/** @type {ClipboardEvent} */ event) => {
      if (event.type !== "paste" || plain(event.clipboardData?.getData("text/plain")) !== this.ours) this.ours = ""
    }
    for (const type of TYPES) document.addEventListener(type, this.hear, true)
    // The file would hold the form's answers alone, and not the note of the ticket that was read.
    this.follow = () => {
      for (const button of desk.place.outcome.querySelectorAll("[data-export=json]")) button.hidden = Boolean(desk.done)
    }
    desk.place.addEventListener("answered", this.follow)
    // Before the answer's own buttons: they copy no more than the keys do.
    this.guard = (/** @type {MouseEvent} */ event) => this.refuse(event)
    desk.place.addEventListener("click", this.guard, true)
    desk.place.addEventListener("copied", (/** @type {Event} */ { target }) => {
      if (target.matches(OURS)) this.ours = textOf(/** @type {Element} */ (target).getAttribute("for"))
    })
  }

  stop() {
    for (const type of TYPES) document.removeEventListener(type, this.hear, true)
    this.desk.place.removeEventListener("answered", this.follow)
    this.desk.place.removeEventListener("click", this.guard, true)
  }

  /** A button of the answer's that may not copy yet says why. @param {MouseEvent} event */
  refuse(event) {
    const button = /** @type {any} */ (event.target.closest(OURS)), { waits } = this
    if (!button || !waits) return
    event.preventDefault()
    event.stopPropagation()
    button.said.textContent = this.desk.word(waits)
  }

  /** Whether an answer of the agent's stands on the page. */
  get shown() {
    const { place } = this.desk
    return !place.outcome.hidden && (place.answered || place.early)
  }

  /** Whether answer and line are those of the answers as they stand. */
  get settled() {
    const { desk } = this, { place } = desk, answered = JSON.stringify(place.answers) === JSON.stringify(read(desk.form))
    return place.early || (answered && (!desk.done || desk.shown === desk.standing()))
  }

  /** The word for why nothing can be copied yet, or "". */
  get waits() {
    const { desk } = this, { place } = desk
    if (!desk.pasted.offer.hidden) return "undecided"
    if (desk.queue.open && !desk.done && !desk.queue.holds) return "no_ticket"
    if (place.undoable?.trying || (!this.shown && !place.outcome.hidden)) return "example"
    if (desk.reading) return "unread"
    if (desk.box.changed) return "text_changed"
    if (desk.text.value.trim() && !desk.route.childNodes.length) return "not_read"
    if (desk.done && desk.route.querySelector("[data-danger]")) return "danger"
    return this.shown && !this.settled ? "waiting" : ""
  }

  /** Waits a moment for the answer to the last choice: a key that follows it at once means that one. Whether the ticket is still the same. */
  async stands() {
    const { turn } = this.desk, until = Date.now() + LONGEST
    while (this.waits === "waiting" && turn === this.desk.turn && Date.now() < until) await new Promise(go => setTimeout(go, STEP))
    return turn === this.desk.turn
  }

  /**
   * Copies a text of the answer.
   * @param {string} id of what is copied @param {string} lacking what to say where there is nothing
   */
  async copy(id, lacking) {
    if (!await this.stands()) return
    const { desk, waits } = this
    desk.tell("") // so that the same words are said again
    const shown = !waits && this.shown
    const source = shown ? document.getElementById(id) : null
    if (!source) {
      // At once: the answer may come while the clipboard is looked at, and says more then.
      desk.tell(desk.word(waits || lacking), true)
      const left = await this.empty(shown)
      if (left) desk.tell(`${desk.told} ${desk.word(left)}`.trim(), true)
      return
    }
    const { turn } = desk
    if (await copy(source.textContent)) {
      this.ours = plain(source.textContent)
      // Not where the next ticket was begun meanwhile.
      if (turn === desk.turn && !desk.ended) desk.say(`copied-${id}`)
      return
    }
    getSelection().selectAllChildren(source)
    desk.say("selected")
  }

  /**
   * What was copied here for an earlier ticket must not be pasted into this one; whatever else the
   * clipboard holds is the agent's.
   * @param {boolean} shown whether the answer of this ticket is on the page
   * @returns {Promise<string>} the word for what became of the clipboard, or "" where it was left alone
   */
  async empty(shown) {
    const still = shown && ["route-note", "route-queue"].some(id => textOf(id) === this.ours)
    if (!this.ours || still || !await holds(this.ours)) return ""
    const emptied = await navigator.clipboard?.writeText("").then(() => true, () => false)
    if (emptied) this.ours = ""
    return emptied ? "emptied" : "not_emptied"
  }
}

/** A text as a clipboard gives it back on every system. @param {string} [text] */
const plain = (text = "") => text.replaceAll("\r", "")

/** @param {string} id */
const textOf = id => plain(document.getElementById(id)?.textContent)

/** Whether the clipboard holds this text; also where the browser does not let the page look. @param {string} text */
async function holds(text) {
  const name = /** @type {PermissionName} */ ("clipboard-read")
  const allowed = await navigator.permissions?.query({ name }).then(({ state }) => state === "granted", () => false)
  return allowed ? navigator.clipboard.readText().then(found => plain(found) === text, () => true) : true
}

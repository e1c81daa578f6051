// <ticket-desk>: the agent's desk above the router's form. A pasted ticket gives a route in one line;
// every choice of the form has a key, wherever on the page the focus is, but for a text.
import { read as readForm } from "./answers.js"
import { store } from "./case.js"
import { DeskBox } from "./desk-box.js"
import { DeskCopy } from "./desk-copy.js"
import { DeskEarlier } from "./desk-earlier.js"
import { DeskKeys } from "./desk-keys.js"
import { TICKET, bringBack, putAway } from "./desk-kept.js"
import { DeskNext } from "./desk-next.js"
import { DeskPasted } from "./desk-pasted.js"
import { DeskQueue, parted } from "./desk-queue.js"
import { sayRead, sayRenewed } from "./desk-said.js"
import { offerSwitch } from "./desk-switch.js"
import { only } from "./facts.js"
import { leaveExample } from "./outcome.js"
import { read as readHtml } from "./renew.js"
import { runtime } from "./runtime.js"

/** @type {{ module: string, needs: string[] }} */
const DESK = { module: "calculators.routing.desk", needs: ["reading"] }
// No line that comes later takes the place of these; an answer of the agent's does.
const STAY = ["changed", "nothing", "nothing_hint", "nothing_again", "taken_back", "answer_back", "last_row", "last_open", "danger_left", "danger_next", "danger_first"]
// These ask about a ticket that the agent has to see.
const DANGER = ["danger_next", "danger_first", "danger"]

class TicketDesk extends HTMLElement {
  connectedCallback() {
    /** @type {any} the form's own element, of calculator.js */
    this.place = this.closest("calculator-form")
    this.form = /** @type {HTMLFormElement} */ (this.place.querySelector("form"))
    this.text = this.querySelector("textarea")
    this.route = this.querySelector("[data-route]")
    this.status = this.querySelector("[data-said]")
    this.named = this.querySelector("[data-place]")
    this.earlier = new DeskEarlier(this)
    this.queue = new DeskQueue(this)
    this.copying = new DeskCopy(this)
    this.keys = new DeskKeys(this)
    this.pasted = new DeskPasted(this)
    this.onward = new DeskNext(this)
    this.turn = 0
    /** Whether a ticket is being read, whose answers are not there yet. */
    this.reading = false
    /** @type {Set<string>} the questions of this ticket that the agent has answered */
    this.touched = new Set()
    /** @type {string} the answers that the line is asked for, and those that it stands for */
    this.given = this.shown = ""
    this.note = ""
    this.came = "" // which ticket has come to the desk and how, to be heard before its line
    /** @type {string} the ticket that was read */
    this.done = ""
    offerSwitch(this)
    this.box = new DeskBox(this)
    this.text.addEventListener("focus", () => runtime.start(), { once: true })
    this.addEventListener("click", ({ target }) => this.react(/** @type {Control} */ (target)))
    this.form.addEventListener("click", ({ target }) => target.matches("[data-restart]") && this.forget())
    this.follow = () => this.renew()
    this.place.addEventListener("answered", this.follow)
    // A press on what is chosen already is no input, and confirms it.
    for (const type of ["input", "click"]) this.form.addEventListener(type, ({ target }) => target.matches("[name]") && this.count(/** @type {Control} */ (target)))
    this.text.disabled = false
    this.again()
  }

  disconnectedCallback() {
    this.keys.stop()
    this.pasted.stop()
    this.place.removeEventListener("answered", this.follow)
    putAway(this)
    this.queue.putAway()
    this.copying.stop()
  }

  /** Counts an answer as the agent's. @param {Control} control */
  count({ name }) {
    this.touched.add(name)
    if (this.stays) this.tell("")
    this.follow()
  }

  /** Reads a text as the next ticket. @param {string} text @param {string} [word] what is said of that */
  take(text, word) {
    this.text.value = text
    this.read(true, word, [])
  }

  /**
   * What Python says of a ticket in one line. @param {string} text
   * @param {string} [answers] the form's as JSON, where the agent has corrected some
   */
  async ask(text, answers = "") {
    return parted(await runtime.use(DESK, "line", text, answers, [...this.touched].join(" ")))
  }

  /** The form's answers, and which of them are the agent's. */
  standing() { return JSON.stringify([readForm(this.form), [...this.touched].sort()]) }

  /**
   * Reads the ticket in the box, fills the form with what was recognised, and has it answered.
   * @param {boolean} asked whether the agent waits for it @param {string} [word] what is said then
   * @param {string[]} [mine] the questions whose answers stay, as the agent gave them: all, while it is the same ticket
   */
  async read(asked, word = "", mine = undefined) {
    const text = this.text.value
    if (text.length > Number(this.dataset.longest)) return this.pasted.refuse(text)
    const turn = ++this.turn
    if (!text.trim()) return
    mine = this.box.keep(mine)
    this.done = text
    this.reading = true
    this.queue.name()
    this.touched = new Set(mine)
    this.keys.begin()
    this.pasted.forgetTable()
    this.came = `${this.came} ${this.pasted.sayOne()}`.trim()
    this.place.spokenFor = true
    // Nothing of the last ticket stands beside this one, and no example.
    this.place.forgetAnswer()
    leaveExample(this.place)
    this.route.replaceChildren()
    this.say("reading")
    // At once, so that a key that is pressed meanwhile is no letter of the ticket.
    if (asked) {
      this.route.hidden = false
      this.route.ariaLabel = this.word("reading")
      this.route.focus({ preventScroll: true })
      if (!this.queue.holds) this.route.scrollIntoView({ block: "nearest" })
    }
    try {
      const line = await this.ask(text)
      if (turn !== this.turn) return
      this.reading = false
      this.box.weigh(line, mine)
      store.ask(TICKET) // before its answers: the line under the form says what becomes of them
      // What the agent has chosen, also meanwhile, counts, and has a line of its own.
      this.fill({ ...line.answers, ...only(readForm(this.form), this.touched) })
      this.given = this.shown = ""
      if (!this.touched.size) this.showLine(line, this.standing())
      this.place.answer(false)
      sayRead(this, word || this.box.dropped, this.touched.size ? "" : line.said)
      await this.renew()
      // A long ticket has made the box taller, and the line was still empty before.
      if (asked && turn === this.turn && !this.queue.holds) this.route.scrollIntoView({ block: "nearest" })
    } catch (error) {
      if (turn !== this.turn) return
      this.reading = false
      this.sayWhy(error.reason)
      this.route.ariaLabel = this.status.textContent
      if (this.touched.size) this.place.answer(false)
    }
  }

  /** Whether it stands there that nothing was copied. */
  get refused() { return this.status.hasAttribute("data-loud") && !this.stays }
  /** Whether what stands there stays until the agent answers something. */
  get stays() { return this.says(...STAY) }

  /** Puts these answers into the form, and makes all others blank. @param {Record<string, string>} answers */
  fill(answers) {
    const named = [...this.form.elements].map(control => /** @type {Control} */ (control).name).filter(Boolean)
    store.take(new Set(named.map(name => name.split(".")[0])), {})
    store.bring(answers)
  }

  /** With Back or a reload the ticket's text and its line come back together with the answers; without the text, all is blank. */
  async again() {
    await store.resumed
    if (document.readyState === "interactive") await new Promise(loaded => addEventListener("load", loaded, { once: true }))
    const name = this.place.getAttribute("name"), text = this.text.value
    // Another ticket has been read meanwhile.
    if (this.turn || bringBack(this)) return
    if (!text.trim()) return store.asked.includes(TICKET) && this.beginAgain()
    if (store.asked.includes(name)) await this.bringBack(text)
    else await this.read(false)
  }

  /** The answers of a ticket whose text is gone, or that has none, are made blank, and that is said. @param {string} [word] */
  beginAgain(word = "reloaded") {
    for (const asked of [TICKET, this.place.getAttribute("name")]) store.unask(asked)
    this.fill({})
    this.say(word)
  }

  /**
   * Shows the line of a ticket again; where its answers were corrected, that of the corrected ones.
   * @param {string} text @param {string[]} touched the questions that the agent has answered
   */
  async bringBack(text, touched = []) {
    const turn = ++this.turn
    this.done = text
    this.reading = false
    this.queue.name()
    if (text) store.ask(TICKET)
    this.touched = new Set(touched)
    this.given = this.shown = ""
    this.keys.begin()
    // What was said of another ticket.
    this.tell("")
    this.came = `${this.came} ${this.pasted.sayOne()}`.trim()
    this.place.spokenFor = true
    if (touched.length) return this.renew()
    const line = await this.ask(text)
    if (turn !== this.turn || this.done !== text) return
    if (Object.entries(line.answers).some(([name, answer]) => readForm(this.form)[name] !== answer)) return this.renew()
    this.showLine(line, this.standing())
    this.putNote()
    if (document.activeElement === this.route) sayRenewed(this, line.said)
  }

  /** After a correction the line is that of the answers as they stand now, or says why there is none. */
  async renew() {
    const standing = this.standing(), turn = this.turn
    if (!this.done || this.reading) return
    if (standing === this.given) return this.putNote()
    this.given = standing
    try {
      const line = await this.ask(this.done, JSON.stringify(readForm(this.form)))
      if (turn !== this.turn || standing !== this.given || !line.html) return
      this.showLine(line, standing)
      this.putNote()
      if (this.refused) this.say("there_now")
      else sayRenewed(this, line.said)
    } catch { /* the form's own answer says what is wrong */ }
  }

  /** @param {{ html: string, said: string, note?: string, alarming?: string[] }} line said: the same in a few words, which are said when the focus comes to it @param {string} standing the answers that it stands for */
  showLine({ html, said, note = "", alarming }, standing) {
    this.given = this.shown = standing
    this.box.weighed = alarming ?? this.box.weighed
    this.note = note
    this.route.ariaLabel = said
    this.route.replaceChildren(...readHtml(html).childNodes)
    this.route.hidden = this.box.changed
    this.querySelector("[data-actions]").hidden = false
  }

  /** The answer's note says what the form says; where only the ticket says it, this one says so. */
  putNote() {
    const note = this.place.outcome.querySelector("#route-note")
    if (note && this.note && this.place.answered && this.copying.settled) note.textContent = this.note
  }

  /** The ticket goes, and can be brought back; the form is made blank by itself. */
  forget() {
    this.queue.leave()
    if (this.done) this.earlier.leave()
    this.turn += 1
    this.reading = false
    this.place.spokenFor = false
    store.unask(TICKET)
    this.text.value = this.done = ""
    this.came = ""
    this.touched.clear()
    this.keys.begin()
    this.pasted.forgetTable()
    this.pasted.sayOne()
    this.queue.name()
    this.tell("")
    this.route.replaceChildren()
    this.route.hidden = this.querySelector("[data-actions]").hidden = true
    this.earlier.begin()
  }

  /** @param {Control} target */
  react(target) {
    if (target.matches("[data-actions] [data-key]")) this.keys.act(target.dataset.key)
    this.queue.react(target)
    this.pasted.react(target)
  }

  /** @param {string} word @param {string} [one] @param {string} [other] */
  say(word, one = "", other = "") {
    this.tell(this.word(word).replace("##", () => other).replace("#", () => one))
  }

  /** @param {string} word @returns {string} */
  word(word) { return this.querySelector("[data-says]").content.querySelector(`[data-word=${word || "none"}]`)?.textContent ?? "" }

  /** Whether one of these words stands there. @param {string[]} words */
  says(...words) { return Boolean(this.told) && words.some(word => this.word(word) === this.told) }

  /** @param {string} text @param {boolean} loud whether it must not be missed @param {boolean} seen whether it stands in the line @param {string} heard what a screen reader says before it, as it stands in the line */
  tell(text, loud = false, seen = false, heard = "") {
    this.told = text
    this.status.replaceChildren(...heard ? [Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: `${heard} ` })] : [], text)
    this.status.classList.toggle("visually-hidden", seen)
    this.status.toggleAttribute("data-loud", loud)
    if (this.says(...DANGER)) for (const part of [this.text, this.route, this.status]) part.scrollIntoView({ block: "nearest", behavior: "instant" })
  }

  /** @param {string} [reason] */
  sayWhy(reason = "stopped") {
    this.say(reason === "crash" ? "stopped" : reason)
    if (!this.told) this.told = this.status.textContent = this.place.words.querySelector(`[data-word=${reason}]`)?.textContent ?? ""
  }
}

customElements.define("ticket-desk", TicketDesk)

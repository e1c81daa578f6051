// <ticket-desk>: the agent's desk above the router's form. A pasted ticket gives a route in one line;
// every choice of the form has a key, wherever on the page the focus is, but for a text.
import { read as readForm } from "./answers.js"
import { store } from "./case.js"
import { DeskCopy } from "./desk-copy.js"
import { DIGITS, nameKeys } from "./desk-keys.js"
import { DeskQueue, parted } from "./desk-queue.js"
import { lettersAct, offerSwitch } from "./desk-switch.js"
import { leaveExample } from "./outcome.js"
import { read as readHtml } from "./renew.js"
import { runtime } from "./runtime.js"

/** @type {{ module: string, needs: string[] }} */
const DESK = { module: "calculators.routing.desk", needs: ["reading"] }
// Kept with the answers of a ticket: its text is kept nowhere, so they have no meaning without it.
const TICKET = "ticket"
const TEXTS = "textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable]"

class TicketDesk extends HTMLElement {
  connectedCallback() {
    /** @type {any} the form's own element, of calculator.js */
    this.place = this.closest("calculator-form")
    this.form = /** @type {HTMLFormElement} */ (this.place.querySelector("form"))
    this.text = this.querySelector("textarea")
    this.route = this.querySelector("[data-route]")
    this.status = this.querySelector("[data-said]")
    this.queue = new DeskQueue(this)
    this.copying = new DeskCopy(this)
    this.turn = 0
    /** Whether a ticket is being read, whose answers are not there yet. */
    this.reading = false
    /** @type {Record<string, string>} the answers that were given meanwhile: they count */
    this.chosen = {}
    /** @type {Map<string, string>} */
    this.questions = new Map(this.dataset.keys.split(",").map((/** @type {string} */ pair) => /** @type {[string, string]} */ (pair.split(" "))))
    /** @type {string} the answers that the line stands for */
    this.given = ""
    /** @type {string} the ticket that was read */
    this.done = ""
    this.pending = ""
    nameKeys(this)
    offerSwitch(this)
    this.text.addEventListener("paste", () => setTimeout(() => this.read(true)))
    this.text.addEventListener("change", () => this.text.value.trim() && this.text.value !== this.done && this.read(false))
    this.text.addEventListener("focus", () => runtime.start(), { once: true })
    this.addEventListener("click", ({ target }) => this.react(/** @type {Control} */ (target)))
    this.press = (/** @type {KeyboardEvent} */ event) => this.hear(event)
    // Before the theme, whose own keys leave the page.
    document.addEventListener("keydown", this.press, true)
    this.drop = (/** @type {ClipboardEvent} */ event) => this.takePasted(event)
    document.addEventListener("paste", this.drop)
    this.form.addEventListener("click", ({ target }) => target.matches("[data-restart]") && this.forget())
    this.follow = () => this.renew()
    this.place.addEventListener("answered", this.follow)
    this.form.addEventListener("input", ({ target }) => {
      const { name, value } = /** @type {Control} */ (target)
      if (this.reading) this.chosen[name] = value
      this.follow()
    })
    this.text.disabled = false
    this.again()
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press, true)
    document.removeEventListener("paste", this.drop)
    this.place.removeEventListener("answered", this.follow)
    this.queue.stop()
    this.copying.stop()
  }

  /** @param {string} name */
  group(name) { return this.form.querySelector(`[data-field="${name}"]`) }
  /** @param {string} name */
  options(name) { return [...this.group(name).querySelectorAll(".option")] }

  /** Keys, before the form or the theme hear of them. @param {KeyboardEvent} event */
  hear(event) {
    const { key, target, altKey, ctrlKey, metaKey } = event
    if (altKey || ctrlKey || metaKey) return
    if (target === this.text && key === "Escape") {
      const place = this.route.hidden ? this.form.querySelector("input") : this.route
      return place.focus()
    }
    if (target.matches(TEXTS)) return
    if (!lettersAct()) {
      // Nor do the form's and the theme's keys.
      if (key.length === 1 && key !== " ") event.stopPropagation()
      return
    }
    // The theme leaves the page at these two, and the ticket would be gone.
    const leaves = key === "." || key === ","
    if (!leaves && !this.act(key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** A ticket that is pasted where no text has the focus is the next one. @param {ClipboardEvent} event */
  takePasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? ""
    if (event.target.matches(TEXTS) || !text.trim()) return
    event.preventDefault()
    this.take(text)
  }

  /** Reads a text as the next ticket, as if it were pasted. @param {string} text */
  take(text) {
    this.text.value = text
    this.read(true)
  }

  /** Does what a key stands for. @param {string} key @returns {boolean} whether it stands for something */
  act(key) {
    const digit = DIGITS.indexOf(key)
    if (this.pending && digit >= 0 && key) {
      const option = this.options(this.pending)[digit]
      if (option) this.choose(option)
      return true
    }
    if (this.questions.has(key)) return this.ask(this.questions.get(key))
    if (key === "n") this.next()
    else if (key === "c") this.copying.copy("route-note", "no_note")
    else if (key === "t") this.copying.copy("route-queue", "no_tag")
    else if (key === "q" && this.queue.open) this.queue.goBack()
    else if (key === "?") this.showKeys()
    else return false
    return true
  }

  /** Waits for the number of an answer to a question, and says which there are. @param {string} name */
  ask(name) {
    this.pending = name
    this.form.querySelector(".desk-pending")?.classList.remove("desk-pending")
    const group = this.group(name)
    group.classList.add("desk-pending")
    this.say("pending", `${group.querySelector("legend").textContent} ${this.options(name).map((option, number) => `${DIGITS[number]} ${option.querySelector("label").textContent}`).join(", ")}.`)
    // Where that is out of sight the focus goes to the question, and the page with it.
    const { top, bottom } = this.status.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) (group.querySelector(":checked") ?? group.querySelector("input")).focus()
    return true
  }

  /** @param {Control} option */
  choose(option) {
    const control = option.querySelector("input")
    control.checked = true
    this.group(this.pending).classList.remove("desk-pending")
    this.pending = ""
    this.say("")
    control.dispatchEvent(new Event("input", { bubbles: true }))
    if (!this.place.tried && !this.reading) this.place.answer(false)
  }

  /** Reads the pasted ticket, fills the form with what was recognised, and has it answered. @param {boolean} asked */
  async read(asked) {
    const text = this.text.value, turn = ++this.turn
    if (!text.trim()) return
    this.done = text
    this.reading = true
    this.chosen = {}
    this.place.spokenFor = true
    // Nothing of the last ticket stands beside this one, and no example.
    this.place.forgetAnswer()
    leaveExample(this.place)
    this.route.replaceChildren()
    this.say("reading")
    try {
      const { answers, html, said } = parted(await runtime.use(DESK, "line", text, ""))
      if (turn !== this.turn) return
      this.reading = false
      this.showLine(html, said)
      this.fill({ ...answers, ...this.chosen })
      store.ask(TICKET)
      // The line of what was chosen meanwhile comes with the answer.
      this.given = Object.keys(this.chosen).length ? "" : JSON.stringify(readForm(this.form))
      this.place.answer(false)
      if (asked) this.route.focus()
      this.tell(asked ? "" : said, false, true)
    } catch (error) {
      if (turn !== this.turn) return
      this.reading = false
      this.sayWhy(error.reason)
      if (Object.keys(this.chosen).length) this.place.answer(false)
    }
  }

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
    if (this.turn) return
    if (!text.trim()) {
      if (store.asked.includes(TICKET)) this.beginAgain(name)
    } else if (store.asked.includes(name)) await this.bringBack(text)
    else await this.read(false)
  }

  /** The answers of a ticket whose text is gone are made blank, and that is said. @param {string} name of the form */
  beginAgain(name) {
    for (const asked of [TICKET, name]) store.unask(asked)
    this.fill({})
    this.say("reloaded")
  }

  /** Shows the line of a ticket again; where its answers were corrected, that of the corrected ones. @param {string} text */
  async bringBack(text) {
    this.done = text
    this.place.spokenFor = true
    const { answers, html, said } = parted(await runtime.use(DESK, "line", text, ""))
    if (this.turn || this.done !== text) return
    const standing = readForm(this.form)
    if (Object.entries(answers).some(([name, answer]) => standing[name] !== answer)) return this.renew()
    this.given = JSON.stringify(standing)
    this.showLine(html, said)
  }

  /** After a correction the line is that of the answers as they stand now, or says why there is none. */
  async renew() {
    const answers = JSON.stringify(readForm(this.form)), turn = this.turn
    if (!this.done || this.reading || answers === this.given) return
    this.given = answers
    try {
      const { html, said } = parted(await runtime.use(DESK, "line", this.done, answers))
      if (turn !== this.turn || !html) return
      this.showLine(html, said)
      this.tell(said, false, true)
    } catch { /* the form's own answer says what is wrong */ }
  }

  /** @param {string} html @param {string} said the same in a few words, which are said when the focus comes to it */
  showLine(html, said) {
    this.route.ariaLabel = said
    this.route.replaceChildren(...readHtml(html).childNodes)
    this.route.hidden = false
    this.querySelector("[data-actions]").hidden = false
  }

  /** Forgets the ticket; the form is made blank by itself. */
  forget() {
    this.turn += 1
    this.reading = false
    this.place.spokenFor = false
    store.unask(TICKET)
    this.text.value = this.done = ""
    this.pending = ""
    this.form.querySelector(".desk-pending")?.classList.remove("desk-pending")
    this.route.hidden = this.querySelector("[data-actions]").hidden = true
  }

  next() {
    // Where nothing was pasted, the form begins again by itself.
    if (!this.done) return this.place.restart()
    this.forget()
    this.place.restart() // which says that the form is blank
    this.tell("")
    this.text.focus()
    this.scrollIntoView({ block: "nearest" })
  }

  showKeys() {
    const list = this.querySelector("[data-list]")
    list.hidden = !list.hidden
    this.tell(list.hidden ? "" : list.querySelector("p").textContent, false, true)
    this.querySelector("[data-key='?']").setAttribute("aria-expanded", String(!list.hidden))
    this.querySelector("[data-actions]").hidden = false
  }

  /** @param {Control} target */
  react(target) {
    if (target.matches("[data-actions] [data-key]")) this.act(target.dataset.key)
    this.queue.react(target)
  }

  /** @param {string} word @param {string} [one] @param {string} [other] */
  say(word, one = "", other = "") {
    this.tell(this.word(word).replace("##", () => other).replace("#", () => one))
  }

  /** @param {string} word @returns {string} */
  word(word) { return this.querySelector("[data-says]").content.querySelector(`[data-word=${word || "none"}]`)?.textContent ?? "" }

  /** @param {string} text @param {boolean} loud whether it must not be missed @param {boolean} seen whether it stands in the line */
  tell(text, loud = false, seen = false) {
    this.status.textContent = text
    this.status.classList.toggle("visually-hidden", seen)
    this.status.toggleAttribute("data-loud", loud)
  }

  /** @param {string} [reason] */
  sayWhy(reason = "stopped") {
    this.say(reason === "crash" ? "stopped" : reason)
    if (!this.status.textContent) this.status.textContent = this.place.words.querySelector(`[data-word=${reason}]`)?.textContent ?? ""
  }
}

customElements.define("ticket-desk", TicketDesk)

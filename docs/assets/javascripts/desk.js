// <ticket-desk>: the agent's desk above the router's form. A pasted ticket gives a route in one line;
// every choice of the form has a key, as long as the focus is in the tool and not in a text.
import { read as readForm } from "./answers.js"
import { store } from "./case.js"
import { copy } from "./clipboard.js"
import { download } from "./downloads.js"
import { read as readHtml, show } from "./renew.js"
import { another, runtime } from "./runtime.js"

/** @type {{ module: string, needs: string[] }} */
const DESK = { module: "calculators.routing.desk", needs: ["reading"] }
const QUEUE = { module: "calculators.routing.desk", needs: ["files", "formats", "reading"] }
// Ten answers are the most that a question has; 0 is the tenth.
const DIGITS = "1234567890"

/** @param {string} answer a line of JSON and HTML */
const parted = answer => {
  const end = answer.indexOf("\n")
  return { ...JSON.parse(answer.slice(0, end)), html: answer.slice(end + 1) }
}

class TicketDesk extends HTMLElement {
  connectedCallback() {
    /** @type {any} the form's own element, of calculator.js */
    this.place = this.closest("calculator-form")
    this.form = /** @type {HTMLFormElement} */ (this.place.querySelector("form"))
    this.text = this.querySelector("textarea")
    this.route = this.querySelector("[data-route]")
    this.status = this.querySelector("[data-said]")
    this.table = this.querySelector("[data-table]")
    this.file = this.querySelector("[type=file]")
    this.turn = 0
    /** @type {Map<string, string>} */
    this.questions = new Map(this.dataset.keys.split(",").map((/** @type {string} */ pair) => /** @type {[string, string]} */ (pair.split(" "))))
    /** @type {string} the answers that the line stands for */
    this.given = ""
    /** @type {string} the ticket that was read */
    this.done = ""
    this.pending = ""
    this.nameKeys()
    this.text.addEventListener("paste", () => setTimeout(() => this.read(true)))
    this.text.addEventListener("change", () => this.text.value.trim() && this.text.value !== this.done && this.read(false))
    this.text.addEventListener("focus", () => runtime.start(), { once: true })
    this.file.addEventListener("change", () => this.readQueue(this.file.files[0]))
    this.addEventListener("click", ({ target }) => this.react(/** @type {Control} */ (target)))
    this.press = (/** @type {KeyboardEvent} */ event) => this.hear(event)
    this.place.addEventListener("keydown", this.press, true)
    this.form.addEventListener("click", ({ target }) => target.matches("[data-restart]") && this.forget())
    this.follow = () => this.renew()
    this.place.addEventListener("answered", this.follow)
    for (const control of [this.text, this.file]) control.disabled = false
    if (this.text.value.trim()) this.again()
  }

  disconnectedCallback() {
    this.place.removeEventListener("keydown", this.press, true)
    this.place.removeEventListener("answered", this.follow)
    this.worker?.cancel()
  }

  /** @param {string} name */
  group(name) { return this.form.querySelector(`[data-field="${name}"]`) }
  /** @param {string} name */
  options(name) { return [...this.group(name).querySelectorAll(".option")] }

  /** Puts its key beside each question and answer, and lists them all. */
  nameKeys() {
    const list = document.createElement("dl")
    for (const [key, name] of this.questions) {
      const title = this.group(name).querySelector("legend")
      title.dataset.key = key.toUpperCase()
      const term = document.createElement("dt"), said = document.createElement("dd")
      term.textContent = `${key.toUpperCase()}: ${title.textContent}`
      said.textContent = this.options(name).map((option, number) => {
        option.dataset.key = DIGITS[number]
        return `${DIGITS[number]} ${option.querySelector("label").textContent}`
      }).join(", ")
      list.append(term, said)
    }
    const more = document.createElement("p")
    more.textContent = "First the letter of a question, then the number of an answer. C copies the note, T the tag, N takes the next ticket. Keys act while the focus is in this tool and not in a text; Escape leaves the text."
    this.querySelector("[data-list]").append(more, list)
  }

  /** Keys, before the form or the theme hear of them. @param {KeyboardEvent} event */
  hear(event) {
    const { key, target, altKey, ctrlKey, metaKey } = event
    if (altKey || ctrlKey || metaKey) return
    if (target === this.text && key === "Escape") {
      const place = this.route.hidden ? this.form.querySelector("input") : this.route
      return place.focus()
    }
    if (target.matches("textarea, select, input:not([type=radio], [type=checkbox])")) return
    if (!this.act(key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
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
    // Where nothing was pasted, the form begins again by itself.
    if (key === "n" && this.done) this.next()
    else if (key === "c") this.copy("route-note", "no_note")
    else if (key === "t") this.copy("route-queue", "no_tag")
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
    group.scrollIntoView({ block: "nearest" })
    this.say("pending", `${group.querySelector("legend").textContent} ${this.options(name).map((option, number) => `${DIGITS[number]} ${option.querySelector("label").textContent}`).join(", ")}.`)
    return true
  }

  /** @param {Control} option */
  choose(option) {
    const control = option.querySelector("input")
    control.checked = true
    this.group(this.pending).classList.remove("desk-pending")
    this.pending = ""
    this.corrected = true
    this.say("")
    control.dispatchEvent(new Event("input", { bubbles: true }))
    if (!this.place.tried) this.place.answer(false)
  }

  /** Reads the pasted ticket, fills the form with what was recognised, and has it answered. @param {boolean} asked */
  async read(asked) {
    const text = this.text.value, turn = ++this.turn
    if (!text.trim()) return
    this.done = text
    this.corrected = false
    this.say("reading")
    try {
      const { answers, html } = parted(await runtime.use(DESK, "line", text, ""))
      if (turn !== this.turn) return
      this.showLine(html)
      const named = [...this.form.elements].map(control => /** @type {Control} */ (control).name).filter(Boolean)
      store.take(new Set(named.map(name => name.split(".")[0])), {})
      store.bring(answers)
      this.given = JSON.stringify(readForm(this.form))
      this.place.answer(false)
      if (asked) this.route.focus()
      this.say("")
    } catch (error) {
      if (turn === this.turn) this.sayWhy(error.reason)
    }
  }

  /** The browser brings the ticket's text back, with Back or a reload; its route comes back too. */
  async again() {
    await store.resumed
    // Another ticket has been read meanwhile.
    if (this.turn) return
    // Where the form's answers are back as well, corrections count: the line follows them.
    if (store.asked.includes(this.place.getAttribute("name"))) this.done = this.text.value
    else await this.read(false)
  }

  /** After a correction the line is that of the answers as they stand now. */
  async renew() {
    const answers = JSON.stringify(readForm(this.form)), turn = this.turn
    if (!this.done || answers === this.given) return
    this.given = answers
    try {
      const { html } = parted(await runtime.use(DESK, "line", this.done, answers))
      if (turn === this.turn && html) this.showLine(html)
    } catch { /* the form's own answer says what is wrong */ }
  }

  /** @param {string} html */
  showLine(html) {
    this.route.replaceChildren(...readHtml(html).childNodes)
    this.route.hidden = false
    this.querySelector("[data-actions]").hidden = false
  }

  /** Forgets the ticket; the form is made blank by itself. */
  forget() {
    this.turn += 1
    this.text.value = this.done = ""
    this.pending = ""
    this.form.querySelector(".desk-pending")?.classList.remove("desk-pending")
    this.route.hidden = this.querySelector("[data-actions]").hidden = true
  }

  next() {
    this.forget()
    this.place.restart()
    this.say("blank")
    this.text.focus()
    this.scrollIntoView({ block: "nearest" })
  }

  /** @param {string} id of what is copied @param {string} lacking what to say where there is nothing */
  async copy(id, lacking) {
    const source = document.getElementById(id)
    if (!source || this.place.outcome.hidden || !(this.place.answered || this.place.early)) return this.say(lacking)
    if (await copy(source.textContent)) return this.say("copied")
    getSelection().selectAllChildren(source)
    this.say("selected")
  }

  showKeys() {
    const list = this.querySelector("[data-list]")
    list.hidden = !list.hidden
    this.querySelector("[data-key='?']").setAttribute("aria-expanded", String(!list.hidden))
    this.querySelector("[data-actions]").hidden = false
  }

  /** @param {Control} target */
  react(target) {
    if (target.matches("[data-actions] [data-key]")) this.act(target.dataset.key)
    if (target.matches("[data-cancel]")) this.worker?.cancel()
    if (target.matches("[data-download]")) download("queue-routes.csv", this.csv, "text/csv")
    if (target.matches("[data-close]")) {
      this.table.hidden = true
      this.table.replaceChildren()
      this.csv = ""
      this.file.focus()
    }
  }

  /** Reads a whole queue in a worker of its own, and shows a table with the unsure ones first. @param {File} file */
  async readQueue(file) {
    if (!file) return
    this.file.value = ""
    this.worker?.cancel()
    const worker = another(), busy = this.querySelector("[data-busy]")
    const bar = /** @type {HTMLProgressElement} */ (busy.querySelector("progress"))
    this.worker = worker
    busy.hidden = false
    bar.removeAttribute("value")
    this.say("fetching")
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const report = (/** @type {{ done?: number, count?: number }} */ { done, count }) => {
        if (!count) return
        bar.value = done / count
        if (done === count || done % 50 === 0) this.say("queue", String(done), String(count))
      }
      const { error, table, html } = parted(await worker.use({ ...QUEUE, report }, "queue", bytes))
      if (worker !== this.worker) return
      this.status.textContent = error ?? ""
      this.csv = table
      if (table) {
        show(this.table, html)
        this.table.hidden = false
        this.table.querySelector("#desk-queue-title").focus()
      }
    } catch (error) {
      // Another queue has been chosen since, and the rest is about that one.
      if (worker !== this.worker) return
      this.sayWhy(error.reason)
    }
    busy.hidden = true
    this.worker = undefined
    worker.cancel()
  }

  /** @param {string} word @param {string} [one] @param {string} [other] */
  say(word, one = "", other = "") {
    const text = this.querySelector("[data-says]").content.querySelector(`[data-word=${word || "none"}]`)?.textContent ?? ""
    this.status.textContent = text.replace("##", () => other).replace("#", () => one)
  }

  /** @param {string} [reason] */
  sayWhy(reason = "stopped") {
    this.say(reason === "crash" ? "stopped" : reason)
    if (!this.status.textContent) this.status.textContent = this.place.words.querySelector(`[data-word=${reason}]`)?.textContent ?? ""
  }
}

customElements.define("ticket-desk", TicketDesk)

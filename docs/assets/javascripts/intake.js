// <file-intake>: reads files in a worker of its own and shows what they hold, to be confirmed.
// Only what the reader chooses enters the case; of a file itself its name, size and fingerprint.
import { store } from "./case.js"
import { show } from "./renew.js"
import { another } from "./runtime.js"
import { tab } from "./storage.js"

const MOST_FILES = 50
// The names of files under way, so that a page that is loaded again can say what was lost.
const UNDER_WAY = "reading"

/**
 * Adds facts to others: rows come to those there are, the rest is set.
 * @param {Facts} facts @param {Facts} more
 */
function merge(facts, more) {
  for (const [name, fact] of Object.entries(more)) {
    facts[name] = Array.isArray(fact) ? /** @type {any} */ ([...(facts[name] ?? []), ...fact]) : fact
  }
}

/**
 * The words of one message, or of several as lines of a chat, the oldest first.
 * @param {Control[]} chosen
 */
function together(chosen) {
  const text = (/** @type {Control} */ { dataset }) => document.getElementById(dataset.message).textContent
  if (chosen.length === 1) return text(chosen[0])
  const inOrder = chosen.sort((one, other) => Number(one.dataset.order) - Number(other.dataset.order))
  return inOrder.map(one => one.dataset.head + text(one)).join("\n")
}

class FileIntake extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]")
    this.status = this.querySelector("[data-said]")
    this.busy = this.querySelector("[data-busy]")
    /** @type {any} the form's own element, of calculator.js */
    this.place = this.closest("calculator-form")
    this.form = /** @type {HTMLFormElement} */ (/** @type {any} */ (this.closest("form")))
    this.results = Object.assign(document.createElement("section"), { className: "intake__results", hidden: true })
    /** @type {Record<string, string>[]} the files that were read */
    this.found = []
    /** Whether the worked example makes way for what was read. */
    this.covers = false
    /** @type {number} the tenth of the reading that was said last */
    this.told = -1
    this.form.after(this.results)
    for (const place of [this, this.results]) {
      place.addEventListener("click", ({ target }) => this.react(/** @type {Control} */ (target)))
    }
    // These are no answers of the form that it stands in.
    for (const kind of ["input", "change"]) this.addEventListener(kind, event => event.stopPropagation())
    this.input.addEventListener("change", () => this.read([...this.input.files]))
    this.form.addEventListener("paste", event => this.take(event, event.clipboardData))
    this.form.addEventListener("dragover", event => this.hover(event))
    this.form.addEventListener("dragleave", () => this.classList.remove("intake--over"))
    this.form.addEventListener("drop", event => this.take(event, event.dataTransfer))
    this.input.disabled = false
    const lost = tab.read(UNDER_WAY)
    if (lost) this.say("interrupted", lost)
    tab.remove(UNDER_WAY)
  }

  disconnectedCallback() {
    this.results.remove()
    this.worker?.cancel()
  }

  /** @param {DragEvent} event */
  hover(event) {
    if (![...event.dataTransfer.types].includes("Files")) return
    event.preventDefault()
    this.classList.add("intake--over")
  }

  /**
   * Takes files that are dropped or pasted; text goes its usual way.
   * @param {Event} event @param {DataTransfer} given
   */
  take(event, { files }) {
    this.classList.remove("intake--over")
    if (!files.length) return
    event.preventDefault()
    this.read([...files])
  }

  /** @param {Control} target */
  react(target) {
    if (target.matches("[data-cancel]")) this.worker?.cancel()
    if (target.matches("[data-leave]")) this.close("left")
    if (target.matches("[data-confirm]")) this.confirm()
    if (target.matches("[data-mine]")) this.leaveOut(target.dataset.mine, target.checked)
    if (target.matches("[data-all]")) {
      for (const choice of target.closest("fieldset").querySelectorAll("[type=checkbox]")) choice.checked = target.dataset.all !== ""
    }
  }

  /**
   * Leaves the reader's own messages out of the list, or shows them again.
   * @param {string} name @param {boolean} own
   */
  leaveOut(name, own) {
    for (const choice of this.results.querySelectorAll("[data-sender]")) {
      if (choice.dataset.sender !== name) continue
      choice.hidden = own
      if (own) choice.querySelector("input").checked = false
    }
  }

  /**
   * Reads files, and shows what they hold. The worker ends with the reading, however that ends.
   * @param {File[]} files
   */
  async read(files) {
    this.input.value = ""
    if (!files.length) return
    if (files.length > MOST_FILES) return this.say("many")
    this.worker?.cancel()
    const worker = another(), bar = /** @type {HTMLProgressElement} */ (this.busy.querySelector("progress"))
    this.worker = worker
    bar.removeAttribute("value")
    this.busy.hidden = false
    this.results.hidden = true
    this.told = -1
    tab.write(UNDER_WAY, files.map(({ name }) => name).join(", "))
    this.say("fetching")
    try {
      const told = JSON.stringify({ files: [store.facts.files ?? []].flat() })
      const answer = await worker.readFiles(files, told, part => this.showProgress(bar, files, part))
      if (worker !== this.worker) return
      const end = answer.indexOf("\n")
      this.found = JSON.parse(answer.slice(0, end)).files
      show(this.results, answer.slice(end + 1))
      this.results.hidden = false
      this.results.setAttribute("aria-labelledby", "intake-title")
      // The worked example is in the way of what there is to confirm.
      this.covers ||= !this.place.answered && !this.place.outcome.hidden
      if (this.covers) this.place.outcome.hidden = true
      this.say("read")
      this.results.querySelector("#intake-title").focus()
    } catch (error) {
      if (worker !== this.worker) return
      this.sayWhy(error.reason)
    }
    this.busy.hidden = true
    this.worker = undefined
    tab.remove(UNDER_WAY)
    worker.cancel()
  }

  /** @param {HTMLProgressElement} bar @param {File[]} files @param {{ number?: number, done?: number, messages?: number }} part */
  showProgress(bar, files, { number, done, messages }) {
    if (done === undefined) return
    const total = files.reduce((sum, { size }) => sum + size, 0)
    const before = files.slice(0, number).reduce((sum, { size }) => sum + size, 0)
    bar.value = total ? (before + done) / total : 1
    // Said to screen readers at each tenth, not at each piece.
    const tenth = Math.floor(10 * bar.value)
    if (tenth === this.told) return
    this.told = tenth
    this.say(messages ? "messages" : "reading", String(10 * tenth), String(messages))
  }

  /** Puts into the case what is chosen, and asks the form again. */
  confirm() {
    const crowded = [...this.results.querySelectorAll("[data-most]")]
      .find(group => group.querySelectorAll("[data-facts]:checked").length > Number(group.dataset.most))
    if (crowded) {
      this.say("most", crowded.dataset.most)
      return crowded.querySelector("[data-all], input").focus()
    }
    /** @type {Facts} */
    const facts = {}
    /** @type {Map<string, string[]>} */
    const confirmed = new Map()
    const note = (/** @type {any} */ { file, says }) => confirmed.set(file, [...confirmed.get(file) ?? [], says])
    for (const choice of this.results.querySelectorAll("[data-facts]:checked")) {
      merge(facts, JSON.parse(choice.dataset.facts))
      note(choice.dataset)
    }
    const messages = [...this.results.querySelectorAll("[data-message]:checked")]
    if (messages.length) facts.client_message = together(messages)
    for (const { dataset } of messages) note(dataset)
    for (const exhibit of this.results.querySelectorAll("[data-exhibit]")) {
      const [category, shows] = ["category", "shows"].map(name => exhibit.querySelector(`[data-name=${name}]`).value.trim())
      if (!category) continue
      merge(facts, { exhibits: [{ category, shows, ...JSON.parse(exhibit.dataset.exhibit) }] })
      note({ file: exhibit.dataset.file, says: `Evidence: ${shows}` })
    }
    if (!confirmed.size) return this.say("none")
    const known = /** @type {Record<string, string>[]} */ ([store.facts.files ?? []].flat())
    const rows = this.found.filter(({ name }) => confirmed.has(name))
      .map(({ name, bytes, sha256 }) => ({ name, bytes, sha256, confirmed: confirmed.get(name).join("\n").slice(0, 5000) }))
    const kept = known.filter(row => !rows.some(({ sha256 }) => sha256 === row.sha256))
    store.take(["files"], { files: [...kept, ...rows] })
    // Before the answers come into the form: with them no example is shown again.
    this.close("confirmed")
    store.bring(facts)
    this.form.requestSubmit()
  }

  /** @param {string} word */
  close(word) {
    this.results.hidden = true
    this.results.replaceChildren()
    if (this.covers) this.place.outcome.hidden = false
    this.covers = false
    this.found = []
    this.say(word)
    this.input.focus()
  }

  /**
   * Says one of the element's own words; the signs # in it become numbers or names.
   * @param {string} word @param {string} [one] @param {string} [other]
   */
  say(word, one = "", other = "") {
    const text = this.querySelector("[data-says]").content.querySelector(`[data-word=${word}]`)?.textContent ?? ""
    this.status.textContent = text.replace("##", () => other).replace("#", () => one)
  }

  /** Says why there is no result: in own words, or in those that the form has for Python. @param {string} [reason] */
  sayWhy(reason = "stopped") {
    const own = reason === "crash" ? "stopped" : reason
    this.say(own)
    if (!this.status.textContent) this.status.textContent = this.place.words.querySelector(`[data-word=${reason}]`)?.textContent ?? ""
  }
}

customElements.define("file-intake", FileIntake)

// <exhibit-file>: takes the files of the exhibits and lets a worker of its own make one PDF of them.
// The files stay in the page; what is kept of the case is what it held before.
import { store } from "./case.js"
import { download } from "./downloads.js"
import { exhibitsOf, letter, orderOf } from "./exhibit-order.js"
import { Hiding } from "./hiding.js"
import { open } from "./images.js"
import { another, runtime } from "./runtime.js"

// Parts of Python that come only for this; the reader of PDFs only where there is one.
const PARTS = ["files", "exhibit_file"], PDFS = [...PARTS, "papers"]
const NAME = "exhibits.pdf"
// Files that are set as text, so that lines of them can be removed; the rest by what the browser says.
const TEXTS = /\.(?:txt|eml|csv|tsv|json|html?|mbox|md)$/i

/** @param {File} file */
const isText = file => TEXTS.test(file.name) || file.type.startsWith("text/")

/** @param {number} bytes */
const size = bytes => bytes < 1e5 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`

/**
 * The SHA-256 of a file as hexadecimal digits. Where the browser does not calculate it, Python does.
 * @param {File} file
 */
async function fingerprint(file) {
  if (!crypto.subtle) return runtime.fingerprint(file, () => {})
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer())
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, "0")).join("")
}

class ExhibitFile extends HTMLElement {
  connectedCallback() {
    /** @type {ReturnType<typeof another>} the worker for the files: one of its own, so that it can be ended while it works */
    this.worker = undefined
    /** @type {Blob} */
    this.made = undefined
    /** ends what is under way */
    this.making = new AbortController()
    this.query = (/** @type {string} */ name) => this.querySelector(`[data-${name}]`)
    /** @type {HTMLDialogElement} */
    const dialog = this.querySelector("[data-dialog]")
    this.hiding = new Hiding(dialog)
    /** @type {Record<string, string>[]} exhibits that are not in the evidence list */
    this.further = []
    /** @type {Map<number, ExhibitChoice>} by the exhibit's place */
    this.chosen = new Map()
    this.addEventListener("click", event => this.press(event.target))
    this.addEventListener("change", event => this.changed(event.target))
    this.addEventListener("input", event => event.target.closest("[data-words]") && this.renamed(event.target))
    this.addEventListener("dragover", event => event.preventDefault())
    this.addEventListener("drop", event => this.drop(event))
    this.renew = () => this.showCase()
    store.addEventListener("change", this.renew)
    for (const control of this.querySelectorAll("[disabled]")) control.disabled = false
    this.showCase()
  }

  disconnectedCallback() {
    store.removeEventListener("change", this.renew)
    this.worker?.cancel()
  }

  /** The exhibits of the case. @returns {Record<string, string>[]} */
  get listed() {
    return /** @type {any} */ (store.facts.exhibits ?? [])
  }

  /** The exhibits: those of the case, then those that were only chosen here. */
  get exhibits() {
    return [...this.listed, ...this.further]
  }

  /** @param {string} name @param {...(string | number)} values */
  say(name, ...values) {
    const words = this.query("said").content.querySelector(`[data-said-${name}]`).textContent
    return words.replace(/\{(\d)\}/g, (_, number) => String(values[number - 1]))
  }

  /** Shows the exhibits of the case, with the files that were chosen for them. */
  showCase() {
    const { facts } = store, title = this.query("title"), paper = this.query("paper")
    title.value ||= String(facts.contract_title ?? store.name ?? "")
    if (!this.touched && /^(?:us_|ca_|ph)/.test(String(facts.client_place ?? ""))) paper.value = "letter"
    this.query("none").hidden = this.exhibits.length > 0
    this.query("list").replaceChildren(...this.exhibits.map((one, index) => this.row(one, index)))
    this.showTotal()
  }

  /** @param {Record<string, string>} exhibit @param {number} index */
  row({ shows, day, kept_at: source }, index) {
    const copy = /** @type {DocumentFragment} */ (this.query("row").content.cloneNode(true))
    const row = copy.querySelector("li")
    const part = (/** @type {string} */ name) => row.querySelector(`[data-${name}]`)
    const known = this.listed.length, choice = this.chosen.get(index)
    row.dataset.index = String(index)
    part("letter").textContent = `Exhibit ${letter(index)}`
    part("shows").textContent = index < known ? shows : ""
    part("about").textContent = [day, source].filter(Boolean).join(", ")
    part("words").hidden = index < known
    part("words").querySelector("input").value = shows
    for (const [place, label] of row.querySelectorAll("label").entries()) {
      const control = label.parentElement.querySelector("input, select")
      control.id = `exhibit-${index}-${place}`
      label.setAttribute("for", control.id)
    }
    part("choose-label").textContent = `File of exhibit ${letter(index)}`
    if (choice) {
      part("chosen").hidden = false
      part("without").hidden = true
      part("attach").value = choice.attach
      const words = [`${choice.file.name}, ${size(choice.file.size)}.`]
      if (choice.same !== undefined) words.push(this.say(choice.same ? "same" : "changed"))
      if (choice.redacted) words.push(this.say("hidden"))
      part("about").textContent = [part("about").textContent, words.join(" ")].filter(Boolean).join(" · ")
    }
    return row
  }

  /** @param {EventTarget} target */
  press(target) {
    const { action } = target.dataset, index = Number(target.closest("[data-index]")?.dataset.index)
    if (action === "make") this.make()
    if (action === "cancel") this.making.abort()
    if (action === "save") download(NAME, this.made, "application/pdf")
    if (action === "drop") { this.chosen.delete(index); this.showCase() }
    if (action === "hide") this.hide(index)
  }

  /** @param {EventTarget} target */
  changed(target) {
    const index = Number(target.closest("[data-index]")?.dataset.index)
    if (target.matches("[data-files]")) this.match([...this.query("files").files])
    const [file] = /** @type {Control} */ (target).files ?? []
    if (target.matches("[data-choose]") && file) this.choose(index, file)
    if (target.matches("[data-attach]")) this.chosen.get(index).attach = target.value
    if (target.matches("[data-paper]")) this.touched = true
    this.showTotal()
  }

  /** Another sentence for an exhibit that is not in the evidence list. @param {EventTarget} input */
  renamed(input) {
    const index = Number(input.closest("[data-index]").dataset.index)
    this.further[index - this.listed.length].shows = input.value
  }

  /** @param {DragEvent} event */
  drop(event) {
    event.preventDefault()
    this.match([...event.dataTransfer.files])
  }

  /**
   * Gives each file to the exhibit that has its fingerprint or its name; the rest become further ones.
   * @param {File[]} files
   */
  async match(files) {
    for (const file of files) {
      const sha256 = await fingerprint(file).catch(() => "")
      const free = (/** @type {number} */ index) => !this.chosen.has(index)
      let index = this.exhibits.findIndex(({ sha256: listed }, index) => listed === sha256 && free(index))
      if (index < 0) index = this.exhibits.findIndex(({ kept_at: source }, index) => source?.endsWith(file.name) && free(index))
      if (index < 0) index = this.further.push({ shows: file.name, category: "" }) + this.listed.length - 1
      await this.choose(index, file, sha256)
    }
  }

  /** @param {number} index @param {File} file @param {string} [sha256] */
  async choose(index, file, sha256) {
    const { sha256: listed } = this.exhibits[index]
    const found = sha256 ?? (listed ? await fingerprint(file).catch(() => "") : "")
    this.chosen.set(index, { file, attach: "safe", boxes: [], hidden: [], redacted: false, same: listed && found ? listed === found : undefined })
    this.showCase()
  }

  /** Lets the reader hide parts of an image or lines of a text. @param {number} index */
  async hide(index) {
    const choice = this.chosen.get(index)
    const image = await open(choice.file)
    if (image) {
      const done = await this.hiding.image(image, choice.boxes)
      if (done) Object.assign(choice, done, { shown: done.shown, redacted: done.boxes.length > 0 })
    } else if (isText(choice.file)) {
      /** @type {any} */
      const lines = await this.start().bind({ call: "lines", needs: PARTS }, choice.file)
      const hidden = await this.hiding.text(lines, choice.hidden)
      if (hidden) Object.assign(choice, { hidden, redacted: hidden.length > 0 })
    }
    this.showCase()
    if (!image && !isText(choice.file)) this.querySelector(`[data-index="${index}"] [data-about]`).textContent = this.say("pdf")
    this.querySelector(`[data-index="${index}"] [data-action=hide]`).focus()
  }

  showTotal() {
    const choices = [...this.chosen.values()]
    this.query("total").textContent = ""
    if (!choices.length) return
    const total = choices.reduce((sum, { file }) => sum + file.size, 0)
    // Once on the pages, and once as an attachment.
    const about = choices.reduce((sum, { file, attach, redacted }) => sum + file.size * (attach === "never" || redacted ? 1 : 2), 50_000)
    const limits = this.dataset.limits.split(" ").map(Number).filter((/** @type {number} */ limit) => about * 4 / 3 > limit * 1e6)
    const words = [this.say("total", choices.length, size(total), size(about))]
    if (limits.length) words.push(this.say("mail", size(about * 4 / 3), `${limits.at(-1)} MB`))
    this.query("total").textContent = words.join(" ")
  }

  start() {
    this.worker ??= another()
    return this.worker
  }

  async letterText() {
    if (!this.query("with-letter").checked) return ""
    const now = new Date().toISOString()
    const taken = await runtime.call("take_from_case", "letter", "txt", JSON.stringify(store.facts), now).catch(() => "{}")
    return JSON.parse(taken).text ?? ""
  }

  async make() {
    const state = this.query("state"), bar = /** @type {HTMLProgressElement} */ (this.querySelector("progress")), busy = (/** @type {boolean} */ on) => {
      this.querySelector("[data-action=make]").disabled = on
      this.querySelector("[data-action=cancel]").hidden = bar.hidden = !on
    }
    this.query("made").hidden = true
    busy(true)
    bar.value = 0
    state.textContent = this.say("reading")
    this.making = new AbortController()
    const { signal } = this.making
    const stopped = new Promise((_, reject) => signal.addEventListener("abort", () => {
      this.worker?.cancel()
      reject(signal.reason)
    }))
    try {
      await Promise.race([stopped, this.work(signal, bar)])
    } catch {
      state.textContent = this.say(signal.aborted ? "cancelled" : "failed")
      this.query("made").hidden = !this.made // the file before is still there
    } finally {
      busy(false)
    }
  }

  /** Makes the file and shows it. @param {AbortSignal} signal @param {HTMLProgressElement} bar */
  async work(signal, bar) {
    const state = this.query("state"), letterOf = await this.letterText()
    signal.throwIfAborted()
    if (!letterOf && !this.chosen.size) {
      state.textContent = this.say("nothing")
      this.query("made").hidden = !this.made
      return
    }
    const wanted = /** @type {Record<"title" | "recipient" | "paper", string>} */ (Object.fromEntries(
      ["title", "recipient", "paper"].map(name => [name, this.query(name).value])))
    const reduce = this.query("reduce").checked
    const [parts, files] = await exhibitsOf(this.exhibits, this.chosen, reduce, signal)
    const order = orderOf(wanted, store.facts, letterOf, parts)
    const report = (/** @type {{ done?: number, of?: number }} */ { done, of }) => {
      if (!of) return
      bar.value = done / of
      state.textContent = this.say("making", done, of)
    }
    const pdf = [...this.chosen.values()].some(({ file }) => file.type === "application/pdf" || /\.pdf$/i.test(file.name))
    const needs = pdf ? PDFS : PARTS
    /** @type {any} */
    const made = await this.start().bind({ call: "make", needs, report }, order, files)
    if (!signal.aborted) this.show(made, letterOf)
  }

  /** @param {ExhibitFileMade} made @param {string} letterOf */
  show({ file, pages, bytes, sha256, exhibits, missing }, letterOf) {
    this.made = file
    const notes = exhibits.flatMap(({ letter, reason, remarks }) => [...reason ? [reason] : [], ...remarks].map(text => `Exhibit ${letter}: ${text}`))
    if (!letterOf && this.query("with-letter").checked) notes.push(this.say("noletter"))
    if (missing?.length) notes.push(this.say("missing", missing.join(" ")))
    this.query("notes").replaceChildren(...notes.map(text => Object.assign(document.createElement("li"), { textContent: text })))
    this.query("hash").textContent = sha256
    this.query("state").textContent = this.say("done", pages, size(bytes))
    this.query("made").hidden = false
    this.querySelector("[data-action=save]").focus()
  }
}

customElements.define("exhibit-file", ExhibitFile)

// <case-overview>: keeps, names, saves, opens and deletes cases, and shows what each tool says to one.
import { store } from "./case.js"
import { download } from "./downloads.js"
import { show } from "./renew.js"
import { runtime } from "./runtime.js"

// No case comes near it. Python says so; more than this is not even read.
const MOST_BYTES = 8_000_004

const day = (/** @type {string} */ moment) => new Date(moment).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
const title = (/** @type {string} */ name) => name || "Unnamed case"

class CaseOverview extends HTMLElement {
  connectedCallback() {
    this.state = this.querySelector("[data-state]")
    this.query = (/** @type {string} */ name) => this.querySelector(`[data-${name}]`)
    this.show = () => this.showCase()
    this.renew = () => { this.showCase(); this.showCards() }
    store.addEventListener("state", this.show)
    this.followState = () => this.showTrouble()
    runtime.addEventListener("state", this.followState)
    store.addEventListener("change", this.renew)
    this.addEventListener("click", event => this.act(event.target.closest("button")))
    this.query("name").addEventListener("input", event => store.rename(event.target.value))
    this.query("open-file").addEventListener("change", event => this.openFile(/** @type {Control} */ (event.target)))
    for (const control of this.querySelectorAll("[disabled]")) control.disabled = false
    this.renew()
    this.showTrouble()
  }

  disconnectedCallback() {
    store.removeEventListener("state", this.show)
    runtime.removeEventListener("state", this.followState)
    store.removeEventListener("change", this.renew)
  }

  /** @param {Control} button */
  act(button) {
    if (!button) return
    const { action, id } = button.dataset
    if (action === "keep") store.keep()
    if (action === "unkeep" && confirm("Delete this case from the browser? It stays in this tab.")) store.forget(store.id)
    if (action === "nothing" && (!store.kept || confirm("Delete this case from the browser? It stays on the page until you leave it."))) store.keepNothing(true)
    if (action === "tab") store.keepNothing(false)
    if (action === "settle") store.settle(button.dataset.settle === "mine")
    if (action === "retry") { runtime.retry(); this.showCards() }
    if (action === "carry") store.carry()
    if (action === "save") this.saveFile()
    if (action === "print") print()
    if (action === "begin" && this.mayLeave()) this.beginCase()
    if (action === "open" && this.mayLeave()) store.open(id)
    if (action === "delete" && confirm("Delete this case from the browser?")) store.forget(id)
    if (action === "delete-all" && confirm("Delete every case, kept or on the page?")) store.forgetAll()
  }

  /** Begins a case, and goes to what comes first of it: its name. */
  beginCase() {
    store.begin()
    this.say(store.words || "A new case has begun. It holds no answers yet.")
    this.query("name").focus()
  }

  /** Answers that the browser does not keep are lost when another case takes their place. */
  mayLeave() {
    return store.kept || store.empty || confirm("The answers on the page are not kept in this browser. Go on without them?")
  }

  async saveFile() {
    this.say("Making the file …")
    try {
      const now = new Date().toISOString()
      const text = await runtime.call("write_case", store.name, JSON.stringify(store.facts), String(now))
      download(`case-${now.slice(0, 10)}.json`, text, "application/json")
      this.say("Saved to a file.")
    } catch {
      this.say("The file could not be made. Your answers are unchanged. Try again.")
    }
  }

  /** @param {Control} chooser */
  async openFile(chooser) {
    const [file] = chooser.files
    chooser.value = ""
    if (!file) return
    // Python may have to start first, and that takes seconds.
    this.say("Reading the file …")
    this.file = file
    let read
    try {
      read = JSON.parse(await runtime.call("read_case", await file.slice(0, MOST_BYTES).text()))
    } catch {
      read = { error: "The file could not be opened. Your answers on the page are unchanged. Try again." }
    }
    if (file !== this.file) return // another one has been chosen since
    if (!read.ok) return this.say(read.error)
    if (!this.mayLeave()) return this.say(store.words)
    store.begin(read.case)
    const since = read.since?.length ? ` Since it was saved, rules have changed. ${read.since.join(" ")}` : ""
    this.say(`Opened. It is not kept in this browser until you say so.${since}`)
  }

  /** @param {string} text */
  say(text) {
    this.state.textContent = text
  }

  /** Says that Python does not come, and offers what to do. */
  showTrouble() {
    const failed = runtime.state === "failed"
    const text = failed ? this.query("trouble-words").content.textContent : ""
    if (this.query("trouble").textContent !== text) this.query("trouble").textContent = text
    for (const button of this.querySelectorAll("[data-action=retry], [data-action=carry]")) button.hidden = !failed
  }

  showCase() {
    const word = store.kept ? "browser" : store.safe && !store.keepsNothing ? "tab" : "nowhere"
    this.query("kept").textContent = this.query(`kept-${word}`).content.textContent.replace("#", store.kept ? day(store.since) : "")
    this.say(store.words)
    if (document.activeElement !== this.query("name")) this.query("name").value = store.name
    this.query("print-name").textContent = title(store.name)
    this.querySelector("[data-action=keep]").hidden = store.kept
    this.querySelector("[data-action=unkeep]").hidden = !store.kept
    this.querySelector("[data-action=nothing]").hidden = store.keepsNothing
    this.querySelector("[data-action=tab]").hidden = !store.keepsNothing
    for (const button of this.querySelectorAll("[data-settle]")) button.hidden = store.problem !== "changed"
    const others = store.list().filter(({ id }) => id !== store.id)
    this.query("others").hidden = !others.length
    this.query("list").replaceChildren(...others.map(entry => this.entry(entry)))
  }

  /** One kept case with its buttons. Names are set as text, never as HTML. @param {StoredCase} given */
  entry({ id, name, since, saved }) {
    const item = this.query("entry").content.cloneNode(true).firstElementChild
    item.querySelector("[data-entry-name]").textContent = title(name)
    item.querySelector("[data-entry-kept]").textContent = since ? `Kept since ${day(since)}, last changed ${day(saved)}.` : ""
    for (const button of item.querySelectorAll("button")) {
      button.dataset.id = id
      button.setAttribute("aria-label", `${button.textContent}: ${title(name)}`)
    }
    return item
  }

  /** Asks every tool with the same facts. Without any fact Python is not even started. */
  async showCards() {
    this.turn = (this.turn ?? 0) + 1
    const { turn } = this
    const places = this.querySelectorAll("[data-card]")
    for (const place of places) {
      place.dataset.blank ??= place.innerHTML
      if (store.empty) place.innerHTML = place.dataset.blank
      else if (place.innerHTML === place.dataset.blank) place.textContent = "Reading your answers …"
    }
    if (store.empty) return
    for (const place of places) {
      try {
        const now = store.facts.now || `${new Date().toISOString().slice(0, 16)}Z`
        const html = await runtime.call("card", place.dataset.card, JSON.stringify(store.facts), String(now))
        if (turn !== this.turn) return
        show(place, html)
      } catch {
        if (turn !== this.turn) return
        place.textContent = "This tool did not answer. What you typed is still here."
      }
    }
  }
}

customElements.define("case-overview", CaseOverview)

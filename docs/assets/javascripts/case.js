// The case: what the reader has said, by the name of each fact, for every tool of the site.
// It is kept in the tab, or in the browser when the reader wants that, or nowhere but in memory.
import { WORDS } from "./case-words.js"
import { current, isEmpty, isPlain, parse, without, write } from "./facts.js"
import { put, withRows } from "./handed.js"
import { runtime } from "./runtime.js"
import { browser, framed, isChoice, keepNothing, keepsNothing, SCROLLED, session, tab } from "./storage.js"

const PREFIX = "case."
const LAST = "last"
const TAB = "case"
// What the reader takes over a reload where nothing else is kept, and only until it has come over.
const CARRIED = "carried"
// The moment to calculate from belongs to the visit, and a time zone alone says nothing.
const PASSING = ["now"]
const SILENT = ["now", "zone"]

/** Tells of `change` when facts have come from elsewhere, and of `state` whenever the rest changes. */
class Case extends EventTarget {
  /** @type {Facts} */
  facts = {}
  name = ""
  id = ""
  since = ""
  revision = 0
  /** The tools that were asked about this case: their answers come back with it. @type {string[]} */
  asked = []
  /** What each tool's answer put into the case, by tool and fact: rows, and what was read in a text. @type {Record<string, Facts>} */
  handed = {}
  /** @type {string} a name in WORDS or a text: what the reader has to know */
  problem = ""
  /** Whether the newest answers outlive the page. */
  safe = true
  /** A text in the tab that could not be read yet. Nothing is written over it. */
  #unread = ""

  constructor() {
    super()
    addEventListener("storage", event => this.#hear(event))
    // A page that the browser kept whole for *Back* may be older than what was typed since, or was to be kept nowhere.
    addEventListener("pageshow", ({ persisted }) => persisted && (keepsNothing() ? this.begin() : !tab.problem() && this.#resume(true)))
    addEventListener("beforeunload", event => {
      if (!this.safe && !this.empty && !framed) event.preventDefault()
    })
    /** Ends when the case that was kept is here, or could not be read. */
    this.resumed = this.#resume()
  }

  get kept() { return this.id !== "" }
  get keepsNothing() { return !this.kept && keepsNothing() }
  get empty() { return isEmpty(without(this.facts, SILENT)) }
  get words() { return WORDS[this.problem] ?? this.problem }

  /**
   * Takes what a form holds: the fact of each name, or none where the form is blank.
   * @param {Iterable<string>} names @param {Facts} answers @param {Record<string, Facts>} handed what the tools have put there then
   */
  take(names, answers, handed = this.handed) {
    const before = JSON.stringify([this.facts, this.handed])
    this.handed = handed
    for (const name of names) {
      if (isEmpty(answers[name])) delete this.facts[name]
      else this.facts[name] = answers[name]
    }
    if (JSON.stringify([this.facts, this.handed]) !== before) this.#write()
  }

  /**
   * Adds facts that an answer hands to another tool: rows come to those there are, the rest is set.
   * @param {Facts} facts @param {string} by the tool whose earlier rows these replace, where the reader left them as they were
   */
  add(facts, by = "") {
    const whole = Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? withRows(this.facts[name], fact, this.handed[by]?.[name]) : fact])
    const own = by && { [by]: { ...this.handed[by], ...put(facts, this.facts, this.handed[by]) } }
    this.take(Object.keys(facts), Object.fromEntries(whole), { ...this.handed, ...own })
  }

  /** Takes facts that the reader has confirmed elsewhere on the page, and tells every form. @param {Facts} facts */
  bring(facts) {
    this.add(facts)
    this.dispatchEvent(new Event("change"))
  }

  /** Notes that a tool was asked, so that its answer comes back when the reader does. @param {string} tool */
  ask(tool) {
    if (this.asked.includes(tool)) return
    this.asked.push(tool)
    this.#writeTab()
  }

  /** Forgets that a tool was asked: its form begins again. @param {string} tool */
  unask(tool) {
    this.asked = this.asked.filter(asked => asked !== tool)
    this.#writeTab()
  }

  /** @param {string} name */
  rename(name) {
    this.name = name
    this.#write()
  }

  /** Keeps this case in the browser from now on. */
  keep() {
    Object.assign(this, { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 8), since: new Date().toISOString(), revision: 0, problem: "" })
    if (this.#write()) return keepNothing(false)
    const { problem } = this
    Object.assign(this, { id: "", since: "" })
    this.#remember()
    this.#writeTab()
    this.#say(problem)
  }

  /** Keeps nothing from now on, and deletes what is kept of this case; or keeps it in the tab again. @param {boolean} wanted */
  keepNothing(wanted) {
    if (wanted && this.kept) this.forget(this.id)
    keepNothing(wanted)
    this.#write()
  }

  /** Every case that is kept, the newest first. */
  list() {
    return browser.names(PREFIX).map(name => ({ id: name.slice(PREFIX.length), ...parse(browser.read(name)) }))
      .sort((one, other) => String(other.saved).localeCompare(String(one.saved)))
  }

  /** Opens a case that is kept. @param {string} id */
  async open(id) {
    const text = browser.read(PREFIX + id), stored = current(text) ?? await this.#upgrade(text)
    if (!stored) return
    this.#adopt({ ...stored, id, asked: id === this.id ? this.asked : [] })
    this.#remember()
  }

  /** Loads the page again, and the case with it as it stands. */
  carry() {
    if (!this.safe) {
      const { id, name, since, revision, asked, handed, facts } = this
      if (session.write(CARRIED, write({ id, name, since, revision, asked, handed, facts }))) return this.#say("stuck")
      this.safe = true
    }
    location.reload()
  }

  /** Begins a case that is not kept in the browser, with the facts of a file or with none. */
  begin({ name = "", facts = {} } = {}) {
    this.#unread = ""
    this.#adopt({ name, facts, id: "", since: "", revision: 0 })
    this.#remember()
  }

  /** Deletes one kept case. What is on the page stays on the page. @param {string} id */
  forget(id) {
    browser.remove(PREFIX + id)
    if (id === this.id) Object.assign(this, { id: "", since: "", revision: 0 })
    this.#remember()
    this.kept ? this.#say(this.problem) : this.#write()
  }

  /** Deletes every case, kept or on the page. */
  forgetAll() {
    for (const { id } of this.list()) this.forget(id)
    this.begin()
  }

  /** After another tab has changed this case: keeps this tab's answers, or takes the other's. @param {boolean} mine */
  settle(mine) {
    const stored = this.#stored()
    if (!stored) return this.#lose()
    if (!mine) return this.open(this.id)
    this.revision = stored.revision
    this.#write()
  }

  /** Brings back the tab's case, else the last one that is kept. `again`: the page itself came back. */
  async #resume(again = false) {
    const text = session.read(CARRIED) ?? tab.read(TAB)
    if (!text) {
      if (again) this.#adopt({ id: "" }, "", true)
      else this.#say(tab.problem())
      this.safe = !tab.problem()
      return keepsNothing() || this.open(browser.read(LAST))
    }
    this.#unread = text
    const ready = current(text), stored = ready ?? await this.#upgrade(text)
    if (!stored) return
    this.#unread = ""
    const { id = "", unsaved, asked } = parse(text)
    // What was typed while an older case was brought up to date counts too.
    this.#adopt({ ...stored, id, asked, facts: ready ? stored.facts : { ...stored.facts, ...this.facts } }, "", again)
    session.remove(CARRIED)
    if (this.kept) this.#compare(unsaved)
  }

  /** Holds the tab's case against the one that is kept: another tab may have changed or deleted it. @param {boolean} unsaved */
  #compare(unsaved) {
    const stored = this.#stored()
    if (!stored) this.#lose()
    else if (!unsaved) stored.revision !== this.revision && this.open(this.id)
    else if (stored.revision === this.revision) this.#write()
    else this.#say("changed")
  }

  /** Brings the text of a case of another version, or of an odd shape, up to date with Python. @param {string} text */
  async #upgrade(text) {
    if (!text) return
    this.#say("older")
    const answer = await runtime.call("read_case", text).catch(() => '{"error":"This case could not be opened yet. Try again."}')
    const read = JSON.parse(answer), { since, revision } = parse(text) ?? {}
    if (read.ok) return { ...read.case, since, revision }
    this.#say(read.error)
  }

  #stored() {
    return parse(browser.read(PREFIX + this.id))
  }

  /** Writes the case where it is kept. Returns whether the newest answers are. */
  #write() {
    let problem = this.kept ? this.#writeKept() : ""
    const loose = this.#writeTab(problem !== "")
    this.safe = (this.kept && !problem) || !loose
    if (problem === "full" && !loose) problem = "tabOnly"
    // That the case was deleted elsewhere stays said until the reader acts on it.
    this.#say(problem || (!this.kept && (loose || (this.problem === "gone" && "gone"))) || "")
    return !problem
  }

  /** Writes into the browser, unless another tab wrote since. Gives what went wrong. */
  #writeKept() {
    const stored = this.#stored()
    if (this.revision && !stored) {
      Object.assign(this, { id: "", since: "", revision: 0 })
      return "gone"
    }
    if (stored && stored.revision !== this.revision) return "changed"
    const text = write({ name: this.name, since: this.since, revision: this.revision + 1, handed: this.handed, facts: without(this.facts, PASSING) })
    const problem = browser.write(PREFIX + this.id, text)
    if (!problem) this.revision += 1
    this.#remember()
    return problem
  }

  /** Writes into the tab; `unsaved` where the browser does not have the newest answers. Gives what went wrong. */
  #writeTab(unsaved = false) {
    if (this.#unread) return "unread"
    const { id, name, since, revision, asked, handed, facts } = this
    if (this.kept || name || !this.empty) return tab.write(TAB, write({ id, name, since, revision, unsaved, asked, handed, facts }))
    for (const one of [TAB, SCROLLED]) tab.remove(one)
    return tab.problem()
  }

  /** @param {StorageEvent} given */
  #hear({ key, newValue, storageArea }) {
    if (!browser.owns(storageArea)) return
    if (isChoice(key)) {
      // That another tab keeps again is that tab's choice: this one's stands, and is not put back for all.
      if (newValue !== null) keepNothing(true)
      this.#write()
    }
    if (!this.kept || (key !== null && key !== browser.key(PREFIX + this.id))) return
    if (newValue === null) return this.#lose()
    const stored = parse(newValue)
    // Every change here was written at once, so there is nothing of this tab's to lose.
    if ((this.problem === "" || this.problem === "adopted") && isPlain(stored?.facts)) this.#adopt({ ...stored, asked: this.asked, id: this.id }, "adopted")
    else this.#say("changed")
  }

  #lose() {
    Object.assign(this, { id: "", since: "", revision: 0 })
    this.#write()
    this.#say("gone")
  }

  /** @param {StoredCase} stored @param {string} problem @param {boolean} again whether the page came back */
  #adopt({ name, facts, id, since, revision, asked, handed }, problem = "", again = false) {
    const now = this.facts.now, before = JSON.stringify(this)
    Object.assign(this, { name: name ?? "", facts: structuredClone(facts ?? {}), id, since: since ?? "", revision: revision ?? 0, asked: [asked ?? []].flat(), handed: { ...handed } })
    // Where nothing has changed, the forms keep what is in no answer yet.
    const tell = !again || JSON.stringify(this) !== before
    if (now && problem) this.facts.now = now
    const loose = this.#writeTab()
    this.safe = this.kept || !loose
    this.#say(problem || (this.kept ? "" : loose))
    if (tell) this.dispatchEvent(new Event("change"))
  }

  /** The case to open in a new tab. */
  #remember() {
    this.kept ? browser.write(LAST, this.id) : browser.remove(LAST)
  }

  #say(problem = "") {
    this.problem = problem === "nothing" ? "" : problem
    this.dispatchEvent(new Event("state"))
    return false
  }
}

export const store = new Case()

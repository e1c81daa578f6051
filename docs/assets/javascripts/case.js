// The case: what the reader has said, by the name of each fact, for every tool of the site.
// It lives in memory. Only if the reader wants it kept does it also live in this browser.
import { runtime } from "./runtime.js"

/** The version of what is kept; calculators/engine/casefile.py brings older ones up to it. */
const VERSION = 2
const FORMAT = "hostage-script-handbook case"
const PREFIX = "case."
const LAST = "case-last"
// What the reader takes over a reload, in this tab alone and only until it has come over.
const CARRIED = "case-carried"
// The moment to reckon from belongs to the visit, and a time zone alone says nothing.
const PASSING = ["now"]
const SILENT = ["now", "zone"]

const WORDS = {
  full: "The storage of this browser is full, so the newest answers are not kept. They are still on the page: save them to a file.",
  forbidden: "This browser does not let the page keep anything. Your answers are still on the page: save them to a file.",
  changed: "Another tab has changed this case. Your newest answers here are not kept yet.",
  gone: "This case was deleted in another tab. Your answers are still on this page, and no longer kept.",
  stuck: "This browser does not let the page carry your answers over. Open this page in another tab and copy them there before you close this one.",
  adopted: "Brought up to date from another tab.",
}

/** Reads or writes the browser's storage; what goes wrong becomes a word in `WORDS`. */
function attempt(action) {
  try {
    return { value: action(localStorage, sessionStorage) }
  } catch (error) {
    return { problem: error.name === "QuotaExceededError" ? "full" : "forbidden" }
  }
}

function isEmpty(fact) {
  if (Array.isArray(fact)) return fact.every(isEmpty)
  if (fact && typeof fact === "object") return Object.values(fact).every(isEmpty)
  return fact === undefined || fact === null || fact === ""
}

/** Whether forms can hold these facts: texts, lists of texts and rows of texts, and nothing else. */
function isPlain(facts) {
  const texts = row => Object.values(row ?? [0]).flat().every(value => typeof value === "string")
  return Object(facts) === facts && Object.values(facts).flat().every(fact => typeof fact === "string" || texts(fact))
}

const without = (facts, names) => Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))

/** Tells of `change` when facts have come from elsewhere, and of `state` whenever the rest changes. */
class Case extends EventTarget {
  facts = {}
  name = ""
  id = ""
  since = ""
  revision = 0
  /** @type {"" | keyof WORDS | string} what the reader has to know */
  problem = ""

  constructor() {
    super()
    addEventListener("storage", event => this.#hear(event))
    const { carried, last } = attempt((local, session) => ({ carried: session.getItem(CARRIED), last: session.getItem(LAST) ?? local.getItem(LAST) })).value ?? {}
    if (carried) this.#bring(carried, parse(carried)?.id)
    else if (last) this.open(last)
  }

  get kept() { return this.id !== "" }
  get empty() { return isEmpty(without(this.facts, SILENT)) }
  get words() { return WORDS[this.problem] ?? this.problem }

  /** Takes what a form holds: the fact of each name, or none where the form is blank. */
  take(names, answers) {
    const before = JSON.stringify(this.facts)
    for (const name of names) {
      if (isEmpty(answers[name])) delete this.facts[name]
      else this.facts[name] = answers[name]
    }
    if (JSON.stringify(this.facts) !== before) this.#write()
  }

  rename(name) {
    this.name = name
    this.#write()
  }

  /** Keeps this case in the browser from now on. */
  keep() {
    Object.assign(this, { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 8), since: new Date().toISOString(), revision: 0, problem: "" })
    if (this.#write()) return
    Object.assign(this, { id: "", since: "" })
    this.#remember()
    this.#say(this.problem)
  }

  /** Every case that is kept, the newest first. */
  list() {
    const { value: texts = [] } = attempt(local => Object.keys(local).filter(key => key.startsWith(PREFIX)).map(key => [key, local.getItem(key)]))
    return texts.map(([key, text]) => ({ id: key.slice(PREFIX.length), ...parse(text) }))
      .sort((one, other) => String(other.saved).localeCompare(String(one.saved)))
  }

  /** Opens a case that is kept. */
  open(id) {
    const text = attempt(local => local.getItem(PREFIX + id)).value
    if (text) this.#bring(text, id)
  }

  /** Loads the page anew, and the case with it as it stands. */
  carry() {
    const { id, since, revision } = this
    const { problem } = attempt((local, session) => session.setItem(CARRIED, this.#text({ id, since, revision, facts: this.facts })))
    problem ? this.#say("stuck") : location.reload()
  }

  /** Takes a case from its text. One of another version, or of an odd shape, goes through Python first. */
  async #bring(text, id = "") {
    let stored = parse(text) ?? {}
    if (stored.version !== VERSION || !isPlain(stored.facts)) {
      const read = JSON.parse(await runtime.call("read_case", text).catch(() => '{"error":"This case could not be opened yet. Try again."}'))
      if (!read.ok) return this.#say(read.error)
      stored = { ...read.case, since: stored.since, revision: stored.revision }
    }
    this.#adopt({ ...stored, id })
    this.#remember()
    attempt((local, session) => session.removeItem(CARRIED))
  }

  /** Begins a case that is not kept, with the facts of a file or with none. */
  begin({ name = "", facts = {} } = {}) {
    this.#adopt({ name, facts, id: "", since: "", revision: 0 })
    this.#remember()
  }

  /** Deletes one kept case. What is on the page stays on the page. */
  forget(id) {
    attempt(local => local.removeItem(PREFIX + id))
    if (id === this.id) Object.assign(this, { id: "", since: "", revision: 0 })
    this.#remember()
    this.#say()
  }

  /** Deletes every case, kept or on the page. */
  forgetAll() {
    for (const { id } of this.list()) this.forget(id)
    this.begin()
  }

  /** After another tab has changed this case: keeps this tab's answers, or takes the other's. */
  settle(mine) {
    const stored = this.#stored()
    if (!stored) return this.#lose()
    if (!mine) return this.open(this.id)
    this.revision = stored.revision
    this.#write()
  }

  #stored() {
    return parse(attempt(local => local.getItem(PREFIX + this.id)).value)
  }

  #text(more) {
    return JSON.stringify({ format: FORMAT, version: VERSION, name: this.name, saved: new Date().toISOString(), ...more })
  }

  /** Writes, unless another tab wrote since. Returns whether the newest answers are kept. */
  #write() {
    if (!this.kept) return true
    const stored = this.#stored()
    if (this.revision && !stored) return this.#lose()
    if (stored && stored.revision !== this.revision) return this.#say("changed")
    const text = this.#text({ since: this.since, revision: this.revision + 1, facts: without(this.facts, PASSING) })
    const { problem = "" } = attempt(local => local.setItem(PREFIX + this.id, text))
    if (!problem) this.revision += 1
    this.#remember()
    this.#say(problem)
    return !problem
  }

  #hear({ key, newValue, storageArea }) {
    if (!this.kept || (key !== null && key !== PREFIX + this.id)) return
    if (attempt(local => local === storageArea).value !== true) return
    if (newValue === null) return this.#lose()
    const stored = parse(newValue)
    // Every change here was written at once, so there is nothing of this tab's to lose.
    if ((this.problem === "" || this.problem === "adopted") && isPlain(stored?.facts)) this.#adopt({ ...stored, id: this.id }, "adopted")
    else this.#say("changed")
  }

  #lose() {
    Object.assign(this, { id: "", since: "", revision: 0 })
    return this.#say("gone")
  }

  #adopt({ name, facts, id, since, revision }, problem = "") {
    const now = this.facts.now
    Object.assign(this, { name: name ?? "", facts: structuredClone(facts ?? {}), id, since, revision: revision ?? 0 })
    if (now && problem) this.facts.now = now
    this.#say(problem)
    this.dispatchEvent(new Event("change"))
  }

  /** The case to open after a reload: this tab's own first, else the last one of any tab. */
  #remember() {
    attempt((local, session) => {
      for (const storage of [session, local]) this.kept ? storage.setItem(LAST, this.id) : storage.removeItem(LAST)
    })
  }

  #say(problem = "") {
    this.problem = problem
    this.dispatchEvent(new Event("state"))
    return false
  }
}

/** What is stored, or nothing if it is damaged; damaged text stays where it is. */
function parse(text) {
  try {
    const stored = JSON.parse(text)
    return stored && typeof stored === "object" ? stored : undefined
  } catch { /* said by whoever opens it */ }
}

export const store = new Case()

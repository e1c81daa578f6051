// The example, the empty form, pasted rows, and the way back from each of them.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { also, load, open } from "./page.mjs"

const TABLE = "1 Oct 2026\tLogo\n2 Foo 2026\tSite"
const ANSWERS = { money_place: "held", platform: "fiverr", zone: "Asia/Manila" }
let trying, store, paste, place, shown, form

/** A control of a row, as far as a cell reaches it. */
class Cell {
  nextElementSibling = null
  dataset = {}
  #value = ""
  constructor(name, type) { Object.assign(this, { name, type, labels: [{ textContent: name }] }) }
  get value() { return this.#value }
  // A browser takes no day that does not exist.
  set value(text) { this.#value = this.type !== "date" || new Date(text).toJSON?.()?.startsWith(text) ? text : "" }
  matches() { return false }
  closest() { return form.row }
}

/** A form of three questions, of which one is a list with a row of two cells. */
function makeForm() {
  const rows = []
  const list = { dataset: { rows: "events", most: "2" }, querySelector: selector => selector === "template" ? {} : { children: rows } }
  for (const index of [0, 1]) {
    const cells = [new Cell(`events.${index}.day`, "date"), new Cell(`events.${index}.note`, "text")]
    rows.push({ cells, closest: () => list, querySelectorAll: () => cells })
  }
  const elements = Object.keys(ANSWERS).map(name => ({ name }))
  return { elements, row: rows[0], cells: rows.flatMap(({ cells }) => cells), querySelector: () => null, querySelectorAll: () => [list] }
}

/** A calculator-form: what it shows is what it was last filled with. */
const makePlace = () => ({
  heard: [], dispatchEvent({ type }) { this.heard.push(type) },
  name: "triage", form, undoable: undefined, status: { textContent: "" },
  classList: { toggle() {}, remove() {} }, querySelector: () => ({ focus() {} }),
  emptyForm() { shown = {} }, showForm() {}, forgetAnswer() {}, answer() {},
  say(text) { this.status.textContent = text }, word: word => word,
  sayWhy(word) { this.say(word) },
  refillForm() { trying.forgetEarlier(this); shown = { ...store.facts } },
  changed() {
    shown = { ...shown, events: form.cells.map(({ value }) => value) }
    if (this.undoable?.trying) return
    trying.forgetEarlier(this)
    store.take(["events"], { events: shown.events })
  },
})

const pasteTable = (table = TABLE) => paste.pasteRows(place, {
  target: form.cells[0], clipboardData: { getData: () => table }, preventDefault() {},
})

beforeEach(async () => {
  open()
  trying = await load("trying.js")
  store = (await also("case.js")).store
  paste = await also("paste.js")
  form = makeForm()
  place = makePlace()
  store.take(Object.keys(ANSWERS), ANSWERS)
  place.refillForm()
})

test("rows that are pasted into an example stay out of the case, and are undone with it", () => {
  trying.tryOut(place, {})
  pasteTable()
  assert.deepEqual(shown.events, ["2026-10-01", "Logo", "", "Site"])
  assert.match(place.status.textContent, /^trying 1 cell could not be read/)
  place.changed()
  assert.deepEqual(store.facts, ANSWERS)
  trying.undo(place)
  assert.deepEqual(shown, ANSWERS)
})

test("what a case file could not hold of a long table is left out, and said", () => {
  pasteTable("2026-10-01\tLogo\n2026-10-02\tSite\n2026-10-03\tText\n".repeat(1000).trim())
  assert.deepEqual(shown.events, ["2026-10-01", "Logo", "2026-10-02", "Site"])
  assert.equal(place.status.textContent, "pasted 2 rows filled in. 2998 lines were left out: a list holds at most 2 rows.")
})

test("a cell that cannot be read, or is blank, leaves nothing of what stood there", () => {
  form.cells[2].value = "2026-09-01"
  pasteTable()
  assert.deepEqual(form.cells.map(({ value }) => value), ["2026-10-01", "Logo", "", "Site"])
  const [day, note] = form.cells
  for (const text of ["2026-02-31", "25/13/2026", "soon"]) assert.equal(paste.put(day, text), false, text)
  assert.equal(day.value, "")
  assert.equal(paste.put(note, ""), false)
  assert.equal(note.value, "")
})

test("an empty form keeps platform and zone, and comes back by one undo however often it is cleared", () => {
  trying.clear(place)
  trying.clear(place)
  const { money_place, ...stays } = ANSWERS
  assert.deepEqual([shown, store.facts], [stays, stays])
  assert.deepEqual(place.heard, [])
  trying.undo(place)
  assert.deepEqual([store.facts, place.status.textContent, place.heard], [ANSWERS, "undone", ["undone"]])
})

test("a form that is filled in again is not called cleared", () => {
  trying.clear(place)
  assert.equal(place.status.textContent, "emptied")
  place.changed()
  assert.deepEqual([place.status.textContent, place.undoable], ["", undefined])
})

test("only who loses facts is told that the other tools lose them too", () => {
  trying.clear(place)
  trying.forgetEarlier(place)
  trying.clear(place)
  assert.equal(place.status.textContent, "cleared")
})

test("to clear an example is to have one's own answers back", () => {
  trying.tryOut(place, {})
  trying.clear(place)
  assert.deepEqual([shown, store.facts, place.undoable], [ANSWERS, ANSWERS, undefined])
})

test("an example after an empty form leaves the way back to what stood there before", () => {
  trying.clear(place)
  trying.tryOut(place, {})
  trying.tryOut(place, {})
  trying.undo(place)
  assert.deepEqual([place.status.textContent, place.heard], ["emptied", []])
  trying.undo(place)
  assert.deepEqual([shown, place.heard], [ANSWERS, ["undone"]])
})

test("where nothing was answered before, nobody is told that answers are back", () => {
  trying.clear(place)
  trying.forgetEarlier(place)
  trying.tryOut(place, {})
  trying.undo(place)
  assert.equal(place.status.textContent, "cleared")
})

test("while an undo stands, the status says so, however far Python's start is; a failure goes before", async () => {
  const { showState } = await also("progress.js")
  const runtime = { state: "fetching", loaded: 1e6, total: 5e6, known: true }
  const parts = { bar: { removeAttribute() {} } }
  place.querySelector = name => parts[name] ??= { focus() {}, removeAttribute() {}, querySelector: place.querySelector }
  place.understand = () => {}
  showState(place, runtime)
  assert.equal(place.status.textContent, "starting")
  trying.tryOut(place, {})
  showState(place, { ...runtime, loaded: 4e6 })
  assert.equal(place.status.textContent, "trying")
  assert.match(parts["[data-bytes]"].textContent, /^Fetching the calculator: 4.0/)
  showState(place, { ...runtime, state: "failed", reason: "unreachable" })
  assert.equal(place.status.textContent, "unreachable")
  for (const state of ["fetching", "starting", "ready"]) {
    showState(place, { ...runtime, state })
    assert.equal(place.status.textContent, "trying", state)
  }
})

// The case in its tab and in the browser: full, deleted elsewhere, changed elsewhere, not readable.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { Kept, forbid, load as loadScript, open } from "./page.mjs"

const names = new Set(["money_place"])
const load = async options => (await loadScript("case.js", options)).store
const say = (store, place) => store.take(names, { money_place: place })
const cases = () => Object.entries(localStorage).filter(([key]) => key.includes(" case.")).map(([, text]) => JSON.parse(text))
const change = (edit, [key, text] = Object.entries(localStorage).find(([key]) => key.includes(" case."))) => {
  const stored = JSON.parse(text)
  edit(stored)
  localStorage.setItem(key, JSON.stringify(stored))
}

/** What a browser sends to a tab when another one writes. */
function hear(key, newValue = null) {
  page.dispatchEvent(Object.assign(new Event("storage"), { key, newValue, storageArea: localStorage }))
}

/** Whether the browser asks before the page is left. */
function asks() {
  const event = new Event("beforeunload", { cancelable: true })
  page.dispatchEvent(event)
  return event.defaultPrevented
}

beforeEach(open)

test("a page that is loaded later in the same tab has every fact, another tab has none", async () => {
  say(await load(), "held")
  assert.deepEqual((await load()).facts, { money_place: "held" })
  assert.deepEqual(cases(), [])
  globalThis.sessionStorage = new Kept()
  assert.deepEqual((await load()).facts, {})
})

test("a page that Back brings from memory tells of facts only where they have changed since", async () => {
  for (const kept of [false, true]) {
    open()
    const store = await load(), { page } = globalThis
    let told = 0
    store.addEventListener("change", () => { told += 1 })
    say(store, "held")
    if (kept) store.keep()
    const back = () => page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))
    back()
    back()
    assert.equal(told, 0, `kept: ${kept}`)
    say(await load(), "released")
    back()
    assert.deepEqual([told > 0, store.facts], [true, { money_place: "released" }], `kept: ${kept}`)
  }
})

test("a page that Back brings from memory is blank for a reader who wants nothing kept", async () => {
  const store = await load(), { page } = globalThis
  let told = 0
  store.addEventListener("change", () => { told += 1 })
  say(store, "held")
  store.ask("triage")
  store.keepNothing(true)
  assert.deepEqual(store.facts, { money_place: "held" }, "it stands until the page is left")
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }))
  assert.deepEqual([store.facts, store.asked, told], [{}, [], 1])
})

test("a tab on which nothing is kept stays so when another one keeps again, and lets it", async () => {
  const store = await load()
  store.keepNothing(true)
  const [[key]] = Object.entries(localStorage)
  localStorage.removeItem(key)
  hear(key)
  say(store, "held")
  assert.equal(localStorage.getItem(key), null, "the other tab's choice is not put back")
  assert.equal(store.keepsNothing, true)
  assert.deepEqual(Object.keys(sessionStorage), [key])
})

test("a tool that was asked is remembered with the case, until its form begins again", async () => {
  const store = await load()
  say(store, "held")
  store.ask("triage")
  store.ask("triage")
  const later = await load()
  assert.deepEqual(later.asked, ["triage"])
  later.unask("triage")
  assert.deepEqual((await load()).asked, [])
})

test("a full browser is said, and the tab still has the newest answers", async () => {
  const store = await load()
  store.keep()
  localStorage.fail("QuotaExceededError")
  say(store, "held")
  assert.match(store.words, /kept in this tab alone. Save them to a file/)
  assert.equal(asks(), false)
  const later = await load()
  assert.deepEqual(later.facts, { money_place: "held" })
  localStorage.fail("")
  say(later, "released")
  assert.equal(later.problem, "")
  assert.deepEqual(cases().map(({ facts }) => facts), [{ money_place: "released" }])
})

test("a case that has no space in the browser stays in its tab, and says so", async () => {
  const store = await load()
  say(store, "held")
  localStorage.fail("QuotaExceededError")
  store.keep()
  assert.deepEqual([store.kept, cases()], [false, []])
  assert.match(store.words, /kept in this tab alone/)
  assert.deepEqual((await load()).facts, { money_place: "held" })
})

test("where the tab is full too the answers are on the page, and leaving it asks first", async () => {
  const store = await load()
  sessionStorage.fail("QuotaExceededError")
  say(store, "held")
  assert.match(store.words, /not kept. They are still on the page: save them to a file/)
  assert.deepEqual(store.facts, { money_place: "held" })
  assert.equal(asks(), true)
  say(store, "")
  assert.equal(asks(), false, "an empty case loses nothing")
})

test("a case that is deleted in another tab is not kept again in secret", async () => {
  const store = await load()
  store.keep()
  say(store, "held")
  const key = Object.keys(localStorage).find(key => key.includes(" case."))
  localStorage.removeItem(key)
  hear(key)
  assert.deepEqual([store.problem, store.kept], ["gone", false])
  say(store, "released")
  assert.deepEqual(cases(), [])
  assert.equal(store.problem, "gone", "said until the reader acts on it")
  store.keep()
  assert.deepEqual(cases().map(({ facts }) => facts), [{ money_place: "released" }])
})

test("a tab that slept asks instead of writing over what another tab wrote", async () => {
  for (const mine of [true, false]) {
    open()
    const store = await load()
    store.keep()
    say(store, "held")
    change(stored => { stored.revision += 1; stored.facts.money_place = "none" })
    say(store, "released")
    assert.equal(store.problem, "changed")
    assert.equal(cases()[0].facts.money_place, "none", "nothing was overwritten")
    await store.settle(mine)
    assert.equal(cases()[0].facts.money_place, mine ? "released" : "none")
    assert.equal(store.facts.money_place, mine ? "released" : "none")
    assert.equal(store.problem, "")
  }
})

test("a kept case follows what another tab writes", async () => {
  const store = await load()
  store.keep()
  say(store, "held")
  change(stored => { stored.revision += 1; stored.facts.money_place = "none" })
  const [key, text] = Object.entries(localStorage).find(([key]) => key.includes(" case."))
  hear(key, text)
  assert.deepEqual([store.facts.money_place, store.problem], ["none", "adopted"])
})

test("Keep nothing keeps no answer, and says so of leaving", async () => {
  const store = await load()
  store.keep()
  say(store, "held")
  store.keepNothing(true)
  assert.deepEqual([cases(), store.safe, store.keepsNothing], [[], false, true])
  assert.equal(Object.keys(sessionStorage).length, 1, "the choice alone")
  store.keepNothing(false)
  assert.equal(store.safe, true)
  assert.deepEqual((await load()).facts, { money_place: "held" })
})

test("a case of two facts loses the one that becomes blank, and no other", async () => {
  const store = await load()
  say(store, "held")
  store.take(new Set(["owed"]), { owed: [{ item: "Logo" }] })
  store.take(names, { money_place: "" })
  assert.deepEqual((await load()).facts, { owed: [{ item: "Logo" }] })
})

test("where storage is forbidden, and in a frame, that is said before and after anything is typed", async () => {
  for (const [options, words] of [[{}, /does not let the page keep anything/], [{ framed: true }, /In a frame on another site/]]) {
    options.framed ? open() : forbid()
    const store = await load(options)
    assert.match(store.words, words)
    say(store, "held")
    store.keep()
    assert.match(store.words, words)
    assert.deepEqual([store.kept, store.safe, store.facts], [false, false, { money_place: "held" }])
    assert.equal(asks(), !options.framed, "a frame does not hold up the page around it")
  }
})

test("what cannot be read yet is not written over", async () => {
  say(await load(), "held")
  const [[key, text]] = Object.entries(sessionStorage)
  const older = text.replace(/"version":\d+/, '"version":1')
  sessionStorage.setItem(key, older)
  const store = await load()
  await new Promise(setImmediate)
  assert.match(store.words, /could not be opened yet/)
  say(store, "released")
  assert.match(store.words, /could not be read yet/)
  assert.deepEqual([store.safe, sessionStorage.getItem(key)], [false, older])
})

test("what is carried over a reload comes once, where nothing else is kept", async () => {
  const store = await load()
  store.keepNothing(true)
  say(store, "held")
  globalThis.location = { reload() {} }
  store.carry()
  assert.deepEqual((await load()).facts, { money_place: "held" })
  assert.deepEqual((await load()).facts, {})
})

test("what the plan put into the case is replaced by its next answer, and the reader's rows stay", async () => {
  const cases = [
    { rows: [], first: "A", edit: rows => rows, expect: ["B"] },
    { rows: [{ words: "typed" }], first: "A", edit: rows => rows, expect: ["typed", "B"] },
    { rows: [{ words: "A" }], first: "A", edit: rows => rows, expect: ["A", "B"] },
    { rows: [], first: "A", edit: rows => rows.map(row => ({ ...row, words: "changed" })), expect: ["changed", "B"] },
    { rows: [], first: "A", edit: rows => rows.map(row => ({ ...row, sent_at: "2026-11-20" })), expect: ["A", "B"] },
    { rows: [], first: "A", edit: rows => rows.map(row => ({ ...row, sent_at: "" })), expect: ["B"] },
    { rows: [], first: "B", edit: rows => rows, expect: ["B"] },
  ]
  for (const { rows, first, edit, expect } of cases) {
    open()
    const store = await load()
    store.take(["threats"], { threats: rows })
    store.add({ threats: [{ words: first }] }, "start")
    store.take(["threats"], { threats: edit(store.facts.threats) })
    // The next answer comes on a page that is loaded later.
    const later = await load()
    later.add({ threats: [{ words: "B" }] }, "start")
    assert.deepEqual(later.facts.threats.map(row => row.words), expect)
  }
})

test("rows that another tool hands over stay beside those of the plan", async () => {
  const store = await load()
  store.add({ threats: [{ words: "A" }] }, "start")
  store.add({ threats: [{ words: "C" }] })
  store.add({ threats: [{ words: "B" }] }, "start")
  assert.deepEqual(store.facts.threats.map(row => row.words), ["C", "B"])
})

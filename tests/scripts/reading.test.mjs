// What a tool has read in a text: the case has it until the reader says otherwise.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { also, load, open } from "./page.mjs"

let store, reading

/** A form that asks where the contract is, with these answers; a control of each name stands in it. */
const form = answers => ({
  elements: ["platform", "on_platform"].map(name => ({ name, type: "text", value: answers[name] ?? "", validity: {}, dataset: {}, closest: () => null, matches: () => false })),
  querySelectorAll: () => [],
})
const read = facts => reading.takeReading("start", { platform: "", on_platform: "", ...facts })
const keep = (tool, answers = {}) => reading.keepAnswers(form(answers), tool)

beforeEach(async () => {
  open()
  reading = await load("reading.js")
  store = (await also("case.js")).store
})

test("every other tool has it, and the tool's own form leaves it blank", () => {
  read({ platform: "fiverr" })
  assert.deepEqual(store.facts, { platform: "fiverr" })
  assert.deepEqual([reading.toldTo("timeline"), reading.toldTo("start")], [{ platform: "fiverr" }, {}])
})

test("a blank form of its own does not take it away, and another form that holds it is no choice", () => {
  read({ platform: "fiverr" })
  keep("start")
  keep("timeline", { platform: "fiverr" })
  assert.deepEqual(store.facts, { platform: "fiverr" })
  read({ platform: "guru" })
  assert.deepEqual(store.facts, { platform: "guru" })
})

test("another text takes its place, and one that names none takes it away", () => {
  read({ platform: "fiverr" })
  read({ on_platform: "no" })
  assert.deepEqual(store.facts, { on_platform: "no" })
  read({})
  assert.deepEqual(store.facts, {})
})

test("what the reader chose stands, before the reading and after it", () => {
  store.take(["platform"], { platform: "guru" })
  read({ platform: "fiverr" })
  assert.deepEqual(store.facts, { platform: "guru" })
  store.take(["platform"], {})
  read({ platform: "fiverr" })
  keep("timeline", { platform: "contra" })
  read({ platform: "fiverr" })
  assert.deepEqual([store.facts, reading.toldTo("start")], [{ platform: "contra" }, { platform: "contra" }])
})

test("what the reader confirms in the tool's own form is theirs, also when the page is loaded again", async () => {
  read({ platform: "fiverr" })
  keep("start", { platform: "fiverr" })
  const later = (await load("case.js")).store
  assert.deepEqual([later.facts, later.handed.start], [{ platform: "fiverr" }, {}])
  read({})
  assert.deepEqual(store.facts, { platform: "fiverr" })
})

test("what was read is still a reading when the page is loaded again", async () => {
  read({ platform: "fiverr" })
  const again = await load("reading.js")
  assert.deepEqual(again.toldTo("start"), {})
  again.takeReading("start", {})
  assert.deepEqual((await also("case.js")).store.facts, {})
})

test("rows of a text come and go with it, and those that the reader changed stay", () => {
  read({ threats: [{ words: "pay" }] })
  assert.deepEqual(store.facts, { threats: [{ words: "pay" }] })
  read({ threats: [{ words: "refund" }] })
  assert.deepEqual(store.facts, { threats: [{ words: "refund" }] })
  read({ threats: [] })
  assert.deepEqual(store.facts, {})
  read({ threats: [{ words: "pay" }] })
  store.take(["threats"], { threats: [{ words: "pay", sent_at: "2026-03-02" }] })
  read({ threats: [] })
  assert.deepEqual(store.facts, { threats: [{ words: "pay", sent_at: "2026-03-02" }] })
})

test("a row that was there before the text was read stays when the text goes", () => {
  store.take(["threats"], { threats: [{ words: "pay" }] })
  read({ threats: [{ words: "pay" }] })
  read({ threats: [] })
  assert.deepEqual(store.facts, { threats: [{ words: "pay" }] })
})

test("a reading that says nothing of rows leaves them, and an empty form takes them away", () => {
  store.add({ threats: [{ words: "pay" }], events: [{ kind: "threat" }] }, "start")
  store.add({ events: [{ kind: "review" }] }, "deadlines")
  read({ platform: "fiverr" })
  assert.deepEqual(store.facts.threats, [{ words: "pay" }])
  reading.forgetReading("start")
  assert.deepEqual(store.facts, { events: [{ kind: "review" }] })
})

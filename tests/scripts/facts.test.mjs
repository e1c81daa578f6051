// What counts as a fact, as blank, and as a case that this version can open.
import assert from "node:assert/strict"
import { test } from "node:test"

import { FORMAT, VERSION, current, isEmpty, isPlain, parse, without } from "../../docs/assets/javascripts/facts.js"

const stored = facts => JSON.stringify({ format: FORMAT, version: VERSION, facts })

test("blank is what holds no text at any depth", () => {
  for (const blank of ["", undefined, null, [], {}, [{}], [{ item: "" }, { item: "", amount: null }]]) {
    assert.equal(isEmpty(blank), true, JSON.stringify(blank))
  }
  for (const said of ["0", " ", ["a"], [{ item: "" }, { item: "x" }], { money: "1" }]) {
    assert.equal(isEmpty(said), false, JSON.stringify(said))
  }
})

test("without leaves the facts that it was given as they are", () => {
  const facts = { now: "2026-10-02", owed: [{ item: "x" }] }
  assert.deepEqual(without(facts, ["now", "zone"]), { owed: [{ item: "x" }] })
  assert.deepEqual(Object.keys(facts), ["now", "owed"])
})

test("forms hold texts, lists of texts and rows of texts", () => {
  for (const facts of [{}, { a: "x" }, { a: ["x", "y"] }, { a: [{ b: "x" }, { b: ["y"], c: "" }] }, { a: [] }]) {
    assert.equal(isPlain(facts), true, JSON.stringify(facts))
  }
  for (const facts of [null, undefined, "x", 1, { a: 1 }, { a: null }, { a: [1] }, { a: [null] }, { a: [{ b: 1 }] },
    { a: [{ b: null }] }, { a: [{ b: { c: "x" } }] }, { a: true }, { a: [["x"]] }]) {
    assert.equal(isPlain(facts), false, JSON.stringify(facts))
  }
})

test("a case of this version is opened by the page", () => {
  const facts = { money_place: "held", owed: [{ item: "<b>" }] }
  assert.deepEqual(current(stored(facts)).facts, facts)
})

test("every other text is left for Python to read", () => {
  const texts = [null, "", "{", "null", "3", '"text"', "{}", "[]",
    JSON.stringify({ version: VERSION - 1, facts: {} }), JSON.stringify({ version: VERSION + 1, facts: {} }),
    JSON.stringify({ version: String(VERSION), facts: {} }), JSON.stringify({ version: VERSION }),
    stored(null), stored("much"), stored({ owed: 5 })]
  for (const text of texts) assert.equal(current(text), undefined, String(text))
})

test("damaged text is nothing, and does not throw", () => {
  for (const text of [null, undefined, "", "{", "null", "7", "\"x\"", "true"]) assert.equal(parse(text), undefined)
})

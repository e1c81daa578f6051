// How far Python's start is, and what can be done when it fails.
import assert from "node:assert/strict"
import { test } from "node:test"

import { doing, fetched, fillBar, showState, ways } from "../../docs/assets/javascripts/progress.js"

test("megabytes are shown as they travel", () => {
  assert.equal(fetched({ loaded: 1_250_000, total: 5_000_000, known: true }), "Fetching the calculator: 1.3 of 5.0 MB")
})

test("no size is said before each file has said its own", () => {
  assert.deepEqual(fetched({ loaded: 9, total: 5_000_000 }), "Fetching the calculator …")
})

for (const [state, words] of [["fetching", "Fetching the calculator …"], ["starting", "Starting the calculator …"], ["ready", "Working out your answer …"]]) {
  test(`what is going on while it is ${state}`, () => assert.equal(doing({ state, loaded: 1, total: 5 }), words))
}

for (const [elapsed, loaded, words] of [
  [0.5, 1_000_000, ""],
  [2, 1_000_000, ", about 10 seconds left"],
  [10, 1_000_000, ", about 40 seconds left"],
  [10, 4_000_000, ", less than 5 seconds left"],
  [9, 0, ""],
]) test(`${loaded} of 5 MB after ${elapsed} s`, () => assert.equal(
  fetched({ loaded, total: 5_000_000, known: true, elapsed }).replace(/^.* MB/, ""), words))

for (const [state, reason, retry, reload] of [
  ["failed", "unreachable", true, false],
  ["failed", "renewed", false, true],
  ["failed", "unsupported", false, true],
  ["ready", "", false, false],
]) test(`after ${state} ${reason}`, () => assert.deepEqual(ways({ state, reason }), { retry, reload }))

test("the bar is filled while the size is known, and only moves when it is not", () => {
  const bar = { removeAttribute(name) { delete this[name] } }
  fillBar(bar, { state: "fetching", loaded: 2, total: 8 })
  assert.deepEqual([bar.hidden, bar.value], [false, undefined])
  fillBar(bar, { state: "fetching", loaded: 2, total: 8, known: true })
  assert.deepEqual([bar.hidden, bar.value, bar.max], [false, "2", "8"])
  fillBar(bar, { state: "starting", loaded: 8, total: 8, known: true })
  assert.deepEqual([bar.hidden, bar.value], [false, undefined])
  fillBar(bar, { state: "ready", loaded: 8, total: 8, known: true })
  assert.equal(bar.hidden, true)
})

/** What a form says, in order, while Python starts. */
function hear({ asked = false, answered = false, coming = false } = {}) {
  const said = [], nothing = { removeAttribute() {}, querySelector: () => nothing }
  const place = {
    asked, answered, coming, classList: { toggle() {} }, querySelector: () => nothing, understand() {},
    word: word => word, sayWhy(word) { this.say(word) }, say(text) { if (text !== (said.at(-1) ?? "")) said.push(text) },
  }
  const fetching = [1, 2, 3, 4, 5].map(loaded => ({ state: "fetching", loaded, total: 5, known: true }))
  for (const runtime of [{ state: "idle" }, ...fetching, { state: "starting" }, { state: "ready" }]) showState(place, runtime)
  return said
}

test("it is said once that the calculator gets ready, and once that it is", () => {
  assert.deepEqual(hear(), ["starting", "ready"])
  assert.deepEqual(hear({ answered: true }), ["starting", ""], "an answer stands")
})

test("whoever has asked while it starts hears that the answer follows, and then the answer", () => {
  assert.deepEqual(hear({ asked: true }), ["waiting", ""])
  assert.deepEqual(hear({ coming: true }), ["waiting", ""], "an answer from before comes again")
})

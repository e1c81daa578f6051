// How far Python's start is, and what can be done when it fails.
import assert from "node:assert/strict"
import { test } from "node:test"

import { fetched, fillBar, ways } from "../../docs/assets/javascripts/progress.js"

test("megabytes are said, and each quarter once", () => {
  assert.deepEqual(fetched({ loaded: 1_250_000, total: 5_000_000 }), { quarter: 1, words: "Fetching the calculator: 1.3 of 5.0 MB" })
  assert.equal(fetched({ loaded: 1_200_000, total: 5_000_000 }).quarter, 0)
  assert.equal(fetched({ loaded: 5_000_000, total: 5_000_000 }).quarter, 4)
  assert.equal(fetched({ loaded: 0, total: 0 }).words, "Fetching the calculator: 0.0 of 0.0 MB")
})

for (const [state, reason, retry, reload] of [
  ["failed", "unreachable", true, false],
  ["failed", "renewed", false, true],
  ["failed", "unsupported", false, true],
  ["ready", "", false, false],
]) test(`after ${state} ${reason}`, () => assert.deepEqual(ways({ state, reason }), { retry, reload }))

test("the bar is filled while the size is known, and only moves when it is not", () => {
  const bar = { removeAttribute(name) { delete this[name] } }
  fillBar(bar, { state: "fetching", loaded: 2, total: 8 })
  assert.deepEqual([bar.hidden, bar.value, bar.max], [false, "2", "8"])
  fillBar(bar, { state: "starting", loaded: 8, total: 8 })
  assert.deepEqual([bar.hidden, bar.value], [false, undefined])
  fillBar(bar, { state: "ready", loaded: 8, total: 8 })
  assert.equal(bar.hidden, true)
})

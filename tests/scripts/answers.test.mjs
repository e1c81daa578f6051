// What is stored goes into a form, whatever a hand or another version has made of it.
import assert from "node:assert/strict"
import { test } from "node:test"

import { load } from "./page.mjs"

globalThis.CSS = { escape: text => text }

test("a list where a text belongs leaves its control blank", async () => {
  const { fill } = await load("answers.js")
  for (const type of ["date", "datetime-local", "text"]) {
    const control = { type, value: "before", nextElementSibling: null, matches: () => false }
    const form = { querySelector: () => null, querySelectorAll: () => [control] }
    for (const stored of [["2026-10-02"], [{ item: "2026-10-02" }], []]) {
      fill(form, { day: stored })
      assert.equal(control.value, "", `${type} ${JSON.stringify(stored)}`)
    }
    fill(form, { day: "2026-10-02" })
    assert.equal(control.value, "2026-10-02", type)
  }
})

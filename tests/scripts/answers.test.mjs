// What is stored goes into a form, whatever a hand or another version has made of it.
import assert from "node:assert/strict"
import { test } from "node:test"

import { load } from "./page.mjs"

globalThis.CSS = { escape: text => text }

test("a list where a text belongs leaves its control blank", async () => {
  const { fill } = await load("answers.js")
  for (const type of ["date", "datetime-local", "text"]) {
    const control = { type, dataset: {}, name: "day", value: "before", nextElementSibling: null, matches: () => false }
    const form = { elements: [control], querySelector: () => null, querySelectorAll: () => [] }
    for (const stored of [["2026-10-02"], [{ item: "2026-10-02" }], []]) {
      fill(form, { day: stored })
      assert.equal(control.value, "", `${type} ${JSON.stringify(stored)}`)
    }
    fill(form, { day: "2026-10-02" })
    assert.equal(control.value, "2026-10-02", type)
  }
})

test("moments stand in the zone of the case, whichever fact comes first", async () => {
  const { fill } = await load("answers.js")
  for (const order of [["zone", "day"], ["day", "zone"]]) {
    const time = { value: "" }
    const day = { type: "date", dataset: {}, name: "day", value: "", nextElementSibling: { querySelector: () => time } }
    const zone = { dataset: {}, name: "zone", value: "Europe/London", matches: selector => selector === "[data-zone]" }
    const form = {
      elements: [zone, day], querySelector: name => name === '[data-zone=""]' ? zone : null,
      querySelectorAll: () => [],
    }
    const facts = { zone: "Asia/Manila", day: "2026-10-01T18:04:00Z" }
    fill(form, Object.fromEntries(order.map(name => [name, facts[name]])))
    assert.deepEqual([day.value, time.value, zone.value], ["2026-10-02", "02:04", "Asia/Manila"], order.join())
  }
})

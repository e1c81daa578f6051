// A day with its time: what a form reads from the two controls, and puts into them.
import assert from "node:assert/strict"
import { test } from "node:test"
import { putDay, readDay } from "../../docs/assets/javascripts/days.js"

/** A control for a day in a form whose zone is chosen; `timed`: with one for the time beside it. */
function control({ timed = true, zone = "Europe/London", value = "" } = {}) {
  const time = { value: "" }
  const beside = timed ? { querySelector: name => (name === "[data-time]" ? time : null) } : null
  const form = { querySelector: name => (name === "[data-zone]" ? { value: zone } : null) }
  return { value, nextElementSibling: beside, form, time }
}

test("a day alone is a day, and with its time a moment where the reader is", () => {
  const day = control({ value: "2026-10-01" })
  assert.equal(readDay(day), "2026-10-01")
  day.time.value = "18:30"
  assert.equal(readDay(day), "2026-10-01T18:30")
  day.value = ""
  assert.equal(readDay(day), "")
})

test("a moment is put into both controls, in the form's zone", () => {
  const day = control({ zone: "Asia/Manila" })
  putDay(day, "2026-10-01T18:04:00Z")
  assert.deepEqual([day.value, day.time.value], ["2026-10-02", "02:04"])
  putDay(day, "2026-10-01T18:04")
  assert.deepEqual([day.value, day.time.value], ["2026-10-01", "18:04"])
  putDay(day, "2026-10-01")
  assert.deepEqual([day.value, day.time.value], ["2026-10-01", ""])
})

test("a form that asks for the day alone keeps the time until the day is changed", () => {
  const day = control({ timed: false })
  putDay(day, "2026-10-01T18:04")
  assert.equal(day.value, "2026-10-01")
  assert.equal(readDay(day), "2026-10-01T18:04")
  day.value = "2026-10-02"
  assert.equal(readDay(day), "2026-10-02")
})

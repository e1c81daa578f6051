// A day with its time: what a form reads from the two controls, and puts into them.
import assert from "node:assert/strict"
import { mock, test } from "node:test"
import { addDays, putDay, readDay, writeDay } from "../../docs/assets/javascripts/days.js"

/** A control for a day; `timed`: with one for the time beside it. */
function control({ timed = true, value = "" } = {}) {
  const time = { value: "" }
  const beside = timed ? { querySelector: name => (name === "[data-time]" ? time : null) } : null
  return { value, nextElementSibling: beside, time }
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
  const day = control()
  putDay(day, "2026-10-01T18:04:00Z", "Asia/Manila")
  assert.deepEqual([day.value, day.time.value], ["2026-10-02", "02:04"])
  putDay(day, "2026-10-01T18:04", "Asia/Manila")
  assert.deepEqual([day.value, day.time.value], ["2026-10-01", "18:04"])
  putDay(day, "2026-10-01", "Asia/Manila")
  assert.deepEqual([day.value, day.time.value], ["2026-10-01", ""])
  putDay(day, "2026-10-01T18:04:00Z", "UTC/../UTC")
  assert.deepEqual([day.value, day.time.value], ["2026-10-01", "18:04"], "a zone that no browser knows")
})

test("what writes moments is made once for a zone, not once for a row", () => {
  const { DateTimeFormat } = Intl, made = []
  Intl.DateTimeFormat = class extends DateTimeFormat {
    constructor(...given) { super(...given); made.push(given) }
  }
  mock.method(Date.prototype, "toLocaleString", () => assert.fail("makes one each time"))
  for (let row = 0; row < 200; row++) putDay(control(), "2026-10-01T18:04:00Z", "America/Lima")
  Intl.DateTimeFormat = DateTimeFormat
  mock.restoreAll()
  assert.equal(made.length, 1)
})

test("a form that asks for the day alone keeps the time until the day is changed", () => {
  const day = control({ timed: false })
  putDay(day, "2026-10-01T18:04")
  assert.equal(day.value, "2026-10-01")
  assert.equal(readDay(day), "2026-10-01T18:04")
  day.value = "2026-10-02"
  assert.equal(readDay(day), "2026-10-02")
})

test("whole days are added in UTC, over leap days, ends of years and changes of clocks", () => {
  for (const [day, count, end] of [
    ["2026-10-05", 7, "2026-10-12"], ["2028-02-28", 2, "2028-03-01"], ["2027-02-28", 1, "2027-03-01"],
    ["2026-12-31", 1, "2027-01-01"], ["2026-10-24", 2, "2026-10-26"], ["2027-03-13", 1, "2027-03-14"],
    ["2026-10-05", 365, "2027-10-05"], ["2027-10-05", 365, "2028-10-04"], ["2026-10-05", 0, "2026-10-05"],
  ]) assert.equal(addDays(day, count), end)
})

test("a day is written as Python writes it", () => {
  assert.equal(writeDay("2026-10-08"), "Thursday 8 October 2026")
  assert.equal(writeDay("2027-01-01"), "Friday 1 January 2027")
})

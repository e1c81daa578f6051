// What a spreadsheet copies, in cells, days and headings.
import assert from "node:assert/strict"
import { test } from "node:test"

import { load, open } from "./page.mjs"

open()
const { cells, headings, readDay } = await load("paste.js")

for (const [text, wanted] of [
  ["a\tb\nc\td", [["a", "b"], ["c", "d"]]],
  ["a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]],
  ["a\t\tb", [["a", "", "b"]]],
  ['"a\nb"\tc', [["a\nb", "c"]]],
  ['"say ""no"""\tc', [['say "no"', "c"]]],
  ['12" screen\tc', [['12" screen', "c"]]],
  ["\t\n\na\tb", [["a", "b"]]],
]) test(`cells of ${JSON.stringify(text)}`, () => assert.deepEqual(cells(text), wanted))

for (const [text, wanted] of [
  ["2026-10-02", "2026-10-02"],
  ["2026-10-02T09:00", "2026-10-02"],
  ["2 Oct 2026", "2026-10-02"],
  ["2. October 2026", "2026-10-02"],
  ["Oct 2, 2026", "2026-10-02"],
  ["25/10/2026", "2026-10-25"],
  ["10/25/2026", "2026-10-25"],
  ["10.10.2026", "2026-10-10"],
  ["02/10/2026", ""],
  ["2 Foo 2026", ""],
  ["soon", ""],
]) test(`day ${text}`, () => assert.equal(readDay(text), wanted))

for (const [text, wanted] of [
  ["3 days ago", "2026-10-29"], ["Yesterday", "2026-10-31"], ["today", "2026-11-01"],
  ["2 weeks ago", "2026-10-18"], ["a week ago", "2026-10-25"], ["1 day ago", "2026-10-31"], ["some days ago", ""],
]) test(`day ${text}`, () => assert.equal(readDay(text, "2026-11-01"), wanted))

const controls = ["Day", "Hours", "How they were logged", "A memo says what was done"]
  .map((textContent, index) => ({ labels: [{ textContent }], name: `work_hours.0.${["day", "hours", "tracking", "memo"][index]}` }))

for (const [line, wanted] of [
  [["Hours", "Day"], [1, 0]],
  [["day", "HOURS", "Client"], [0, 1, -1]],
  [["tracking"], [2]],
  [["2026-10-02", "7.5"], undefined],
  [["", "5"], undefined],
]) test(`headings ${line}`, () => assert.deepEqual(headings(controls, line), wanted))

// Where the case is kept, in words; and what is made of an export.
import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"

import { load, open } from "./page.mjs"

beforeEach(open)

test("a problem comes first, then where the case is kept", async () => {
  const { keepingWords } = await load("keeping.js")
  assert.equal(keepingWords({ words: "The storage is full.", kept: true, keepsNothing: false }), "The storage is full.")
  assert.equal(keepingWords({ words: "", kept: true, keepsNothing: true }), "Kept in this browser.")
  assert.equal(keepingWords({ words: "", kept: false, keepsNothing: true }), "Kept only on this page.")
  assert.match(keepingWords({ words: "", kept: false, keepsNothing: false, empty: false }), /^Kept in this tab\./)
  assert.match(keepingWords({ words: "", kept: false, keepsNothing: false, empty: true }), /^Nothing is typed in this tab yet\./)
  assert.match(keepingWords({ words: "", kept: true, keepsNothing: false, empty: false }, true), /^These answers go with the text of the ticket/)
})

test("a case in this tab alone can be kept, unless there is none or the reader wants nothing kept", async () => {
  const { canKeep } = await load("keeping.js")
  const alone = { problem: "", kept: false, keepsNothing: false, empty: false }
  assert.equal(canKeep(alone), true)
  for (const other of [{ problem: "full" }, { kept: true }, { keepsNothing: true }, { empty: true }]) assert.equal(canKeep({ ...alone, ...other }), false)
})

test("an export is its text, or the bytes behind base64", async () => {
  const { content } = await load("takeaway.js")
  assert.equal(content({ text: "A letter" }), "A letter")
  assert.equal(content({ text: "" }), "")
  assert.deepEqual(content({ base64: "UEsD" }), Uint8Array.of(80, 75, 3))
})

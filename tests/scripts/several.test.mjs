// Which pasted texts hold several tickets, and which are one, however many lines stand in it.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

import { ticketsOf, writeTable } from "../../docs/assets/javascripts/desk-several.js"

const { several, one, "could be more": more, "no more": whole } = JSON.parse(readFileSync(new URL("several.json", import.meta.url), "utf-8"))

for (const [name, { text, count }] of Object.entries(several)) test(`several: ${name}`, () => {
  assert.equal(ticketsOf(text).tickets.length, count, JSON.stringify(ticketsOf(text)))
})

for (const [name, text] of Object.entries(one)) test(`one: ${name}`, () => {
  assert.deepEqual(ticketsOf(text).tickets, [])
})

for (const [said, texts] of [[true, more], [false, whole]]) for (const [name, text] of Object.entries(texts)) test(`${said ? "could be more" : "no more"}: ${name}`, () => {
  assert.equal(ticketsOf(text).more, said, JSON.stringify(ticketsOf(text)))
})

test("each ticket keeps its words, and the number that it names", () => {
  assert.deepEqual(ticketsOf(several["numbers with a hash"].text).tickets.map(({ id }) => id), ["1201", "1202"])
  const [first, second] = ticketsOf(several["stars, with signatures"].text).tickets
  assert.equal(first.id, "1")
  assert.match(first.text, /^Hello,\n[\s\S]*Anna$/)
  assert.match(second.text, /Bob Miller\nDesigner$/)
})

test("the table that the queue reads has a cell for each text", () => {
  assert.equal(writeTable([{ id: "1", text: 'He says "no".\nWell' }]), 'id,description\n"1","He says ""no"".\nWell"\n')
})

// Which pasted texts are tables of tickets, and which are one ticket.
import assert from "node:assert/strict"
import { test } from "node:test"

import { load, open } from "./page.mjs"

globalThis.HTMLElement = class extends EventTarget {}

const TABLES = {
  comma: "Id,Subject\n1,Refund\n2,Help\n",
  "lines in a cell": 'Subject;Description\nRefund;"Hello,\n\nplease; help"\nHelp;"He says ""no"""\n',
  "a head that ends like a sentence, and a column without a name": "No.\t\tSolved?\n1\tRefund me\tno\n2\tHelp\tyes\n",
  spreadsheet: "Ticket\tSubject\tMessage\r\n1\tA\tb, c\r\n2\tD\te\r\n3\tF\t\r\n",
}
const TICKETS = {
  "one line": "Refund me, or I leave you one star.",
  letter: "Hello, support\nmy client, Bob, wants a refund\nThanks, Ann",
  "letter with as many commas": "Hello, support.\nmy client, Bob\nthank you, Ann",
  "list with tabs": "Client:\tBob\nSum:\t300\nDue:\tMonday",
  list: "Contract: 12345\nClient: Bob\nSum: 300",
  "one row": "Id,Subject\n1,Refund",
  numbers: "1,2\n3,4\n5,6",
  "long sentences": "The client says that he wants more, or else nothing at all happens\nyes, no\nyes, no",
}

test("a table has a head and rows of as many cells; anything else is a ticket", async () => {
  open()
  const { rowsOf } = await load("desk-pasted.js")
  const rows = Object.fromEntries(Object.entries(TABLES).map(([name, text]) => [name, rowsOf(text)]))
  assert.deepEqual(rows, { comma: 2, "lines in a cell": 2, "a head that ends like a sentence, and a column without a name": 2, spreadsheet: 3 })
  for (const [name, text] of Object.entries(TICKETS)) assert.equal(rowsOf(text), 0, name)
})

const COULD_BE = {
  "1,2\n3,4\n5,6": "",
  [TICKETS.letter]: "",
  [TICKETS["long sentences"]]: "",
  "Id,Subject,Description\n1,Refund,Refund or one star\n2,Login,Locked\n3,Help": "one_table",
  "Id\tSubject\n1\tRefund\n2\tLogin\tlocked\n3\tInvoice": "one_table",
  "#1 Refund or one star\n#2 My account is locked": "one_several",
  "Refund or one star": "",
}

test("what could be several tickets or a table and is read as one is said to be so", async () => {
  open()
  const { couldBe } = await load("desk-pasted.js")
  for (const [text, word] of Object.entries(COULD_BE)) assert.equal(couldBe(text), word, text)
})

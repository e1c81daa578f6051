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
// What heads call a column of a ticket's words.
const HEADS = ["description", "betreff"]
const TICKETS = {
  "one line": "Refund me, or I leave you one star.",
  letter: "Hello, support\nmy client, Bob, wants a refund\nThanks, Ann",
  "letter with as many commas": "Hello, support.\nmy client, Bob\nthank you, Ann",
  "list with tabs": "Client:\tBob\nSum:\t300\nDue:\tMonday",
  list: "Contract: 12345\nClient: Bob\nSum: 300",
  "one row": "Id,Subject\n1,Refund",
  numbers: "1,2\n3,4\n5,6",
  "quoted paragraphs": 'Hello,\n\n"Refund me or\nI leave one star"\n\nWhat now?',
  "a form with its label": "Description\n\nHe wants a refund.\n\nThanks, Ann",
  "one cell of a spreadsheet": '"He says:\n""refund or one star"""',
  "labels with tabs": "Client:\tBob\tpaid\nSum:\t300\topen",
  "numbers with tabs": "1\t2\n3\t4",
  "long sentences": "The client says that he wants more, or else nothing at all happens\nyes, no\nyes, no",
}

test("a table has a head and rows of as many cells; anything else is a ticket", async () => {
  open()
  const { rowsOf, tableOf } = await load("desk-table.js")
  const rows = Object.fromEntries(Object.entries(TABLES).map(([name, text]) => [name, rowsOf(text)]))
  assert.deepEqual(rows, { comma: 2, "lines in a cell": 2, "a head that ends like a sentence, and a column without a name": 2, spreadsheet: 3 })
  for (const [name, text] of Object.entries(TICKETS)) assert.equal(tableOf(text, HEADS), undefined, name)
})

// What is said of a table without a head or of one column, how many tickets it has, and what the queue reads.
const COLUMNS = [
  ["TCK-1\tRefund me or one star\nTCK-2\tI cannot log in", "rows", 2, 'id,description\n"TCK-1","Refund me or one star"\n"TCK-2","I cannot log in"\n'],
  ["4711\topen\tRefund please\tHe leaves one star unless I refund\n4712\topen\tLogin\tMy login is not accepted", "rows", 2, 'id,subject,description\n"4711","Refund please","He leaves one star unless I refund"\n"4712","","My login is not accepted"\n'],
  ['Ann Lee\t"He says:\n""refund"", or one star"\nBob\tI cannot log in since Monday.', "rows", 2, 'subject,description\n"Ann Lee","He says:\n""refund"", or one star"\n"","I cannot log in since Monday."\n'],
  ['I cannot log in.\n"He says ""refund"", or one star"', "column", 2, 'description\n"I cannot log in."\n"He says ""refund"", or one star"\n'],
  ['"Hello,\n\nrefund me"\n"I cannot\nlog in"', "column", 2, 'description\n"Hello,\n\nrefund me"\n"I cannot\nlog in"\n'],
  ['Description\nI cannot log in.\n"Hello,\n\nrefund me"\n', "table", 2],
  ["Betreff\r\nRefund or one star\r\nI cannot log in\r\n", "column", 2],
]

test("rows without a head and rows of one column are tickets of their own", async () => {
  open()
  const { tableOf } = await load("desk-table.js")
  for (const [text, word, rows, queued = text] of COLUMNS) assert.deepEqual(tableOf(text, HEADS), { word, rows, queued }, text)
})

const COULD_BE = {
  "1,2\n3,4\n5,6": "",
  [TICKETS.letter]: "",
  [TICKETS["long sentences"]]: "",
  "Id,Subject,Description\n1,Refund,Refund or one star\n2,Login,Locked\n3,Help": "one_table",
  "Id\tSubject\n1\tRefund\n2\tLogin\tlocked\n3\tInvoice": "one_table",
  "#1 Refund or one star\n#2 My account is locked": "one_several",
  "Refund or one star": "",
  "1\tRefund me\n2\tI cannot log in": "one_rows",
  'I cannot log in\n"Refund me\nor one star"': "one_rows",
  'He wrote:\n"Refund me\nor one star"': "",
  [TICKETS["quoted paragraphs"]]: "",
}

test("what could be several tickets or a table and is read as one is said to be so", async () => {
  open()
  const { couldBe } = await load("desk-table.js")
  for (const [text, word] of Object.entries(COULD_BE)) assert.equal(couldBe(text, HEADS).word, word, text)
})

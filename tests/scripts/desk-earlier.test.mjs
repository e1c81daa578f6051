// B on the agent's desk: which ticket comes back, of those that were pasted and of the rows of a queue.
import assert from "node:assert/strict"
import { test } from "node:test"

import { also, load, open } from "./page.mjs"

globalThis.HTMLElement = class extends EventTarget {}
globalThis.customElements = { define() {} }

const ROWS = ["row 0", "row 1", "row 2", "row 3"]

/** A desk that shows one text, and does with tickets what its other parts do: `do` takes steps such as "paste a", "row 1", "N", "B". */
async function makeDesk() {
  open()
  await load("desk-earlier.js")
  const { DeskEarlier } = await also("desk-earlier.js"), button = {}, actions = {}
  const desk = {
    done: "", told: "", touched: new Set(), onward: { danger: false }, word: word => word, say(word) { desk.told = word },
    querySelector: name => name.includes("key=b") ? button : actions,
    pasted: { leave: () => ({ text: desk.done, answers: {}, touched: [] }), put({ text }) { Object.assign(desk, { done: text, told: desk.came }) } },
    queue: {
      open: false, texts: ROWS, leave() {}, row: -1, table: { querySelector: name => Number(/\d+/.exec(name)[0]) },
      get holds() { return this.open && this.row >= 0 && desk.done === this.texts[this.row] },
      putOnDesk(row, word = "") {
        desk.earlier.open(row)
        this.row = row
        Object.assign(desk, { done: this.texts[row], told: word })
      },
    },
  }
  desk.earlier = new DeskEarlier(desk)
  const acts = {
    paste(text) {
      if (desk.done) desk.earlier.leave()
      desk.earlier.begin()
      desk.done = text
    },
    row: row => desk.queue.putOnDesk(Number(row)),
    queue(how) { desk.queue.open = how === "open" },
    another() { Object.assign(desk.queue, { texts: ["x 0", "x 1"], row: -1 }) },
    N() {
      if (!desk.queue.open && desk.earlier.goOn()) return
      if (desk.done) desk.earlier.leave()
      desk.done = ""
      desk.earlier.begin()
    },
    B() {
      desk.told = ""
      desk.earlier.goBack()
    },
  }
  const take = (/** @type {string} */ steps) => steps.split(", ").filter(Boolean).map(step => {
    const [name, ...rest] = step.split(" ")
    acts[name](rest.join(" "))
    return desk.done
  })
  return { desk, button, take }
}

// What is done, and which tickets stand on the desk after the steps that follow.
const CASES = [
  ["paste a, paste b, paste c", "B, B", ["b", "a"]],
  ["paste a, paste b, paste c, B, B", "N, N, N", ["b", "c", ""]],
  ["paste a, N", "B", ["a"]],
  ["paste a, paste b, paste c, B, B, paste d", "B, B, B", ["c", "b", "a"]],
  ["paste a, paste a", "B", ["a"]],
  ["queue open, row 0, row 1, row 2", "B, B", ["row 1", "row 0"]],
  ["queue open, row 3, row 0, row 2", "B, B", ["row 0", "row 3"]],
  ["queue open, row 0, row 1, row 2, B, B, row 1, row 2", "B, B", ["row 1", "row 0"]],
  ["queue open, row 0, row 1, row 0", "B", ["row 1"]],
  ["queue open, row 0, row 1, B, row 3", "B, row 3, row 1", ["row 0", "row 3", "row 1"]],
  ["paste a, queue open, row 0, row 1", "B, B", ["row 0", "a"]],
  ["queue open, row 0, row 1, paste a", "B, B", ["row 1", "row 0"]],
  ["queue open, row 0, paste a, row 1", "B, B", ["a", "row 0"]],
  ["paste a, queue open, row 0, row 1, queue closed, N", "B, B", ["row 1", "a"]], // a row that stood there when its queue was closed
  ["paste a, queue open, row 0, N, another", "B", ["a"]],
]

test("B goes back one ticket at a time, and N forward again, also among the rows of a queue", async () => {
  for (const [before, then, expected] of CASES) {
    const { take } = await makeDesk()
    take(before)
    assert.deepEqual(take(then), expected, `${before}; ${then}`)
  }
})

test("before the first ticket B says that there is none, and leaves the one on the desk", async () => {
  for (const before of ["", "paste a", "paste a, paste b, B", "queue open, row 2", "queue open, row 1, row 2, B"]) {
    const { desk, button, take } = await makeDesk()
    take(before)
    const { done } = desk
    take("B")
    assert.deepEqual([desk.told, desk.done], ["none_before", done], before)
    if (before) assert.equal(button.hidden, true, before)
  }
})

test("the button is there where a ticket is before, and what comes back is said", async () => {
  const { desk, button, take } = await makeDesk()
  take("paste a, paste b")
  assert.equal(button.hidden, false)
  take("B")
  assert.equal(desk.told, "back")
  take("N")
  assert.equal(desk.told, "after")
  take("queue open, row 0, row 1")
  desk.onward.danger = true
  take("B")
  assert.equal(desk.told, "danger_left")
})

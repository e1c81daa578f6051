// The desk's N: past an open question about danger it goes only when it is pressed twice, and says so.
import assert from "node:assert/strict"
import { test } from "node:test"

import { also, load, open } from "./page.mjs"

globalThis.HTMLElement = class extends EventTarget {}
globalThis.customElements = { define() {} }
globalThis.location = new URL("https://handbook.example/tools/routing/")

/** A desk with a ticket, which writes down what is done. */
async function makeDesk({ danger = false, queue = false, reading = false, state = "sure", done = "a ticket", undecided = false, worker = undefined, touched = [], later = false } = {}) {
  open()
  await load("desk.js", { meta: { content: "manifest.json", dataset: {} } })
  const { DeskNext } = await also("desk-next.js"), did = []
  const cell = { dataset: { state } }, row = { querySelector: () => cell }
  const desk = {
    did, said: "", done, reading, touched: new Set(touched), route: { querySelector: () => danger ? {} : null },
    queue: { open: queue, worker, current: queue ? { closest: () => row } : null, next: word => did.push(`row ${word}`.trim()) },
    word: word => word, says: word => desk.said === word, tell(text) { desk.said = text }, say(word) { desk.said = word },
    earlier: { goOn: () => later && did.push("later") > 0 }, pasted: { offer: { hidden: !undecided } }, forget() { did.push("forget") }, place: { restart() { did.push("blank"); desk.formSaid = "cleared" }, say(word) { desk.formSaid = word } }, text: { focus() { did.push("box") } }, scrollIntoView() {},
  }
  return { desk, onward: new DeskNext(desk) }
}

// What there is on the desk; what one N and what a second one has done by then, and the word that stands there.
const CASES = [
  [{}, ["forget", "blank", "box"], "begun"],
  [{ done: "" }, ["blank", "box"], "begun"],
  [{ done: "", touched: ["demanded"] }, ["blank"], ""], // who answers without a ticket goes on in the form
  [{ queue: true }, ["row"], ""],
  [{ danger: true }, [], "danger_next", ["forget", "blank", "box"], "danger_left"],
  [{ danger: true, queue: true }, [], "danger_next", ["row danger_left"]],
  [{ queue: true, reading: true, state: "danger" }, [], "danger_next", ["row danger_left"]],
  [{ queue: true, reading: true }, ["row"], ""],
  [{ queue: true, state: "danger" }, ["row"], ""], // it was answered a moment ago
  [{ undecided: true }, [], "decide"], // what was pasted may be a queue
  [{ worker: {} }, [], "queue_comes"],
  [{ later: true }, ["later"], ""], // the agent has gone back
  [{ later: true, danger: true }, [], "danger_next", ["later"], "danger_left"],
  [{ later: true, queue: true }, ["row"], ""],
]

test("the first N says that danger is open, a second one goes on and says that it still is", async () => {
  for (const [given, first, said, second, then] of CASES) {
    const { desk, onward } = await makeDesk(given), name = JSON.stringify(given)
    onward.go()
    assert.deepEqual([desk.did, desk.said], [first, said], name)
    // What the desk says of a form that is blank, the form does not say too.
    assert.ok(!(desk.said && desk.formSaid), name)
    if (!second) continue
    onward.go()
    assert.deepEqual([desk.did, desk.said], [second, then ?? "danger_next"], name)
  }
})

test("after anything else is said, the first N is the first again", async () => {
  const { desk, onward } = await makeDesk({ danger: true })
  onward.go()
  desk.tell("another line")
  onward.go()
  assert.deepEqual([desk.did, desk.said], [[], "danger_next"])
})

/** A desk without a ticket, whose queue has no rows to look at. */
async function makeQueue() {
  open()
  await load("desk.js", { meta: { content: "manifest.json", dataset: {} } })
  const { DeskQueue } = await also("desk-queue.js"), span = {}, found = {}, said = []
  for (const name of ["[data-from]", "[data-refused]", "[data-gone]", "[data-key=q]"]) found[name] = {}
  found["[type=file]"] = { addEventListener() {} }
  found["[data-closed]"] = { querySelector: () => span }
  found["[data-table]"] = { hidden: true, childNodes: [], querySelector: name => name === "h2" ? { focus() {} } : null, replaceChildren(...rows) { this.childNodes = rows } }
  const queue = new DeskQueue({ done: "", named: {}, say: (word, source) => said.push(`${word} ${source}`), word: word => `${word} #`, querySelector: name => found[name] })
  const seen = () => ({ open: queue.open, rows: found["[data-table]"].childNodes, from: found["[data-from]"].hidden ? "" : found["[data-from]"].textContent, undo: found["[data-closed]"].hidden ? "" : span.textContent })
  return { queue, seen, said }
}

const held = (source, left = new Map()) => ({ rows: [source], source, csv: source, texts: [source], left })

test("a queue that was closed comes back with its answers, and one that was replaced changes places with the other", async () => {
  const { queue, seen, said } = await makeQueue(), answers = new Map([[0, { text: "a", answers: {}, touched: ["demanded"] }]])
  queue.put(held("a.csv", answers))
  assert.deepEqual(seen(), { open: true, rows: ["a.csv"], from: "from a.csv", undo: "" })
  queue.close()
  assert.deepEqual(seen(), { open: false, rows: [], from: "", undo: "closed a.csv" })
  queue.reopen()
  assert.deepEqual([seen(), queue.left], [{ open: true, rows: ["a.csv"], from: "from a.csv", undo: "" }, answers])
  queue.close()
  queue.put(held("b.csv"))
  assert.deepEqual(seen(), { open: true, rows: ["b.csv"], from: "from b.csv", undo: "closed a.csv" })
  queue.reopen()
  assert.deepEqual([seen(), queue.left], [{ open: true, rows: ["a.csv"], from: "from a.csv", undo: "closed b.csv" }, answers])
  assert.deepEqual(said, ["reopened a.csv", "reopened a.csv"])
})

test("Escape closes the list of keys wherever the focus is, but for another text", async () => {
  open()
  const { DeskKeys } = await also("desk-keys.js"), route = { hidden: false, focus() {} }
  // Where the focus is, whether the list is open, and whether it is shut or opened.
  for (const [where, shown, turned] of [["desk", true, 1], ["page", true, 1], ["other", true, 0], ["page", false, 0]]) {
    const text = { matches: () => true }, keys = Object.create(DeskKeys.prototype)
    let turns = 0
    keys.show = () => { turns += 1 }
    keys.desk = { text, route, queue: { table: { contains: () => false } }, querySelector: () => ({ hidden: !shown }) }
    Object.assign(keys, { questions: new Map(), nothing: { hears: () => false } })
    const target = { desk: text, page: { matches: () => false }, other: { matches: () => true } }[where]
    keys.hear({ key: "Escape", target, preventDefault() {}, stopPropagation() {} })
    assert.equal(turns, turned, where)
  }
})

test("a ticket that was put away comes back once, and not where its case was deleted meanwhile", async () => {
  const ticket = { text: "refund me", answers: { demanded: "money" }, touched: ["demanded"] }
  // What stood when the page was left; what the desk does when it comes back.
  const cases = [
    [{}, ["fill money", "stand refund me"]],
    [{ reading: true }, ["fill money", "read refund me demanded"]],
    [{ done: "refund" }, ["fill money", "read refund me demanded"]], // words were added since
    [{ done: "no pay", other: true }, ["fill undefined", "read refund me "]], // other words since
    [{ row: true }, []], // its queue keeps it
    [{ deleted: true }, []],
    [{ text: "", done: "" }, []],
  ]
  for (const [{ text = ticket.text, done = ticket.text, reading = false, row = false, deleted = false, other = false }, expected] of cases) {
    open()
    await load("desk.js", { meta: { content: "manifest.json", dataset: {} } })
    const { bringBack, putAway } = await also("desk-kept.js"), { store } = await also("case.js"), did = []
    const desk = {
      text: { value: text }, done, reading, queue: { holds: row }, fill: ({ demanded }) => did.push(`fill ${demanded}`), read: (_asked, _word, mine) => did.push(`read ${desk.text.value} ${mine}`), box: { isOther: () => other },
      pasted: { leave: () => ticket, stand: left => did.push(`stand ${left.text}`) }, earlier: { seen: [], at: 0, show() {} },
    }
    store.asked = deleted ? [] : ["ticket"]
    putAway(desk)
    desk.text.value = ""
    const back = [bringBack(desk), bringBack(desk)]
    assert.deepEqual([did, back], [expected, [expected.length > 0, false]])
  }
})

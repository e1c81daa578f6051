// Elements of a page, as far as they can be tested without one.
import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

import { also, load, open } from "./page.mjs"

const elements = {}
globalThis.HTMLElement = class extends EventTarget {}
globalThis.customElements = { define: (name, element) => { elements[name] = element } }

// What the page's head says: where Python is, and what no answer may hold.
const META = { content: "manifest.json", dataset: {} }

beforeEach(() => {
  open()
  // Nobody waits for what is kept for later visits.
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
})

/** Lets promises that wait for nothing else go on. */
const settle = () => new Promise(setImmediate)

/** A form with an answer, whose Python says of every answer that it is wrong. */
async function wrongForm() {
  await load("calculator.js", { meta: META })
  const { runtime } = await also("runtime.js")
  runtime.state = "ready"
  runtime.ask = async () => '{"ok":false,"errors":{}}\n'
  const bar = { hidden: false }
  const nothing = { elements: { namedItem: () => null, [Symbol.iterator]: [].values }, querySelectorAll: () => [], querySelector: () => ({ replaceChildren() {} }) }
  const form = Object.assign(new elements["calculator-form"](), {
    name: "triage", form: nothing, turn: 0, early: true, answered: false, status: {}, undoable: undefined,
    outcome: { hidden: false, querySelector: () => null }, classList: { toggle() {} }, words: { querySelector: () => null }, querySelector: name => name === "[data-bar]" ? bar : null,
  })
  return { form, bar }
}

test("a verdict goes when Python finds the answers wrong, said or unsaid, and its line with it", async () => {
  for (const quiet of [false, true]) {
    const { form, bar } = await wrongForm()
    await form.answer(false, quiet)
    assert.deepEqual([form.outcome.hidden, form.early, bar.hidden], [true, false, true], `quiet: ${quiet}`)
  }
})

test("a verdict goes when the page can say nothing of later answers, and its line with it", async () => {
  const { form, bar } = await wrongForm()
  const { showVerdict } = await also("outcome.js")
  showVerdict(form, {}, false)
  assert.deepEqual([form.outcome.hidden, form.early, bar.hidden], [true, false, true])
})

test("a device whose clock stands before the first rule still gets every verdict that can be", async () => {
  const { lookUp } = await load("verdicts.js")
  const bounds = [["2026-01-01", [[0, 1000], [1, null]]]]
  const facts = [{ name: "size", values: ["low", "high"], sum: "owed", blank: 0, bounds }]
  const tables = (...targets) => ({ facts, steps: [{ name: "level", values: ["a", "b"], of: ["size"], nodes: [[0, ...targets]], root: 0 }] })
  assert.equal(lookUp(tables(-1, -2), { owed: "5" }, "2026-02-01"), "a")
  assert.equal(lookUp(tables(-1, -2), { owed: "5" }, "1970-01-01"), "", "it hangs on the bound")
  assert.equal(lookUp(tables(-2, -2), { owed: "5" }, "1970-01-01"), "b")
})

/** A choice of platforms on a page whose address names one. */
async function chooser() {
  globalThis.location = { search: "?platform=guru" }
  await load("platform.js", { meta: META })
  const options = ["", "fiverr", "guru"].map(value => ({ value, dataset: { id: "upwork" } }))
  const choice = Object.assign(new elements["platform-choice"](), {
    querySelector: () => Object.assign(new EventTarget(), { options }),
    closest: () => ({ nextElementSibling: null }),
  })
  return { choice, store: (await also("case.js")).store }
}

test("a platform that a link names counts where nobody has chosen", async () => {
  const { choice, store } = await chooser()
  choice.connectedCallback()
  await settle()
  assert.equal(store.facts.platform, "guru")
})

test("a platform that a link names does not count before the kept case has been read", async () => {
  const older = JSON.stringify({ format: "hostage-script-handbook case", version: 1, facts: {} })
  const first = await chooser()
  first.store.take(["platform"], { platform: "fiverr" })
  const [[key]] = Object.entries(sessionStorage)
  sessionStorage.setItem(key, older)
  globalThis.Worker = class {
    constructor() { setImmediate(() => this.onmessage({ data: { type: "ready" } })) }
    terminate() {}
    postMessage({ id, call }) {
      const result = JSON.stringify({ ok: true, case: { facts: { platform: "fiverr" } } })
      if (call) setImmediate(() => this.onmessage({ data: { type: "answer", id, result } }))
    }
  }
  const { choice, store } = await chooser()
  choice.connectedCallback()
  await store.resumed
  await settle()
  assert.deepEqual([choice.select.value, store.facts.platform], ["fiverr", "fiverr"])
})

test("a queue that was left for another does not hide how far the other is", async () => {
  globalThis.Worker = class { postMessage() {} terminate() {} }
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  await load("desk.js", { meta: META })
  const busy = { querySelector: () => ({ removeAttribute() {} }) }
  const desk = Object.assign(new elements["ticket-desk"](), {
    file: {}, status: {}, querySelector: name => name === "[data-busy]" ? busy : { content: { querySelector: () => null } },
    place: { words: { querySelector: () => null } },
  })
  const queue = { arrayBuffer: async () => new ArrayBuffer(1) }
  const left = desk.readQueue(queue)
  await settle()
  desk.readQueue(queue)
  const { worker } = desk
  await left
  assert.deepEqual([busy.hidden, desk.worker], [false, worker])
  await settle()
  worker.cancel()
  await settle()
  assert.deepEqual([busy.hidden, desk.worker], [true, undefined])
})

test("files that were read bring back the worked example that made way, and no answer that was hidden", async () => {
  globalThis.location = new URL("https://handbook.example/start/")
  await load("intake.js", { meta: META })
  const nothing = { replaceChildren() {}, focus() {}, content: { querySelector: () => null } }
  for (const covers of [false, true]) {
    const place = { outcome: { hidden: true } }
    const intake = Object.assign(new elements["file-intake"](), { covers, place, results: nothing, input: nothing, status: {}, querySelector: () => nothing })
    intake.close("left")
    assert.deepEqual([place.outcome.hidden, intake.covers], [!covers, false])
  }
})

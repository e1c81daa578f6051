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

test("the worked example goes as soon as the reader asks, and not before", async () => {
  const { form } = await wrongForm()
  Object.assign(form, { early: false, show() {} })
  await form.answer(false, true)
  assert.equal(form.outcome.hidden, false)
  const { runtime } = await also("runtime.js")
  runtime.ask = () => new Promise(() => {}) // Python says nothing yet
  form.answer(true)
  assert.equal(form.outcome.hidden, true)
})

test("a verdict goes when the page can say nothing of later answers, and its line with it", async () => {
  const { form, bar } = await wrongForm()
  const { showVerdict } = await also("outcome.js")
  showVerdict(form, {}, false)
  assert.deepEqual([form.outcome.hidden, form.early, bar.hidden], [true, false, true])
})

test("Back fills a form again that the browser has made blank, once it has done so, and no other", async () => {
  const { keepThroughBack } = await load("coming-back.js")
  const control = { name: "sum", value: "500" }
  let filled = 0
  const stop = keepThroughBack({ elements: [control] }, () => { filled += 1 })
  const back = (persisted, edit = () => {}) => {
    page.dispatchEvent(new Event("pagehide"))
    page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }))
    edit()
    mock.timers.tick(1000)
  }
  back(true)
  back(false, () => { control.value = "600" })
  assert.equal(filled, 0)
  back(true, () => { control.value = "" })
  assert.equal(filled, 1, "once, though it is looked at more often")
  stop()
  back(true, () => { control.value = "700" })
  assert.equal(filled, 1)
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

test("a platform that a link names does not move a case that has begun", async () => {
  const { choice, store } = await chooser()
  store.take(["money_place"], { money_place: "held" })
  choice.connectedCallback()
  await settle()
  assert.equal(store.facts.platform, undefined)
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

test("answers of another version are said to be read, as long as Python takes to come", async () => {
  const older = JSON.stringify({ format: "hostage-script-handbook case", version: 1, facts: {} })
  const { store } = await load("case.js", { meta: META })
  store.take(["stake"], { stake: "none" })
  const [[key]] = Object.entries(sessionStorage)
  sessionStorage.setItem(key, older)
  globalThis.Worker = class { postMessage() {} terminate() {} }
  const waiting = (await load("case.js", { meta: META })).store
  await settle()
  assert.match(waiting.words, /are being read/)
})

test("a queue that was left for another does not hide how far the other is", async () => {
  globalThis.Worker = class { postMessage() {} terminate() {} }
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  await load("desk.js", { meta: META })
  const busy = { querySelector: () => ({ removeAttribute() {} }) }
  const { DeskQueue } = await also("desk-queue.js")
  const table = { hidden: false, replaceChildren() {} }, file = { addEventListener() {} }
  const found = { "[data-busy]": busy, "[data-table]": table, "[data-key=q]": {}, "[type=file]": file, "[data-refused]": {}, "[data-gone]": {} }
  const desk = new DeskQueue({ say() {}, tell() {}, sayWhy() {}, querySelector: name => found[name] })
  const queue = { arrayBuffer: async () => new ArrayBuffer(1) }
  const left = desk.read(queue)
  await settle()
  desk.read(queue)
  const { worker } = desk
  await left
  assert.deepEqual([busy.hidden, desk.worker], [false, worker])
  await settle()
  worker.cancel()
  await settle()
  assert.deepEqual([busy.hidden, desk.worker], [true, undefined])
})

test("of a queue the tab keeps that it was open, and that it is gone is said once", async () => {
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  const visit = async (closes = false, opens = true) => {
    await load("desk.js", { meta: META })
    const { DeskQueue } = await also("desk-queue.js")
    const part = () => ({ addEventListener() {}, replaceChildren() {}, querySelector: () => ({}) })
    const table = { hidden: true, childNodes: [], replaceChildren() {}, querySelector: () => null }, found = { "[data-table]": table }
    const desk = { word: () => "", querySelector: name => found[name] ??= part(), pasted: {}, named: {}, touched: new Set() }
    const queue = new DeskQueue(desk), told = !queue.gone.hidden
    if (opens) queue.put({ rows: [], source: "secret.csv", csv: "secret", texts: ["secret"], left: new Map() })
    assert.equal(queue.gone.hidden, opens || !told)
    if (closes) queue.close()
    return told
  }
  assert.equal(await visit(), false)
  assert.deepEqual(Object.values(sessionStorage), ["yes"])
  assert.equal(await visit(false, false), true, "loaded again")
  assert.equal(await visit(true), false, "said already")
  assert.equal(await visit(false, false), false, "closed by hand")
  assert.deepEqual([{ ...localStorage }, { ...sessionStorage }], [{}, {}])
})

/** Parts of the desk that have nothing to forget. */
const PARTS = { dataset: {}, word: () => "", box: { isOther: () => true, keep: mine => mine ?? [], weigh() {}, dropped: "" }, keys: { begin() {} }, pasted: { offer: { hidden: true }, forgetTable() {}, sayOne: () => "" }, earlier: { begin() {}, leave() {} }, queue: { name() {} } }

test("a ticket that the browser brings back has its route again, with the corrections made since", async () => {
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  const cases = [
    { asked: true, read: {}, expected: [""] },
    { asked: true, read: { demanded: "money" }, expected: ["", "{}"] },
    { asked: false, read: {}, expected: [""] },
  ]
  for (const { asked, read, expected } of cases) {
    await load("desk.js", { meta: META })
    const { store } = await also("case.js"), { runtime } = await also("runtime.js")
    const calls = []
    runtime.use = async (_how, _call, _text, answers) => { calls.push(answers); return `${JSON.stringify({ answers: read })}\n<p>Coercion</p>` }
    const desk = Object.assign(new elements["ticket-desk"](), {
      ...PARTS, form: { elements: [] }, text: { value: "refund me" }, touched: new Set(), done: "", given: "", turn: 0, say() {}, tell() {}, status: { hasAttribute: () => false },
      showLine({ html }, standing) { Object.assign(this, { line: html, given: standing, shown: standing }) },
      place: { getAttribute: () => "routing", answer() {}, forgetAnswer() {}, answered: true, outcome: { querySelector: () => null } }, route: { replaceChildren() {} },
    })
    if (asked) store.ask("routing")
    await desk.again()
    assert.deepEqual([desk.done, desk.line, calls], ["refund me", "<p>Coercion</p>", expected], JSON.stringify({ asked, read }))
  }
})

test("the answers of a ticket whose text is gone are blank, and that is said", async () => {
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  await load("desk.js", { meta: META })
  const { store } = await also("case.js")
  const desk = Object.assign(new elements["ticket-desk"](), {
    form: { elements: [{ name: "demanded" }] }, text: { value: "" }, done: "", given: "", turn: 0, say(word) { this.said = word },
    place: { getAttribute: () => "routing" },
  })
  store.take(["demanded"], { demanded: "money" })
  for (const asked of ["routing", "ticket"]) store.ask(asked)
  await desk.again()
  assert.deepEqual([desk.said, store.facts, store.asked], ["reloaded", {}, []])
})

test("of a ticket that was not read nothing is copied, no example stands there, and both is said", async () => {
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  await load("desk.js", { meta: META })
  const { runtime } = await also("runtime.js"), { DeskCopy } = await also("desk-copy.js")
  runtime.use = async () => { throw { reason: "timeout" } }
  const said = []
  const desk = Object.assign(new elements["ticket-desk"](), {
    ...PARTS, text: { value: "refund me" }, touched: new Set(), turn: 0, route: { childNodes: [], replaceChildren() {}, querySelector: () => null, focus() {}, scrollIntoView() {} }, done: "", status: { textContent: "" }, queue: { open: false, name() {} },
    say(word) { said.push(word) }, tell(text) { if (text) said.push(text) }, word: word => word,
    place: Object.assign(new EventTarget(), { answered: false, outcome: { hidden: false }, classList: { toggle() {} }, words: { querySelector: () => null }, forgetAnswer() {} }),
  })
  await desk.read(true)
  assert.deepEqual([desk.place.outcome.hidden, said], [true, ["reading", "timeout"]])
  document.addEventListener = () => {}
  await new DeskCopy(desk).copy("route-queue", "no_tag")
  assert.equal(said.at(-1), "not_read")
})

test("single keys of the desk are switched off for later visits too, with those of form and theme", async () => {
  globalThis.location = new URL("https://handbook.example/tools/routing/")
  const visit = async () => {
    await load("desk.js", { meta: META })
    const { offerSwitch } = await also("desk-switch.js")
    const control = new EventTarget(), acted = []
    offerSwitch({ querySelector: () => control })
    const { DeskKeys } = await also("desk-keys.js")
    const desk = Object.assign(Object.create(DeskKeys.prototype), { desk: {}, nothing: { hears: () => false }, act: key => acted.push(key) })
    const press = () => {
      let stopped = false
      desk.hear({ key: "c", target: { matches: () => false }, preventDefault() {}, stopPropagation() { stopped = true } })
      return [acted.length, stopped]
    }
    const turn = checked => {
      control.checked = checked
      control.dispatchEvent(new Event("change"))
    }
    return { control, press, turn }
  }
  const first = await visit()
  assert.deepEqual([first.control.checked, first.press()], [true, [1, true]])
  first.turn(false)
  assert.deepEqual(first.press(), [1, true], "nothing acts, and nobody else hears it")
  const later = await visit()
  assert.deepEqual([later.control.checked, later.press()], [false, [0, true]])
  later.turn(true)
  assert.deepEqual(later.press(), [1, true])
  assert.equal((await visit()).control.checked, true)
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

/** The page of the case, without its parts; `answers` are what Python says, once it has come. */
async function overview() {
  await load("overview.js", { meta: META })
  const { runtime } = await also("runtime.js"), { store } = await also("case.js")
  const answers = []
  runtime.call = () => new Promise(answer => answers.push(answer))
  return { page: Object.assign(new elements["case-overview"](), { state: {} }), answers, store }
}
const file = name => ({ slice: () => ({ text: async () => name }) })
const read = name => JSON.stringify({ ok: true, case: { name, facts: {} } })

test("the page says at once that a file is being read, before Python has come", async () => {
  const { page, answers, store } = await overview()
  const opening = page.openFile({ files: [file("one")] })
  assert.equal(page.state.textContent, "Reading the file …")
  await settle()
  answers[0](read("one"))
  await opening
  assert.deepEqual([store.name, page.state.textContent.split(".")[0]], ["one", "Opened"])
})

test("of two files chosen one after the other the later one is opened", async () => {
  const { page, answers, store } = await overview()
  const first = page.openFile({ files: [file("one")] })
  const second = page.openFile({ files: [file("two")] })
  await settle()
  answers[1](read("two"))
  await second
  answers[0](read("one"))
  await first
  assert.deepEqual([store.name, page.state.textContent.split(".")[0]], ["two", "Opened"])
})

test("a file that the reader does not open after all leaves no word of its reading", async () => {
  const { page, answers, store } = await overview()
  globalThis.confirm = () => false
  store.take(["stake"], { stake: "none" })
  const opening = page.openFile({ files: [file("one")] })
  await settle()
  answers[0](read("one"))
  await opening
  assert.deepEqual([store.facts.stake, page.state.textContent], ["none", ""])
})

test("the page says at once that a file is being made, before Python has come", async () => {
  const { page } = await overview()
  page.saveFile()
  assert.equal(page.state.textContent, "Making the file …")
})

// What stays on the agent's desk when a ticket's text changes, and what goes with an empty ticket.
import assert from "node:assert/strict"
import { test } from "node:test"

import { also, load, open } from "./page.mjs"

const elements = {}
globalThis.HTMLElement = class extends EventTarget {}
globalThis.customElements = { define: (name, element) => { elements[name] = element } }
globalThis.location = new URL("https://handbook.example/tools/routing/")

const settle = () => new Promise(setImmediate)
// What the program recognises in every ticket.
const RECOGNISED = { demanded: "money", person_in_danger: "not_sure" }
const TICKET = "My client wants a refund or he leaves one star."

const part = () => Object.assign(new EventTarget(), {
  hidden: false, dataset: {}, childNodes: [], classList: { toggle() {} }, attributes: new Set(), scrolled: 0, focused: 0, matches: () => true,
  querySelector: () => part(), querySelectorAll: () => [], replaceChildren(...parts) { this.childNodes = parts }, focus() { this.focused += 1 },
  scrollIntoView({ block }) { assert.equal(block, "nearest"); this.scrolled += 1 }, toggleAttribute() {}, hasAttribute: () => false,
})

/** A desk whose Python recognises the same in each ticket, with a form of two questions. */
async function makeDesk(parts = {}) {
  open()
  await load("desk.js", { meta: { content: "manifest.json", dataset: {} } })
  const { runtime } = await also("runtime.js"), { DeskBox } = await also("desk-box.js"), { DeskPasted } = await also("desk-pasted.js"), { DeskNext } = await also("desk-next.js"), { DeskEarlier } = await also("desk-earlier.js")
  Object.assign(document, { addEventListener() {}, removeEventListener() {}, createElement: part, activeElement: undefined })
  const asked = [], changed = [], nothing = []
  runtime.use = async (_how, _call, text, answers, touched) => {
    asked.push({ text, answers: answers && JSON.parse(answers), touched })
    return `${JSON.stringify({ answers: RECOGNISED, said: "a line" })}\n<p>${text}</p>`
  }
  const controls = Object.entries(RECOGNISED).map(([name]) => ({ name, type: "radio", checked: false, value: "", dataset: {}, closest: () => null, validity: {} }))
  const found = {}, text = Object.assign(part(), { value: "", selectionStart: 0, selectionEnd: 0 })
  const place = Object.assign(part(), {
    answered: true, outcome: part(), words: part(), getAttribute: () => "routing", forgetAnswer() { this.answered = false }, answer() { this.answered = true }, restart() { desk.fill({}) },
  })
  const desk = Object.assign(new elements["ticket-desk"](), {
    form: { elements: controls }, text, place, route: part(), status: part(), named: part(), dataset: { longest: "1000", heads: "description" }, keys: { begin() {}, pending: "", nothing: { chosen: () => nothing } },
    queue: { open: false, holds: false, name() {}, leave() {}, change(value) { changed.push(value) } }, copying: { settled: true }, turn: 0, reading: false, touched: new Set(), given: "", shown: "", note: "", done: "",
    word: word => word === "none" ? "" : word, querySelector: name => found[name] ??= part(),
    fill(answers) { for (const control of controls) Object.assign(control, { value: answers[control.name] ?? "", checked: control.name in answers }) },
    showLine({ html }, standing) { Object.assign(this, { line: html, given: standing, shown: standing }) }, ...parts,
  })
  desk.follow = () => desk.renew()
  desk.box = new DeskBox(desk)
  desk.pasted = new DeskPasted(desk)
  desk.earlier = new DeskEarlier(desk)
  desk.onward = new DeskNext(desk)
  desk.pasted.offer.hidden = true
  document.activeElement = text
  /** The agent answers a question. */
  const answer = (name, value) => {
    const control = Object.assign(controls.find(one => one.name === name), { value, checked: true })
    desk.count(control)
  }
  /** The agent changes the text from step to step, and leaves the box. */
  const type = async (...texts) => {
    for (const value of texts) {
      text.value = value
      text.dispatchEvent(new Event("input"))
    }
    text.dispatchEvent(new Event("change"))
    await settle()
  }
  const given = () => Object.fromEntries(controls.filter(({ checked }) => checked).map(({ name, value }) => [name, value]))
  const paste = pasted => desk.pasted.take({ clipboardData: { getData: () => pasted }, target: text, preventDefault() {} })
  return { desk, asked, changed, nothing, answer, type, given, paste, found }
}

/** A desk with a ticket on which the agent has said that a person is in danger. */
async function answered() {
  const made = await makeDesk()
  made.desk.take(TICKET)
  await settle()
  assert.deepEqual(made.given(), RECOGNISED)
  made.answer("person_in_danger", "yes")
  await settle()
  return made
}
const MINE = { ...RECOGNISED, person_in_danger: "yes" }

test("the agent's answers stay when the text of the same ticket changes, and count over what is recognised", async () => {
  for (const texts of [
    [`${TICKET}\nHe wrote once more.`],
    [`To support:\n${TICKET}`, `To support:\n${TICKET}\nBob`],
    ["My client wants a refund."],
    [TICKET.replace("My", "Our"), TICKET.replace("My", "Our").replace("star.", "star!")],
    ["W", TICKET, `${TICKET} More.`], // the browser's undo
  ]) {
    const { desk, asked, type, given } = await answered(), name = JSON.stringify(texts)
    await type(...texts)
    assert.deepEqual([desk.done, given(), [...desk.touched], desk.reading], [texts.at(-1), MINE, ["person_in_danger"], false], name)
    assert.deepEqual(asked.at(-1), { text: texts.at(-1), answers: MINE, touched: "person_in_danger" }, name)
    assert.deepEqual([desk.line, desk.shown], [`<p>${texts.at(-1)}</p>`, desk.standing()], name)
  }
})

test("they stay when more is pasted into the box after Enter, and those that come meanwhile do too", async () => {
  const { desk, answer, given, paste } = await answered()
  desk.text.value += "\n"
  desk.text.dispatchEvent(new Event("input"))
  paste("He knows where I live.")
  desk.text.value += "He knows where I live."
  desk.text.dispatchEvent(Object.assign(new Event("input"), { inputType: "insertFromPaste" }))
  assert.equal(desk.reading, true)
  answer("demanded", "free_work")
  await settle()
  assert.deepEqual([given(), [...desk.touched].sort()], [{ demanded: "free_work", person_in_danger: "yes" }, ["demanded", "person_in_danger"]])
})

test("of an older answer no line stands there while the agent's answers still wait for theirs", async () => {
  const { desk, type } = await answered(), shown = []
  desk.showLine = (_line, standing) => { shown.push(standing); desk.given = desk.shown = standing }
  await type(`${TICKET} More.`)
  assert.deepEqual(shown, [desk.standing()])
})

test("the answers of one ticket are not those of the next", async () => {
  const next = "Where is my invoice of May?"
  const begins = {
    paste: ({ paste }) => paste(next),
    "a paste over a text that was changed since": ({ desk, paste }) => {
      desk.text.value += " "
      Object.assign(desk.text, { selectionStart: 0, selectionEnd: desk.text.value.length })
      paste("My client wants a logo, and he leaves one star.")
    },
    "words in place of all that begin and end like it": ({ desk, type }) => {
      Object.assign(desk.text, { selectionStart: 0, selectionEnd: TICKET.length })
      desk.text.dispatchEvent(Object.assign(new Event("beforeinput"), { inputType: "insertText" }))
      return type("My client wants a logo, and he leaves one star.")
    },
    "other words in the box": ({ type }) => type("W", "Wh", next),
    "a row of a queue": ({ desk }) => desk.take(next),
    N: async ({ desk, type }) => { desk.forget(); desk.fill({}); await type(next) },
    "the same words after N": ({ desk, paste }) => {
      desk.forget()
      desk.fill({})
      paste(TICKET)
      desk.text.value = TICKET
      desk.text.dispatchEvent(Object.assign(new Event("input"), { inputType: "insertFromPaste" }))
    },
    "the same words once more": ({ desk }) => desk.take(TICKET),
  }
  for (const [name, begin] of Object.entries(begins)) {
    const made = await answered()
    await begin(made)
    await settle()
    assert.deepEqual([made.given(), made.desk.touched.size], [RECOGNISED, 0], name)
  }
})

test("a ticket that is too long does not take the answers from the one before", async () => {
  const { desk } = await answered()
  desk.pasted.begin("a".repeat(2000))
  assert.deepEqual([desk.done, desk.earlier.last.text, desk.earlier.last.touched], ["", TICKET, ["person_in_danger"]])
})

/** A desk on which a queue of three rows is open, the second of them empty. */
async function withQueue(texts = [TICKET, "", "Where is my invoice?"]) {
  const made = await makeDesk(), { desk, found } = made
  const buttons = texts.map((text, row) => {
    const button = Object.assign(part(), { dataset: { open: String(row) }, current: false })
    Object.assign(button, { setAttribute: () => { button.current = true }, removeAttribute: () => { button.current = false } })
    button.closest = () => ({ cells: [{}, { textContent: ` T${row} ${text}` }] })
    return button
  })
  found["[data-table]"] = Object.assign(part(), { querySelector: name => name.includes("aria-current") ? buttons.find(({ current }) => current) ?? null : part(), querySelectorAll: () => buttons })
  const { DeskQueue } = await also("desk-queue.js"), { store } = await also("case.js")
  desk.queue = new DeskQueue(desk)
  desk.queue.put({ rows: [], source: "a.csv", csv: "", texts, edited: new Set(), left: new Map() })
  desk.queue.showChosen = () => {}
  const { fill } = desk
  // The form is blank at once, and its answer gone, as with the facts of the case.
  desk.fill = answers => { fill.call(desk, answers); desk.place.forgetAnswer() }
  return { ...made, buttons, store }
}

test("an empty row leaves nothing of the ticket before on the desk, and says that it is empty", async () => {
  const { desk, given, answer, buttons, store, found } = await withQueue(), { queue } = desk
  queue.putOnDesk(buttons[0])
  await settle()
  answer("person_in_danger", "yes")
  await settle()
  store.ask("routing")
  desk.route.replaceChildren("a line")
  queue.next("danger_left")
  assert.deepEqual([desk.text.value, desk.done, given(), desk.touched.size], ["", "", {}, 0])
  assert.deepEqual([desk.route.hidden, desk.route.childNodes, desk.place.answered, store.asked], [true, [], false, []])
  assert.equal(desk.told, "danger_left empty")
  assert.deepEqual([desk.named.hidden, desk.named.textContent], [false, "Ticket 2 of 3: T1"])
  assert.deepEqual([found["[data-actions]"].hidden, found["#desk-hint"].focused, desk.earlier.last], [false, 1, undefined])
  // The ticket before has its answers still.
  queue.putOnDesk(buttons[0])
  assert.deepEqual([desk.done, given(), [...desk.touched]], [TICKET, MINE, ["person_in_danger"]])
})

test("what is answered on an empty ticket stays with its row, and with no other empty one", async () => {
  const { desk, given, answer, buttons } = await withQueue(["", "", TICKET]), { queue } = desk
  queue.putOnDesk(buttons[0])
  assert.deepEqual([desk.told, desk.named.textContent, queue.left.size], ["empty", "Ticket 1 of 3: T0", 0])
  answer("person_in_danger", "yes")
  queue.next()
  assert.deepEqual([desk.told, desk.named.textContent, given(), [...queue.left.keys()]], ["empty", "Ticket 2 of 3: T1", {}, [0]])
  queue.next()
  await settle()
  assert.deepEqual([desk.done, given(), [...queue.left.keys()]], [TICKET, RECOGNISED, [0]])
  queue.putOnDesk(buttons[0])
  assert.deepEqual([desk.told, desk.done, given(), [...desk.touched]], ["empty", "", { person_in_danger: "yes" }, ["person_in_danger"]])
})

test("what is said of the ticket before stays where a row's line comes back", async () => {
  const { desk, buttons } = await withQueue([TICKET, "Where is my invoice?"]), { queue } = desk
  queue.putOnDesk(buttons[0])
  await settle()
  queue.putOnDesk(buttons[1])
  await settle()
  document.activeElement = desk.route
  queue.putOnDesk(buttons[0], "danger_left")
  await settle()
  assert.equal(desk.told, "danger_left")
})

test("keys act on an empty ticket of a queue, and not where none is open", async () => {
  const { desk, buttons } = await withQueue(), { DeskKeys } = await also("desk-keys.js"), { DeskCopy } = await also("desk-copy.js")
  const keys = Object.assign(Object.create(DeskKeys.prototype), { desk }), copying = Object.assign(Object.create(DeskCopy.prototype), { desk })
  desk.place.outcome.hidden = true
  assert.deepEqual([keys.refuses(), copying.waits], [true, "no_ticket"])
  desk.queue.putOnDesk(buttons[1])
  assert.deepEqual([keys.refuses(), copying.waits], [false, ""])
})

test("what asks for danger first brings its line and that of its ticket into view, and nothing else does", async () => {
  const { desk } = await answered(), { DeskNext } = await also("desk-next.js"), { DeskNothing } = await also("desk-nothing.js"), { DeskCopy } = await also("desk-copy.js")
  desk.route.querySelector = () => part() // danger is asked about
  desk.dataset.nothing = "demanded nothing"
  const copying = Object.assign(Object.create(DeskCopy.prototype), { desk, ours: "" })
  const acts = { danger_next: () => new DeskNext(desk).go(), danger_first: () => new DeskNothing(desk).choose(), danger: () => copying.copy("route-note", "no_note") }
  desk.route.childNodes = [part()]
  const parts = [desk.text, desk.route, desk.status]
  for (const [word, act] of Object.entries(acts)) {
    for (const part of parts) part.scrolled = 0
    await act()
    assert.deepEqual([desk.told, ...parts.map(({ scrolled }) => scrolled)], [word, 1, 1, 1])
  }
  desk.tell("copied")
  assert.deepEqual(parts.map(({ scrolled }) => scrolled), [1, 1, 1])
})

test("a danger that was denied is asked about again where new words may mean it, and only there", async () => {
  const { desk, answer } = await makeDesk()
  const weigh = (words, mine) => {
    answer("person_in_danger", "no")
    desk.box.weighed = ["kill"]
    desk.box.weigh({ alarming: words }, mine)
    return desk.touched.has("person_in_danger")
  }
  assert.ok(weigh(["kill"], ["person_in_danger"]))
  assert.ok(!weigh(["kill", "gun"], ["person_in_danger"]))
  assert.ok(weigh(["gun"], []), "what is answered while the ticket is read is about its words")
  answer("person_in_danger", "yes")
  desk.box.weigh({ alarming: ["gun"] }, ["person_in_danger"])
  assert.ok(desk.touched.has("person_in_danger"), "what was said to be danger stays so")
})

test("a row has the text of its ticket as it is changed, and not that of another ticket", async () => {
  const { desk, changed, type } = await makeDesk()
  await type(TICKET)
  await type(`${TICKET} Thank you.`)
  await type(`${TICKET} Thank you.`.slice(0, 3), "My parcel has not come, and nobody answers the phone there.")
  assert.deepEqual(changed, [`${TICKET} Thank you.`])
  assert.equal(desk.done, "My parcel has not come, and nobody answers the phone there.")
})

test("that there is nothing of the kind was said of the words before, and that is told", async () => {
  const { desk, nothing, answer, type } = await makeDesk()
  await type(TICKET)
  for (const name of Object.keys(RECOGNISED)) answer(name, "nothing")
  nothing.push("demanded")
  await type(`${TICKET} Now he wants three pages for free.`)
  assert.deepEqual([[...desk.touched], desk.told], [["person_in_danger"], "nothing_again"])
  desk.take("Where is my invoice?")
  await settle()
  assert.equal(desk.told, "a line", "it is not said of the next ticket")
})

test("a ticket that could be several says so once, and not where the agent has called it one, nor the next", async () => {
  const { desk, found, paste } = await makeDesk(), text = "#1 Refund or one star\n#2 My account is locked", one = found["[data-one]"], said = []
  desk.tell = (...told) => { said.push(told.join(" ")) }
  one.textContent = ""
  paste(text)
  desk.take(text)
  await settle()
  assert.deepEqual([one.hidden, one.textContent, said.filter(line => line.includes("one_several")).length], [false, "one_several", 1])
  desk.take("Where is my invoice?")
  await settle()
  assert.ok(one.hidden)
  desk.pasted.asOne = text
  desk.take(text)
  await settle()
  assert.ok(one.hidden)
})

test("a row keeps what is written into its ticket and what is answered then, and shows it", async () => {
  const { desk, buttons, answer, type } = await withQueue(), { queue } = desk, shown = []
  queue.showChosen = (row, { text, touched }) => shown.push([row, text, touched])
  queue.putOnDesk(buttons[0])
  await settle()
  answer("person_in_danger", "yes")
  const text = `${TICKET} Thank you.`
  await type(text)
  assert.deepEqual([desk.named.hidden, queue.holds, [...desk.touched]], [false, true, ["person_in_danger"]])
  queue.putOnDesk(buttons[2])
  await settle()
  await type("Where is my invoice? He will hurt me.")
  queue.putOnDesk(buttons[0])
  await settle()
  assert.deepEqual(shown, [[0, text, ["person_in_danger"]], [2, "Where is my invoice? He will hurt me.", []]])
  assert.deepEqual([desk.text.value, desk.done, [...desk.touched]], [text, text, ["person_in_danger"]])
})

// When Python starts: at the first touch, or in a quiet page with the form in view, if data may be spent.
import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

import { load } from "./page.mjs"

let started, watchers

class Form extends EventTarget { isConnected = true }

beforeEach(() => {
  started = 0
  watchers = []
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
  globalThis.Worker = class { constructor() { started += 1 } postMessage() {} terminate() {} }
  globalThis.IntersectionObserver = class {
    constructor(told) { watchers.push(this); this.told = told }
    observe() {}
    disconnect() { this.stopped = true }
  }
  globalThis.requestIdleCallback = then => then()
  globalThis.window = globalThis
})

/** The form of a page that has loaded or not. */
async function form({ readyState = "complete", saveData = false } = {}) {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { connection: { saveData } } })
  const { startWhenWanted } = await load("waiting.js", { meta: { content: "manifest.json" } })
  document.readyState = readyState
  const element = new Form()
  return { element, stop: startWhenWanted(element) }
}

const see = isIntersecting => watchers[0].told([{ isIntersecting }])

test("a form in view of a quiet page starts Python", async () => {
  await form()
  see(false)
  assert.equal(started, 0)
  see(true)
  assert.deepEqual([started, watchers[0].stopped], [1, true])
})

test("a page that still loads is waited for", async () => {
  await form({ readyState: "interactive" })
  see(true)
  assert.equal(started, 0)
  page.dispatchEvent(new Event("load"))
  assert.equal(started, 1)
})

test("a form that has gone meanwhile starts nothing", async () => {
  const { element } = await form({ readyState: "interactive" })
  see(true)
  element.isConnected = false
  page.dispatchEvent(new Event("load"))
  assert.equal(started, 0)
})

test("who saves data starts it with the first touch alone", async () => {
  const { element } = await form({ saveData: true })
  assert.equal(watchers.length, 0)
  element.dispatchEvent(new Event("focusin"))
  assert.equal(started, 1)
})

test("a browser without a word on idle waits a while", async () => {
  delete globalThis.requestIdleCallback
  await form()
  see(true)
  assert.equal(started, 0)
  mock.timers.tick(2000)
  assert.equal(started, 1)
})

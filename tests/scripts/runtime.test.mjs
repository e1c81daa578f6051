// How long the page waits for Python: a worker that says nothing is given up, one that is slow is not.
import assert from "node:assert/strict"
import { beforeEach, mock, test } from "node:test"

import { load } from "./page.mjs"

let workers

/** A worker that does what the test makes it say. */
class Silent {
  asked = []
  stopped = false
  constructor() { workers.push(this) }
  postMessage(message) { this.asked.push(message) }
  terminate() { this.stopped = true }
  say(data) { this.onmessage({ data }) }
}

beforeEach(() => {
  workers = []
  mock.timers.reset()
  mock.timers.enable({ apis: ["setTimeout"] })
  globalThis.Worker = Silent
  globalThis.fetch = async () => ({ ok: true, status: 200, headers: new Headers() })
})

/** Lets promises that wait for nothing else go on. */
const settle = () => new Promise(setImmediate)

async function begin() {
  const { runtime } = await load("runtime.js", { meta: { content: "assets/runtime/manifest.json" } })
  const answer = runtime.ask("triage", "{}").catch(({ reason }) => reason)
  await settle()
  return { runtime, answer, worker: workers[0] }
}

async function wait(seconds) {
  mock.timers.tick(seconds * 1000)
  await settle()
}

test("a worker from which nothing comes is given up after a minute", async () => {
  const { runtime, answer, worker } = await begin()
  await wait(59)
  assert.equal(runtime.state, "fetching")
  await wait(2)
  assert.deepEqual([runtime.state, worker.stopped, await answer], ["failed", true, "failed"])
})

test("bytes that come are waited for, however slowly", async () => {
  const { runtime, worker } = await begin()
  for (let loaded = 0; loaded < 10; loaded++) {
    worker.say({ type: "progress", loaded, total: 10 })
    await wait(25)
  }
  assert.deepEqual([runtime.state, runtime.loaded], ["fetching", 9])
})

test("a start that takes a minute is waited for, and what was asked is answered", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "starting" })
  await wait(60)
  assert.equal(runtime.state, "starting")
  worker.say({ type: "ready" })
  const { id, name } = worker.asked.at(-1)
  assert.equal(name, "triage")
  worker.say({ type: "answer", id, result: "said" })
  assert.equal(await answer, "said")
})

test("a start that says nothing for longer is given up, and can be tried again", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "starting" })
  await wait(91)
  assert.deepEqual([runtime.state, await answer], ["failed", "failed"])
  const asked = []
  globalThis.fetch = async (url, { cache }) => { asked.push(`${cache} ${new URL(url).pathname.split("/").at(-1)}`) }
  runtime.retry()
  // What the browser kept of the worker's scripts may be what is wrong.
  assert.deepEqual([runtime.state, workers.length, asked.includes("reload worker.js")], ["fetching", 1, true])
  await settle()
  assert.equal(workers.length, 2)
})

test("a further try that is given up starts no worker", async () => {
  const { runtime } = await begin()
  await wait(61)
  runtime.retry()
  runtime.cancel()
  await settle()
  assert.deepEqual([runtime.state, workers.length], ["idle", 1])
})

test("a snapshot that does not start is done without, and what was asked is still answered", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "restoring" })
  await wait(9)
  assert.deepEqual([worker.stopped, runtime.state, workers.length], [true, "fetching", 2])
  assert.equal(workers[1].asked[0].small, true)
  workers[1].say({ type: "ready" })
  workers[1].say({ type: "answer", id: workers[1].asked.at(-1).id, result: "said" })
  assert.equal(await answer, "said")
})

test("an answer that does not end is stopped, and another worker starts", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "ready" })
  await wait(31)
  assert.equal(await answer, "timeout")
  assert.deepEqual([worker.stopped, runtime.state, workers.length], [true, "fetching", 2])
})

test("after an error that ends Python another worker starts, after any other it does not", async () => {
  for (const fatal of [true, false]) {
    workers = []
    const { runtime, answer, worker } = await begin()
    worker.say({ type: "ready" })
    worker.say({ type: "error", id: worker.asked.at(-1).id, fatal })
    assert.equal(await answer, "crash")
    assert.deepEqual([worker.stopped, runtime.state, workers.length], fatal ? [true, "fetching", 2] : [false, "ready", 1])
  }
})

test("what a worker says after it was stopped is not heard", async () => {
  const { runtime, worker } = await begin()
  await wait(61)
  worker.say({ type: "ready" })
  assert.equal(runtime.state, "failed")
})

test("while Python starts, only the newest answers are kept", async () => {
  const { runtime, answer, worker } = await begin()
  const newer = runtime.ask("triage", "newer"), other = runtime.ask("claim", "other")
  await settle()
  worker.say({ type: "ready" })
  const put = worker.asked.slice(1)
  assert.deepEqual(put.map(({ answers }) => answers), ["newer", "other"])
  for (const { id, answers } of put) worker.say({ type: "answer", id, result: `said of ${answers}` })
  assert.deepEqual(await Promise.all([answer, newer, other]), ["said of newer", "said of newer", "said of other"])
})

test("while a question is under way, only the newest of the later ones is put", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "ready" })
  const later = [runtime.ask("triage", "later"), runtime.ask("triage", "newest")]
  await settle()
  const reply = async () => {
    const { id, answers } = worker.asked.at(-1)
    worker.say({ type: "answer", id, result: `said of ${answers}` })
    await settle()
  }
  await reply()
  await reply()
  assert.equal(await answer, "said of {}")
  assert.deepEqual(await Promise.all(later), ["said of newest", "said of newest"])
  assert.equal(worker.asked.length, 3)
})

test("after an answer that does not end the newest question is put to the next worker", async () => {
  const { runtime, answer, worker } = await begin()
  worker.say({ type: "ready" })
  const newest = runtime.ask("triage", "newest")
  await wait(31)
  assert.equal(await answer, "timeout")
  workers[1].say({ type: "ready" })
  const { id, answers } = workers[1].asked.at(-1)
  assert.equal(answers, "newest")
  workers[1].say({ type: "answer", id, result: "said" })
  assert.equal(await newest, "said")
  assert.equal(worker.stopped, true)
})

/** A page whose Python is ready and has a question, which needs a part that has not come. */
async function beginWithPart() {
  const begun = await begin()
  begun.worker.say({ type: "ready" })
  const { id } = begun.worker.asked.at(-1)
  const say = part => begun.worker.say({ type: "part", id, part })
  say({ coming: true })
  return { ...begun, id, say }
}

test("a part of Python that comes slowly is waited for as long as all of it", async () => {
  const { worker, answer, id, say } = await beginWithPart()
  await wait(59)
  say({ loaded: 0.5 })
  await wait(59)
  say({ coming: false })
  assert.equal(worker.stopped, false)
  worker.say({ type: "answer", id, result: "said" })
  assert.equal(await answer, "said")
})

test("once the part is there, an answer that does not end is stopped as any other", async () => {
  const { worker, answer, say } = await beginWithPart()
  say({ coming: false })
  await wait(31)
  assert.deepEqual([worker.stopped, await answer], [true, "timeout"])
})

test("an answer to another question does not hurry the part", async () => {
  const { runtime, worker } = await beginWithPart()
  const other = runtime.ask("claim", "{}")
  await settle()
  worker.say({ type: "answer", id: worker.asked.at(-1).id, result: "other" })
  assert.equal(await other, "other")
  await wait(59)
  assert.equal(worker.stopped, false)
})

test("a part that does not come at all is a failure of the line, and what is asked meanwhile hears why", async () => {
  const { runtime, answer } = await beginWithPart()
  mock.timers.tick(61_000)
  const other = runtime.ask("claim", "{}").catch(({ reason }) => reason)
  assert.deepEqual([await answer, await other, runtime.state], ["failed", "failed", "failed"])
})

test("a worker that has just come is not asked to keep what the last one was to keep", async () => {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: {} })
  const { runtime, worker, answer } = await begin()
  worker.say({ type: "ready" })
  worker.say({ type: "answer", id: worker.asked.at(-1).id, result: "said" })
  await answer
  const other = runtime.ask("claim", "{}").catch(({ reason }) => reason)
  await settle()
  worker.say({ type: "error", id: worker.asked.at(-1).id, fatal: true })
  assert.equal(await other, "crash")
  await wait(31)
  assert.deepEqual(workers[1].asked.map(({ keep }) => keep), [undefined])
})

// A file comes whole over a line that breaks, is slow or brings something else first.
import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { beforeEach, test } from "node:test"

const { download } = await import("../../docs/assets/javascripts/download.js")

const FILE = Uint8Array.from({ length: 1000 }, (_, place) => place % 251)
const ENTRY = { bytes: FILE.length, integrity: `sha256-${createHash("sha256").update(FILE).digest("base64")}` }
const BREAK = new TypeError("network")

let asked, kept

/** A body that brings pieces and then ends, breaks, or stays silent. */
const body = (pieces, end, signal) => new ReadableStream({
  async pull(stream) {
    const piece = pieces.shift()
    if (piece) return stream.enqueue(piece)
    if (end === "silence") await new Promise((_, fail) => signal.addEventListener("abort", () => fail(signal.reason)))
    if (end) stream.error(end)
    else stream.close()
  },
})

/** A host that answers each request in turn; each answer is made from where the request begins. */
function host(...answers) {
  globalThis.fetch = async (_url, { headers, cache, signal }) => {
    const from = Number(/\d+/.exec(headers?.Range ?? "0"))
    asked.push({ from, cache })
    const answer = answers.shift()
    if (answer instanceof Error) throw answer
    const { to = FILE.length, end, status = from ? 206 : 200, bytes = FILE, headers: own } = answer
    const start = status === 206 ? from : 0
    return new Response(body([bytes.slice(start, to)], end, signal), { status, headers: { "Content-Type": "application/wasm", ...own } })
  }
}

/** A host whose answer comes after something else, if the request is still wanted then. */
function after(wait) {
  host({}, {})
  const asking = { times: 0, get: undefined }, get = globalThis.fetch
  asking.get = async (url, options) => {
    asking.times += 1
    await wait()
    options.signal.throwIfAborted()
    return get(url, options)
  }
  return asking
}

beforeEach(() => {
  asked = []
  kept = undefined
  globalThis.caches = { match: async () => kept }
})

async function come(options) {
  let said = 0
  const response = await download("http://host/file", ENTRY, { wait: 1, silence: 30, report: bytes => said += bytes, ...options })
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), FILE)
  return { said, response }
}

test("a file that comes in one go is the host's own response", async () => {
  host({})
  const { said, response } = await come()
  assert.deepEqual([said, asked, response.headers.get("content-type")], [1000, [{ from: 0, cache: undefined }], "application/wasm"])
})

test("bytes are counted as they travel: packed where the host packs them", async () => {
  let size
  host({ headers: { "Content-Encoding": "br", "Content-Length": "250" }, to: 400, end: BREAK }, {})
  assert.deepEqual([(await come({ begin: bytes => size = bytes })).said, size], [250, 250])
})

test("after a break the rest is asked for", async () => {
  host({ to: 400, end: BREAK }, BREAK, { to: 700, end: BREAK }, {})
  const { said } = await come()
  assert.deepEqual([said, asked.map(({ from }) => from)], [1000, [0, 400, 400, 700]])
})

test("a host without ranges sends it from its beginning, and nothing is counted twice", async () => {
  host({ to: 400, end: BREAK }, { status: 200 })
  assert.equal((await come()).said, 1000)
})

test("a line that is silent counts as broken", async () => {
  host({ to: 400, end: "silence" }, {})
  assert.equal((await come()).said, 1000)
})

test("what comes while the thread has no time to hear it is no silence", async () => {
  // The second one comes after the clocks that are over.
  const asking = after(() => new Promise(next => setImmediate(() => setImmediate(next))))
  const coming = come({ get: asking.get })
  for (const end = performance.now() + 100; performance.now() < end;);
  await coming
  assert.equal(asking.times, 1)
})

test("a file that waits for its turn while others come is asked for once", async () => {
  const pieces = Array.from({ length: 10 }, (_, place) => FILE.slice(place * 100, place * 100 + 100))
  const slow = new ReadableStream({
    async pull(stream) {
      await new Promise(next => setTimeout(next, 10))
      if (pieces.length) stream.enqueue(pieces.shift())
      else stream.close()
    },
  })
  const first = come({ get: async () => new Response(slow) })
  const asking = after(() => first)
  await come({ get: asking.get })
  assert.equal(asking.times, 1)
})

test("a wrong answer that the browser kept is asked for once more past it", async () => {
  host({ bytes: FILE.map(byte => byte ^ 1) }, {})
  assert.equal((await come()).said, 1000)
  assert.deepEqual(asked.map(({ cache }) => cache), [undefined, "reload"])
})

test("each try asks with what it was given, whatever fetch has become", async () => {
  host({ status: 404 }, {})
  const get = globalThis.fetch
  globalThis.fetch = () => new Promise(() => {})
  assert.equal((await come({ get })).said, 1000)
  assert.equal(asked.length, 2)
})

test("the offline copy answers for a host that does not", async () => {
  kept = new Response(FILE)
  host({ status: 503 }, { status: 503 })
  await come()
})

test("neither host nor copy has the file", async () => {
  kept = new Response(FILE.slice(1))
  host({ status: 404 }, { status: 404 })
  await assert.rejects(come(), /404/)
})

test("a host that cannot be reached is not waited for long", async () => {
  host(BREAK, BREAK)
  await assert.rejects(come(), BREAK)
  assert.equal(asked.length, 2)
})

test("a line that brings nothing more is given up", async () => {
  host({ to: 400, end: BREAK }, ...Array(5).fill(BREAK))
  await assert.rejects(come(), BREAK)
})

// The offline copy's Python: which parts come, and which stay when a newer version takes over.
import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { beforeEach, test } from "node:test"

const SOURCE = readFileSync(new URL("../../hooks/runtime/service-worker.js", import.meta.url), "utf8")
const SCOPE = "https://handbook.example/name/", COPY = `handbook ${SCOPE} python`
const at = name => `${SCOPE}python/${name}`

/** What each cache holds, by its name. @type {Map<string, Set<string>>} */
let kept
/** Files that the host does not give. */
let gone

beforeEach(() => { [kept, gone] = [new Map(), []] })

const caches = {
  has: async name => kept.has(name),
  keys: async () => [...kept.keys()],
  delete: async name => kept.delete(name),
  async open(name) {
    if (!kept.has(name)) kept.set(name, new Set())
    const urls = kept.get(name)
    return {
      keys: async () => [...urls].map(url => ({ url })),
      delete: async url => urls.delete(url),
      async add({ url }) {
        if (gone.includes(url)) throw new TypeError("no network")
        urls.add(url)
      },
    }
  },
}

/** A version of the service worker: sends it an event, and ends when it has done with it. */
function version(number) {
  const python = ["usual", "files", "formats"].map((part, place) =>
    ({ url: `python/${part}-${number}.zip`, ...place && { used: `python/${part}-` } }))
  const given = {
    registration: { scope: SCOPE }, caches, VERSION: number, FILES: [], RUNTIME: "python/", PYTHON: python,
    PAGES: { url: "pages.json" }, Request: class { constructor(url) { this.url = url } },
    fetch: async () => Response.json({ lines: [], pages: {} }), listeners: {},
  }
  const listen = "const addEventListener = (type, hear) => { listeners[type] = hear }\n"
  new Function(...Object.keys(given), listen + SOURCE)(...Object.values(given))
  return async (type, data) => {
    let done
    given.listeners[type]({ data, waitUntil: promise => { done = promise } })
    await done
  }
}

const python = () => [...kept.get(COPY) ?? []].sort()

test("a part that a page has used is kept, though the worker saw no request for it", async () => {
  const one = version(1)
  await one("install")
  await one("message", { python: ["files"] })
  assert.deepEqual(python(), [at("files-1.zip"), at("usual-1.zip")])
})

test("a newer version brings the parts that the copy has, and takes the older ones away", async () => {
  await version(1)("message", { python: ["files"] })
  const two = version(2)
  await two("install")
  await two("activate")
  assert.deepEqual(python(), [at("files-2.zip"), at("usual-2.zip")])
})

test("a part that is first used while a newer version waits comes into that one too", async () => {
  const one = version(1), two = version(2)
  await one("message", { python: [] })
  await two("install")
  for (const each of [one, two]) await each("message", { python: ["files"] })
  await two("activate")
  assert.deepEqual(python(), [at("files-2.zip"), at("usual-2.zip")])
})

test("where it does not come then, it is not forgotten and comes later", async () => {
  const one = version(1), two = version(2)
  await one("message", { python: [] })
  await two("install")
  gone.push(at("files-2.zip"))
  await one("message", { python: ["files"] })
  await assert.rejects(two("message", { python: ["files"] }))
  await two("activate")
  assert.deepEqual(python(), [at("files-1.zip"), at("usual-2.zip")])
  gone.pop()
  await two("message", { python: [] })
  await version(2)("activate")
  assert.deepEqual(python(), [at("files-2.zip"), at("usual-2.zip")])
})

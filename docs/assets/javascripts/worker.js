// Runs Python for the page. One worker serves the whole visit.
// In:  { manifest, small, cache, tools } once, then for each question { id, name, answers, kind },
//      { id, call, args, module }, { id, file }, { id, files, told } or { id, bind, args }; with
//      { needs }, the parts of
//      Python that it uses; and { keep } when the page has nothing to do.
// Out: { type: "restoring" | "progress" | "starting" | "ready" | "failed" | "answer" | "part"
//      | "error" }.

import { download } from "./download.js"
import * as memory from "./snapshot.js"

/** @typedef {import("./runtime.js").Example} Example */

const utf8 = new TextDecoder()

// How often Python answers each example before anyone asks, and how long others can ask between.
const PRACTICE = 8
const PAUSE = 30

// Where Python looks for time zones.
const ZONES = "/zones"

// Bytes of a file in memory at a time: small enough for any phone.
const PIECE = 2 ** 20

// What asks every tool at once.
const WHOLE = new Set(["read_case", "write_case"])

// What Pyodide gives, and what the build wrote: plain objects without types of their own.
/** @type {any} */
let python
/** @type {any} */
let partition
// Whether Python was started from the snapshot.
let restored = false
/** @type {any} */
let pyodide
/** @type {any} */
let manifest
/** @type {URL} */
let base

/**
 * Fetches every file of the bundle at once, checked against its hash, and reports the bytes as
 * they travel: how many there are is known once each file has begun to come. Pyodide, which would ask for one after the other, is handed what is on its way.
 * @returns {Promise<unknown>} of all files; it fails as soon as one of them does
 * @param {Record<string, { bytes: number, integrity: string }>} files @param {URL} base
 * @param {RequestCache} [cache] whether the browser's own copies will do
 */
function fetchFiles(files, base, cache) {
  let loaded = 0
  /** @type {Map<string, number>} how many bytes of each file travel */
  const sizes = new Map()
  const report = (/** @type {number} */ bytes) => {
    loaded += bytes
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    postMessage({ type: "progress", loaded: Math.round(loaded), total, known: sizes.size === Object.keys(files).length })
  }
  const coming = new Map()
  // A further try must ask the host, and not wait for what is on its way: that would be itself.
  const later = fetch
  const all = Object.entries(files).map(([name, file]) => {
    const url = new URL(name, base).href
    const begin = (/** @type {number} */ bytes) => sizes.set(name, bytes)
    // Modules are the browser's own to fetch and to keep compiled; here they only come early.
    if (name.endsWith(".mjs")) {
      begin(file.bytes)
      return importModule(url, cache).then(() => report(file.bytes))
    }
    const response = download(url, file, { begin, report, get: later, cache })
    coming.set(url, response)
    return response
  })
  globalThis.fetch = (resource, options) => {
    const url = resource instanceof Request ? resource.url : String(resource)
    const response = coming.get(url) ?? later(resource, options)
    coming.delete(url)
    return response
  }
  return Promise.all(all)
}

/**
 * Imports a module; on a further try it is fetched past the browser's own copy first.
 * @param {string} url @param {RequestCache} [cache]
 */
async function importModule(url, cache) {
  if (cache) await fetch(url, { cache })
  return import(url)
}

/** @param {string} url */
async function fetchBytes(url) {
  return new Uint8Array(await (await fetch(url)).arrayBuffer())
}

/** Unpacks the time zones: a line of JSON, name to [start, end], and then their bytes. @param {any} FS @param {Uint8Array} packed */
function writeZones(FS, packed) {
  const head = packed.indexOf("\n".charCodeAt(0)) + 1
  const places = JSON.parse(new TextDecoder().decode(packed.subarray(0, head)))
  const made = new Set()
  for (const [name, [start, end]] of Object.entries(places)) {
    const path = `${ZONES}/${name}`, folder = path.slice(0, path.lastIndexOf("/"))
    if (!made.has(folder)) FS.mkdirTree(folder)
    made.add(folder)
    FS.writeFile(path, packed.subarray(head + start, head + end), { canOwn: true })
  }
}

const file = (/** @type {string} */ name) => new URL(name, base).href

/**
 * @param {string} manifestUrl
 * @param {boolean} small without the snapshot, which has just failed
 * @param {string[]} tools the tools of the page: what they use comes along
 * @param {RequestCache} [cache] after a failure, past what the browser has kept of the host's answers
 */
async function start(manifestUrl, small, tools, cache) {
  base = new URL(".", manifestUrl)
  manifest = await (await fetch(manifestUrl, { cache })).json()
  const kept = small ? undefined : await memory.find(file(manifest.snapshot.name))
  restored = !!kept
  if (kept) postMessage({ type: "restoring" })
  // Where the memory is restored, what the tools use is in it.
  const early = kept ? [] : partsOf(tools)
  const coming = early.map(name => manifest.parts[name])
  const all = fetchFiles(Object.fromEntries([
    ...Object.entries(manifest.files), ...coming.map(part => [part.name, part])]), base, cache)
  const archives = coming.map(part => fetchBytes(file(part.name)))
  const snapshot = kept && memory.read(kept, manifest.snapshot)
  const wheel = fetchBytes(file(manifest.wheel)), zones = fetchBytes(file(manifest.zones))
  // Pyodide tries this, which no module's worker has, and the policy would report it as an error.
  Object.assign(globalThis, { importScripts: undefined })
  const { loadPyodide } = await import(file(`${manifest.core}pyodide.mjs`))
  all.then(() => postMessage({ type: "starting" }), () => {})
  const loading = loadPyodide({
    indexURL: file(manifest.core),
    stdLibURL: file(manifest.library),
    lockFileContents: manifest.lock,
    env: { HOME: "/", PYTHONTZPATH: ZONES },
    // Read where it lies: unpacking it into a file system would cost a reader's time.
    fsInit: async (/** @type {any} */ FS) => {
      FS.writeFile("/handbook.whl", await wheel)
      writeZones(FS, await zones)
    },
    ...snapshot && {
      _loadSnapshot: snapshot.then(pieces => memory.headOf(pieces, manifest.snapshot)),
      createPyodideModule: async (/** @type {any} */ settings) => {
        const { default: create } = await import(file(`${manifest.core}pyodide.asm.mjs`))
        return memory.createLike(create, settings, await snapshot, manifest.snapshot)
      },
    },
  })
  // A file that does not come ends the wait at once: Pyodide itself would wait for ever.
  ;[pyodide] = await Promise.all([loading, all])
  pyodide.runPython(kept ? manifest.snapshot.fresh : "import sys; sys.path.append('/handbook.whl')")
  partition = pyodide.pyimport("calculators.engine.parts")
  if (!kept) partition.expect()
  for (const [place, name] of early.entries()) {
    install(name, await archives[place])
    parts.set(name, Promise.resolve())
  }
  python = pyodide.pyimport("calculators.engine.browser")
  // Now that the small way has worked, it was not the net or the browser that failed before.
  if (small) memory.drop(file(manifest.snapshot.name)).catch(() => {})
}

/** Reads a file piece by piece into one buffer and takes its SHA-256; other questions go between. @param {number} id @param {File} file */
async function takeFingerprint(id, file) {
  let reader, buffer = new ArrayBuffer(PIECE), place = 0, said = 0
  try {
    reader = file.stream().getReader({ mode: "byob" })
  } catch { // not every browser lets us bring the buffer
    reader = file.stream().getReader()
  }
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer))
    if (done) return python.fingerprint(id, place)
    const piece = pyodide.toPy(value)
    python.fingerprint(id, place, piece)
    piece.destroy()
    buffer = value.buffer
    place += value.byteLength
    if (place - said < PIECE) continue
    said = place
    postMessage({ type: "part", id, part: place / file.size })
  }
}

/** Each part of Python that was asked for, by its name, with the promise that it is there. */
const parts = new Map()

/**
 * Adds a part of Python, which comes only on use.
 * @param {string} name @param {(loaded: number) => void} report is called with how much is there
 * @returns {Promise<void>}
 */
function addPart(name, report) {
  if (!parts.has(name)) {
    parts.set(name, fetchPart(name, report).catch(error => {
      parts.delete(name)
      throw error
    }))
  }
  return parts.get(name)
}

/** @param {string} part @param {(loaded: number) => void} report */
async function fetchPart(part, report) {
  const { name, bytes, integrity } = manifest.parts[part]
  let loaded = 0
  const response = await download(file(name), { bytes, integrity }, {
    report: more => {
      loaded += more
      report(loaded / bytes)
    },
  })
  install(part, new Uint8Array(await response.arrayBuffer()))
}

/** Lets Python import what is in a part. @param {string} part @param {Uint8Array} archive */
function install(part, archive) {
  const { name, joins } = manifest.parts[part]
  pyodide.FS.writeFile(`/${name}`, archive, { canOwn: true })
  partition.add(part, `/${name}`, joins)
}

/** The parts that tools use as a rule. @param {string[]} tools @returns {string[]} */
const partsOf = tools => [...new Set(tools.flatMap(tool => manifest.tools[tool] ?? []))]

/**
 * Calls a function of another module, which gets bytes as bytes, and last a way to say how far it is.
 * @param {number} id @param {string} module @param {string} call @param {(string | Uint8Array)[]} args
 */
function callModule(id, module, call, args) {
  const tell = (/** @type {number} */ done, /** @type {number} */ count) =>
    postMessage({ type: "part", id, part: { done, count } })
  const given = args.map(arg => arg instanceof Uint8Array ? pyodide.toPy(arg) : arg)
  return pyodide.pyimport(module)[call](...given, tell)
}

/**
 * Calls a function of binding.js, which comes only on use.
 * @param {number} id @param {"make" | "check" | "lines"} call @param {any[]} args
 */
async function bindWith(id, call, args) {
  /** @type {Record<string, Function>} */
  const binding = await import("./binding.js")
  const tell = (/** @type {number} */ done, /** @type {number} */ of) => postMessage({ type: "part", id, part: { done, of } })
  return binding[call](pyodide, ...args, { tell, fonts: file(manifest.fonts) })
}

/**
 * Reads files piece by piece, and says how far it is: no mailbox is whole in memory.
 * @param {number} id @param {File[]} files @param {string} told JSON for Python
 */
function readFiles(id, files, told) {
  // @ts-expect-error: it exists in workers alone, and the types are those of pages
  const reader = new FileReaderSync()
  /** @type {any} */
  let last
  const take = (/** @type {number} */ number, /** @type {number} */ place, /** @type {number} */ most) => {
    last?.destroy()
    const piece = files[number].slice(place, place + most)
    last = pyodide.toPy(new Uint8Array(reader.readAsArrayBuffer(piece)))
    return last
  }
  const tell = (/** @type {number} */ number, /** @type {number} */ done, /** @type {number} */ messages) =>
    postMessage({ type: "part", id, part: { number, done, messages } })
  const names = pyodide.toPy(files.map(({ name }) => name))
  return pyodide.pyimport("calculators.intake.browser").read(names, take, tell, told)
}

/** @param {any} error */
function fail(error) {
  const reason = error instanceof RangeError || /memory/i.test(error?.message) ? "memory" : "failed"
  postMessage({ type: "failed", reason, detail: String(error?.message).slice(0, 200) })
}

// Where memory is short, Pyodide throws where nobody waits.
addEventListener("unhandledrejection", ({ reason }) => python || fail(reason))

self.onmessage = async ({ data }) => {
  if (data.manifest) {
    /** @type {{ tools?: Example[] }} */
    const { tools = [] } = data
    try {
      await start(data.manifest, data.small, tools.map(({ name }) => name), data.cache)
      postMessage({ type: "ready" })
    } catch (error) {
      return fail(error)
    }
    return practise(tools)
  }
  if (data.keep) {
    const { name, integrity } = manifest.snapshot
    return memory.keep(file(name), integrity).catch(() => {}) // full, forbidden or cut off: another time
  }
  const { id, needs = [] } = data
  const wanted = [...needs, ...WHOLE.has(data.call) && !restored ? partsOf(Object.keys(manifest.tools)) : []]
  try {
    if (wanted.length) await bring(wanted, id)
  } catch (error) {
    return fail(error)
  }
  for (;;) {
    try {
      return postMessage({ type: "answer", id, result: await answer(data) })
    } catch (error) {
      // What went wrong may hold what the reader typed, so it stays here. After some errors, such as
      // one of too many calls within calls, Pyodide answers nothing more.
      if (error?.type !== "PartMissing") {
        return postMessage({ type: "error", id, fatal: Boolean(error?.pyodide_fatal_error) })
      }
    }
    try {
      await bring([partition.missing()], id)
    } catch (error) {
      return fail(error)
    }
  }
}

/**
 * Answers the examples of the page's tools, for nobody: a first answer is slow, because Python then
 * imports what it needs and the browser compiles it. Each is asked for another moment, as readers do.
 * @param {Example[]} tools
 */
async function practise(tools) {
  for (let minute = 0; minute < PRACTICE; minute++) {
    for (const { name, answers } of tools) {
      await new Promise(next => setTimeout(next, PAUSE))
      const now = answers.now && new Date(Date.parse(answers.now) + minute * 60_000).toISOString()
      try {
        ask("answer", name, JSON.stringify({ ...answers, ...now && { now } }))
      } catch { // it needs a part that has not come, and says so to whoever asks
        return
      }
    }
  }
}

/**
 * Adds the parts that a question needs, and tells the page when they begin to come, how far they are,
 * and when all are there: as long as they come, there can be no answer.
 * @param {string[]} names @param {number} id
 */
async function bring(names, id) {
  const tell = (/** @type {{ coming?: boolean, loaded?: number, names?: string[] }} */ part) => postMessage({ type: "part", id, part })
  tell({ coming: true })
  await Promise.all(names.map(name => addPart(name, loaded => tell({ loaded }))))
  tell({ coming: false, names })
}

/** @param {Record<string, any>} question */
function answer({ id, name, answers, kind, call, args, module, file, files, told, bind }) {
  return file ? takeFingerprint(id, file)
    : files ? readFiles(id, files, told)
    : bind ? bindWith(id, bind, args)
    : module ? callModule(id, module, call, args)
    : call ? ask(call, ...args)
    : kind ? ask("export", name, kind, answers) : ask("answer", name, answers)
}

/** Calls a function of calculators/engine/browser.py. Its text comes as bytes, which is quicker. @param {string} call @param {...string} args */
function ask(call, ...args) {
  const told = python.in_bytes(call, ...args), bytes = told.toJs()
  told.destroy()
  return utf8.decode(bytes)
}

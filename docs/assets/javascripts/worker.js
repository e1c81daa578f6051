// Runs Python for the page. One worker serves the whole visit.
// In:  { manifest, small, cache, tools } once, then for each question { id, name, answers, kind },
//      { id, call, args, module }, { id, file }, { id, files, told } or { id, bind, args }; with
//      { needs }, the parts of
//      Python that it uses; and { keep } when the page has nothing to do.
// Out: { type: "restoring" | "progress" | "starting" | "ready" | "failed" | "answer" | "part"
//      | "error" }.

import { download, downloadAll } from "./download.js"
import * as memory from "./snapshot.js"

/** @typedef {import("./examples.js").Example} Example */

const utf8 = new TextDecoder()

// Where Python looks for time zones.
const ZONES = "/zones"

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
  const tell = (/** @type {{ loaded: number, total: number, known: boolean }} */ far) => postMessage({ type: "progress", ...far })
  const all = downloadAll(Object.fromEntries([
    ...Object.entries(manifest.files), ...coming.map(part => [part.name, part])]), base, tell, cache)
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
 * Reads what the reader chose, by a function of reading-files.js, which comes only on use.
 * @param {Record<string, any>} question
 */
async function readChosen({ id, file, files, told }) {
  const { readFiles, takeFingerprint } = await import("./reading-files.js")
  const tell = (/** @type {any} */ part) => postMessage({ type: "part", id, part })
  return file ? takeFingerprint(file, (...piece) => python.fingerprint(id, ...piece), { pyodide, tell })
    : readFiles(files, told, { pyodide, tell })
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
    return import("./practice.js").then(({ practise }) => practise(tools, ask), () => {}) // it only helps
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
function answer(question) {
  const { id, name, answers, kind, call, args, module, file, files, bind } = question
  return file || files ? readChosen(question)
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

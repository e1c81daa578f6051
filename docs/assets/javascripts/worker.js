// Runs Python for the page. One worker serves the whole visit.
// In:  { manifest, small, cache } once, then for each question { id, name, answers, kind },
//      { id, call, args, module }, { id, file }, { id, files, told } or { id, bind, args }; with
//      { needs }, the parts of
//      Python that it uses; and { keep } when the page has nothing to do.
// Out: { type: "restoring" | "progress" | "starting" | "ready" | "failed" | "answer" | "part"
//      | "error" }.

import { download, hash } from "./download.js"

// Where Python looks for time zones.
const ZONES = "/zones"

// Bytes of a file in memory at a time: small enough for any phone.
const PIECE = 2 ** 20

// Where the browser keeps the snapshot: Python's memory as it stood after its start at the build.
const KEPT = "snapshots"
// What WebAssembly counts its memory in, in bytes.
const PAGE = 65536

// What Pyodide gives, and what the build wrote: plain objects without types of their own.
/** @type {any} */
let python
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
    postMessage({ type: "progress", loaded, total, known: sizes.size === Object.keys(files).length })
  }
  const coming = new Map()
  const all = Object.entries(files).map(([name, file]) => {
    const url = new URL(name, base).href
    const begin = (/** @type {number} */ bytes) => sizes.set(name, bytes)
    // Modules are the browser's own to fetch and to keep compiled; here they only come early.
    if (name.endsWith(".mjs")) {
      begin(file.bytes)
      return importModule(url, cache).then(() => report(file.bytes))
    }
    const response = download(url, file, { begin, report, cache })
    coming.set(url, response)
    return response
  })
  const later = fetch
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

/** The snapshot of this very build, if the browser keeps it and it has never failed. */
async function findSnapshot() {
  try {
    const store = await globalThis.caches?.open(KEPT)
    const found = await store?.match(file(manifest.snapshot.name))
    return found?.status === 200 ? found : undefined
  } catch { /* a browser that keeps nothing starts the small way */ }
}

/** Fetches the snapshot for later visits, in place of any other build's. */
async function keepSnapshot() {
  const { name, integrity } = manifest.snapshot, url = file(name)
  const store = await caches.open(KEPT)
  if (await store.match(url)) return
  for (const old of await store.keys()) await store.delete(old)
  await store.put(url, await fetch(url, { integrity, priority: "low", cache: "no-store" }))
}

/** Notes that the snapshot did not start, so that this build's is not tried again. */
async function dropSnapshot() {
  const store = await caches.open(KEPT)
  await store.put(file(manifest.snapshot.name), new Response(null, { status: 204 }))
}

/** Reads the snapshot, and holds it against the hash that its build recorded. @param {Response} response */
async function readSnapshot(response) {
  const bytes = await response.arrayBuffer()
  if (await hash(bytes) !== manifest.snapshot.integrity) throw new Error("another snapshot")
  return bytes
}

/**
 * Makes this engine like the one that the snapshot was taken in. The memory knows functions by
 * their places in Pyodide's table, so the table has to be the same before the memory comes.
 * @returns {Promise<object>} of Pyodide's module, which `loadPyodide` then goes on with
 * @param {ArrayBuffer} snapshot @param {any} settings
 */
async function createLike(snapshot, settings) {
  const { default: create } = await import(file(`${manifest.core}pyodide.asm.mjs`))
  const { instantiateWasm } = settings
  settings.instantiateWasm = (/** @type {any} */ imports, /** @type {any} */ done) => instantiateWasm(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
    alignTable(instance.exports)
    makeRoom(instance.exports, snapshot.byteLength)
    done(instance, module)
  })
  settings.preRun.push((/** @type {any} */ module) => unpack(module, new Uint32Array(snapshot)))
  return create(settings)
}

/** Grows the memory that the wasm file begins with, where the snapshot is larger. @param {any} exports @param {number} bytes */
function makeRoom(exports, bytes) {
  const memory = Object.values(exports).find(value => value instanceof WebAssembly.Memory)
  const missing = bytes - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE))
}

/**
 * WebKit gives a function of the table as another object than the same function among the exports.
 * Pyodide would take them for two, and give the second a place of its own.
 * @param {Record<string, any>} given
 */
function alignTable({ __indirect_function_table: table, ...exports }) {
  // The name of a function that WebAssembly exports is its number; what has none is not its own.
  const known = new Map(Object.values(exports).map(value => [value.name, value]))
  for (let place = 0; place < table.length; place++) {
    const found = table.get(place), same = found?.name && known.get(found.name)
    if (same && same !== found) table.set(place, same)
  }
}

/**
 * Puts back into the snapshot what was left out, for the wasm file holds it: its own first memory.
 * Through its trampoline Python calls functions with fewer arguments than are given. Where Pyodide
 * has none, as on iOS, the snapshot must say so, for the trampoline's place in the table is empty.
 * @param {any} module @param {Uint32Array} snapshot
 */
function unpack(module, snapshot) {
  const { HEAPU32, wasmTable, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET } = module
  const { functions, packed } = manifest.snapshot, start = snapshot[1] / 4
  const place = (__PyRuntime + HEAPU32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]) / 4
  if (wasmTable.length + !HEAPU32[place] !== functions) throw new Error("another table")
  for (let word = 0; word < packed; word++) snapshot[start + word] ^= HEAPU32[word]
  snapshot[start + place] = HEAPU32[place]
}

/**
 * @param {string} manifestUrl
 * @param {boolean} small without the snapshot, which has just failed
 * @param {RequestCache} [cache] after a failure, past what the browser has kept of the host's answers
 */
async function start(manifestUrl, small, cache) {
  base = new URL(".", manifestUrl)
  manifest = await (await fetch(manifestUrl, { cache })).json()
  const kept = small ? undefined : await findSnapshot()
  if (kept) postMessage({ type: "restoring" })
  const all = fetchFiles(manifest.files, base, cache)
  const snapshot = kept && readSnapshot(kept)
  const wheel = fetchBytes(file(manifest.wheel)), zones = fetchBytes(file(manifest.zones))
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
      _loadSnapshot: snapshot,
      createPyodideModule: async (/** @type {any} */ settings) => createLike(await snapshot, settings),
    },
  })
  // A file that does not come ends the wait at once: Pyodide itself would wait for ever.
  ;[pyodide] = await Promise.all([loading, all])
  pyodide.runPython(kept ? manifest.snapshot.fresh : "import sys; sys.path.append('/handbook.whl')")
  python = pyodide.pyimport("calculators.engine.browser")
  // Now that the small way has worked, it was not the net or the browser that failed before.
  if (small) dropSnapshot().catch(() => {})
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
    parts.set(name, fetchPart(manifest.parts[name], report).catch(error => {
      parts.delete(name)
      throw error
    }))
  }
  return parts.get(name)
}

/**
 * @param {{ name: string, bytes: number, integrity: string, joins: string[] }} part
 * @param {(loaded: number) => void} report
 */
async function fetchPart({ name, bytes, integrity, joins }, report) {
  let loaded = 0
  const response = await download(file(name), { bytes, integrity }, {
    report: more => {
      loaded += more
      report(loaded / bytes)
    },
  })
  pyodide.FS.writeFile(`/${name}`, new Uint8Array(await response.arrayBuffer()), { canOwn: true })
  pyodide.pyimport("calculators.engine.parts").add(`/${name}`, joins)
}

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
  return binding[call](pyodide, ...args, tell)
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

/**
 * Asks Python; where an answer only names parts that it needs, fetches them and asks once more.
 * @param {() => string} ask @returns {Promise<string>}
 */
async function askWithParts(ask) {
  const said = ask()
  if (!said.startsWith('{"needs"')) return said
  for (const part of JSON.parse(said).needs) await addPart(part, () => {})
  return ask()
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
    try {
      await start(data.manifest, data.small, data.cache)
      postMessage({ type: "ready" })
    } catch (error) {
      fail(error)
    }
    return
  }
  if (data.keep) return keepSnapshot().catch(() => {}) // full, forbidden or cut off: another time
  const { id, name, answers, kind, call, args, module, file, files, told, bind, needs = [] } = data
  try {
    for (const part of needs) await addPart(part, loaded => postMessage({ type: "part", id, part: { loaded } }))
  } catch (error) {
    return fail(error)
  }
  try {
    const ask = () => call ? python[call](...args)
      : kind ? python.export(name, kind, answers) : python.answer(name, answers)
    const result = file ? await takeFingerprint(id, file)
      : files ? readFiles(id, files, told)
      : bind ? await bindWith(id, bind, args)
      : module ? callModule(id, module, call, args)
      : await askWithParts(ask)
    postMessage({ type: "answer", id, result })
  } catch (error) {
    // What went wrong may hold what the reader typed, so it stays here. After some errors, such as
    // one of too many calls within calls, Pyodide answers nothing more.
    postMessage({ type: "error", id, fatal: Boolean(/** @type {any} */ (error)?.pyodide_fatal_error) })
  }
}

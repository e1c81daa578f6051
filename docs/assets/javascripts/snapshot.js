// Python's memory as it stood after its start at the build: kept for later visits, and put in place.

import { hash } from "./download.js"

// Where the browser keeps it.
const KEPT = "snapshots"
// What WebAssembly counts its memory in, in bytes.
const PAGE = 65536
// The snapshot is looked at in pages of so many words.
const PAGE_WORDS = 1024

/**
 * What the build says of it: how many bytes a piece has, and the hash of each; in words of four bytes the lengths of Pyodide's
 * head, of the list of runs and of the memory; how many words are the difference from the memory
 * that the wasm file begins with; and how long the table of functions is.
 * @typedef {{ bytes: number, piece: number, pieces: string[], head: number, runs: number, memory: number, packed: number, functions: number }} Snapshot
 */

/** The snapshot at this address, if the browser keeps it and it has never failed. @param {string} url */
export async function find(url) {
  try {
    const store = await globalThis.caches?.open(KEPT)
    const found = await store?.match(url)
    return found?.status === 200 ? found : undefined
  } catch { /* a browser that keeps nothing starts the small way */ }
}

/** Fetches the snapshot for later visits, in place of any other build's. @param {string} url @param {string} integrity */
export async function keep(url, integrity) {
  const store = await caches.open(KEPT)
  if (await store.match(url)) return
  for (const old of await store.keys()) await store.delete(old)
  await store.put(url, await fetch(url, { integrity, priority: "low", cache: "no-store" }))
}

/** Notes that the snapshot did not start, so that this build's is not tried again. @param {string} url */
export async function drop(url) {
  const store = await caches.open(KEPT)
  await store.put(url, new Response(null, { status: 204 }))
}

/**
 * Reads the snapshot in pieces, and holds each against the hash that its build recorded while the
 * next one is read.
 * @param {Response} response @param {Snapshot} snapshot @returns {Promise<Uint8Array<ArrayBuffer>[]>}
 */
export async function read(response, { piece: most, pieces: hashes, bytes }) {
  const pieces = [], checks = [], reader = response.body.getReader()
  let left = bytes, filled = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    for (let value = next.value; value.length;) {
      if (!filled) pieces.push(new Uint8Array(Math.min(most, left)))
      const piece = pieces.at(-1), part = value.subarray(0, piece.length - filled)
      if (!part.length) throw new Error("another snapshot")
      piece.set(part, filled)
      filled += part.length
      left -= part.length
      value = value.subarray(part.length)
      if (filled < piece.length) continue
      filled = 0
      checks.push(hash(piece))
    }
  }
  const found = await Promise.all(checks)
  if (left || found.join() !== hashes.join()) throw new Error("another snapshot")
  return pieces
}

/**
 * Makes this engine like the one that the snapshot was taken in. The memory knows functions by
 * their places in Pyodide's table, so the table has to be the same before the memory comes.
 * @returns {Promise<object>} of Pyodide's module, which `loadPyodide` then goes on with
 * @param {(settings: any) => Promise<any>} create Pyodide's own
 * @param {any} settings @param {Uint8Array[]} pieces @param {Snapshot} snapshot
 */
export async function createLike(create, settings, pieces, snapshot) {
  const { instantiateWasm } = settings
  settings.instantiateWasm = (/** @type {any} */ imports, /** @type {any} */ done) => instantiateWasm(imports, (/** @type {any} */ instance, /** @type {any} */ module) => {
    alignTable(instance.exports)
    growMemory(instance.exports, snapshot.memory * 4)
    done(instance, module)
  })
  /** @type {any} */
  let first
  settings.preRun.push((/** @type {any} */ module) => { first = lookAt(module, snapshot) })
  const module = await create(settings)
  writeMemory(module.HEAPU32, pieces, first.memory, snapshot)
  module.HEAPU32[first.place] = first.trampoline
  return module
}

/** What Pyodide wants first of a snapshot; the memory itself is in place by then. @param {Uint8Array[]} pieces @param {Snapshot} snapshot */
export const headOf = ([first], { head }) => first.slice(0, head * 4)

/**
 * Notes the memory that the wasm file begins with, as far as the snapshot is the difference from it.
 * Through its trampoline Python calls functions with fewer arguments than are given. Where Pyodide
 * has none, as on iOS, the snapshot must say so, for the trampoline's place in the table is empty.
 * @param {any} module @param {Snapshot} snapshot
 */
function lookAt(module, { functions, packed }) {
  const { HEAPU32, wasmTable, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET } = module
  const place = (__PyRuntime + HEAPU32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]) / 4
  if (wasmTable.length + !HEAPU32[place] !== functions) throw new Error("another table")
  return { place, trampoline: HEAPU32[place], memory: HEAPU32.slice(0, packed) }
}

/**
 * Puts the snapshot's memory in place of what is there. Each piece is let go as soon as it is used.
 * @param {Uint32Array} memory @param {Uint8Array[]} pieces @param {Uint32Array} first
 * @param {Snapshot} snapshot
 */
function writeMemory(memory, pieces, first, { head, runs: count, memory: length }) {
  let piece = words(pieces.shift()), at = head + count, done = 0
  const runs = piece.slice(head, at)
  for (let run = 0; run < count; run += 2) {
    const start = runs[run], end = start + runs[run + 1]
    clear(memory, done, start, first)
    for (done = start; done < end;) {
      if (at === piece.length) [piece, at] = [words(pieces.shift()), 0]
      const part = piece.subarray(at, at + end - done)
      memory.set(part, done)
      done += part.length
      at += part.length
    }
    for (let place = start; place < Math.min(end, first.length); place++) memory[place] ^= first[place]
  }
  clear(memory, done, length, first)
}

/** @param {Uint32Array} page */
function isBlank(page) {
  for (let place = 0; place < page.length; place++) if (page[place]) return false
  return true
}

/** A piece in words of four bytes. @param {Uint8Array} piece */
const words = piece => new Uint32Array(piece.buffer)

/**
 * Makes a part of the memory as the wasm file begins with it, and blank after that. What is blank
 * is not written to, so that the device does not have to keep it in memory.
 * @param {Uint32Array} memory @param {number} start @param {number} end @param {Uint32Array} first
 */
function clear(memory, start, end, first) {
  if (start < first.length) memory.set(first.subarray(start, end), start)
  for (let place = Math.max(start, first.length); place < end; place += PAGE_WORDS) {
    const page = memory.subarray(place, Math.min(place + PAGE_WORDS, end))
    if (!isBlank(page)) page.fill(0)
  }
}

/** Grows the memory that the wasm file begins with, where the snapshot is larger. @param {any} exports @param {number} bytes */
function growMemory(exports, bytes) {
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

// Takes out of Pyodide's wasm file what the handbook does not run: modules of Python that nothing
// here imports, such as SQLite and Python's tests of itself, the functions that only they call, and
// tables that only those read. What stays keeps its number and its place, so nothing else changes.

import { createHash } from "node:crypto"

/** The file that the places below are of, by its SHA-256. */
const KNOWN = "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6"

/** Modules that are compiled into the file and never imported; the build fails where one is. */
export const MODULES = [
  "_asyncio", "_bz2", "_ctypes", "_elementtree", "_hmac", "_lsprof", "_lzma", "_pickle",
  "_posixsubprocess", "_queue", "_remote_debugging", "_socket", "_sqlite3", "_testbuffer", "_testcapi",
  "_testclinic", "_testclinic_limited", "_testinternalcapi", "_testlimitedcapi", "_xxtestfuzz", "_zstd",
  "cmath", "mmap", "termios", "xxsubtype",
]
/**
 * The places, first and last, that the functions of those modules and of their libraries have in the
 * table of functions; the names of characters go too. They are in the order of the files that Python
 * was linked from, so that those of one module are side by side. For this version of Pyodide alone:
 * docs/about/decisions/bytes.md says how to find them.
 */
const PLACES = [
  [2235, 2444], [2476, 2688], [2782, 2868], [2933, 3015], [3026, 3038], [3250, 3273], [3691, 3771],
  [3914, 3915], [3926, 3927], [3938, 3968], [3981, 5324], [6633, 7650],
]
/** Where tables lie in memory that only functions read that go: passwords, alphabets, names of characters. */
const TABLES = [[0x2ac750, 0x2afac0], [0x2b1400, 0x2d3450], [0x19a9f0, 0x1c3760], [0x1c5480, 0x1ed460]]

/** Where Python's list of them is: a name and a place each. */
const LIST = 0x36a9e0

const IMPORT = 2, GLOBAL = 6, EXPORT = 7, TABLE = 9, CODE = 10, DATA = 11
const UNREACHABLE = Buffer.from([3, 0, 0, 0x0b])
const WORD = 4
/** What follows the signature at the beginning of a description. */
const SIGNATURE = "\n--\n\n"

/** Reads a file of WebAssembly from a place on. */
class Reader {
  /** @param {Uint8Array} bytes @param {number} place */
  constructor(bytes, place = 0) {
    this.bytes = bytes
    this.place = place
  }

  byte() {
    return this.bytes[this.place++]
  }

  /** A number, seven bits to a byte. */
  number() {
    let number = 0, shift = 0, byte
    do {
      byte = this.byte()
      number |= (byte & 127) << shift
      shift += 7
    } while (byte & 128)
    return number >>> 0
  }

  /** A number with a sign, as an address. */
  address() {
    const begin = this.place, number = this.number()
    const bits = 7 * (this.place - begin)
    return bits < 32 && this.bytes[this.place - 1] & 64 ? (number | -1 << bits) >>> 0 : number
  }

  /** As many bytes as the number before them says. */
  text() {
    const length = this.number()
    this.place += length
    return this.bytes.subarray(this.place - length, this.place)
  }

  /** @param {number} times */
  numbers(times) {
    while (times--) this.number()
  }
}

/** @param {number} number */
function write(number) {
  const bytes = []
  for (; number > 127; number >>>= 7) bytes.push(number & 127 | 128)
  return Buffer.from([...bytes, number])
}

/** A list, as WebAssembly writes it. @param {Uint8Array[]} items */
const list = items => Buffer.concat([write(items.length), ...items])

/** The sections of a file. @param {Uint8Array} wasm */
function read(wasm) {
  const sections = [], reader = new Reader(wasm, 8)
  while (reader.place < wasm.length) sections.push({ kind: reader.byte(), body: reader.text() })
  return sections
}

/** The items of a section. @param {Uint8Array} body @param {(reader: Reader) => any} readOne */
function items(body, readOne) {
  const reader = new Reader(body)
  return Array.from({ length: reader.number() }, () => {
    const begin = reader.place, item = readOne(reader)
    return { ...item, bytes: body.subarray(begin, reader.place) }
  })
}

/** @param {Reader} reader */
function readImport(reader) {
  const from = String(reader.text())
  reader.text()
  const kind = reader.byte()
  if (kind === 4) reader.byte() // what a tag is
  if (kind === 1 || kind === 3) reader.byte() // the type of a table's elements, or of a global
  if (kind === 1 || kind === 2) reader.numbers(reader.byte() & 1 ? 2 : 1)
  else if (kind === 3) reader.byte()
  else reader.number()
  return { from, kind }
}

/** @param {Reader} reader */
function readExport(reader) {
  return { name: String(reader.text()), kind: reader.byte(), index: reader.number() }
}

/** @param {Reader} reader */
function readData(reader) {
  if (reader.number() !== 0 || reader.byte() !== 0x41) throw new Error("data of another kind")
  const address = reader.address()
  reader.byte()
  return { address, data: reader.text() }
}

/** The functions in each place of the table. @param {Uint8Array} body */
function readTable(body) {
  const reader = new Reader(body)
  if (reader.number() !== 1 || reader.number() !== 0 || reader.byte() !== 0x41) throw new Error("another table")
  const first = reader.address()
  reader.byte()
  return new Map(Array.from({ length: reader.number() }, (_, index) => [first + index, reader.number()]))
}

/** What a function calls, which globals it asks for, and the numbers in it that may be addresses. @param {Uint8Array} body */
function readFunction(body) {
  const reader = new Reader(body), calls = [], globals = [], addresses = []
  for (let kinds = reader.number(); kinds--; reader.byte()) reader.number()
  while (reader.place < body.length) {
    const code = reader.byte()
    if (code === 0x10 || code === 0x12 || code === 0xd2) calls.push(reader.number())
    else if (code === 0x23 || code === 0x24) globals.push(reader.number())
    else if (code === 0x41) addresses.push(reader.address())
    else if (code >= 0x28 && code <= 0x3e) {
      reader.number()
      addresses.push(reader.number())
    }
    else if (code === 0x43) reader.place += 4
    else if (code === 0x44) reader.place += 8
    else if (code === 0x0e) reader.numbers(reader.number() + 1)
    else if (code === 0x1c) reader.numbers(reader.number())
    else if (code === 0x11 || code === 0x13) reader.numbers(2)
    else if (ONE.has(code)) reader.number()
    else if (code === 0xfc) reader.numbers(BULK[reader.number()])
    else if (!(code <= 0x1b || code >= 0x45 && code <= 0xc4 || code === 0xd1)) throw new Error(`unknown instruction ${code.toString(16)}`)
  }
  if (reader.place !== body.length || body.at(-1) !== 0x0b) throw new Error("a function that does not end")
  return { calls, globals, addresses }
}

/** Instructions with one number: blocks, branches, exceptions, locals, tables, the size of memory, constants. */
const ONE = new Set([2, 3, 4, 6, 7, 8, 9, 0x0c, 0x0d, 0x18, 0x20, 0x21, 0x22, 0x25, 0x26, 0x3f, 0x40, 0x42, 0xd0])
/** How many numbers follow instructions that copy and convert. */
const BULK = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1]

/**
 * The file without exports that nobody names, and without what only then is never used. Another
 * version's is given back as it is: the places are not known there.
 * @param {Uint8Array} wasm @param {(name: string) => boolean} isNamed whether an export is asked for
 */
export function trim(wasm, isNamed) {
  if (createHash("sha256").update(wasm).digest("hex") !== KNOWN) return wasm
  const sections = read(wasm)
  const find = (/** @type {number} */ wanted) => sections.find(({ kind }) => kind === wanted)
  const imports = items(find(IMPORT).body, readImport)
  const exports = items(find(EXPORT).body, readExport).filter(({ name }) => isNamed(name))
  const functions = items(find(CODE).body, reader => ({ body: reader.text() }))
  const data = items(find(DATA).body, readData)
  const first = imports.filter(({ kind }) => kind === 0).length
  const table = readTable(find(TABLE).body)

  for (const place of leaveOut(data)) table.delete(place)
  for (const [start, end] of PLACES) for (let place = start; place <= end; place++) table.delete(place)
  const used = new Set([...exports.filter(({ kind }) => kind === 0).map(({ index }) => index), ...table.values()])
  const globals = new Set(), addresses = new Set()
  for (const index of used) {
    if (index < first) continue
    const said = readFunction(functions[index - first].body)
    for (const call of said.calls) used.add(call)
    for (const one of said.globals) globals.add(one)
    for (const one of said.addresses) addresses.add(one)
  }
  find(EXPORT).body = list(exports.map(({ bytes }) => bytes))
  find(CODE).body = list(functions.map(({ bytes }, index) => used.has(first + index) ? bytes : UNREACHABLE))
  blankTables(data, addresses)
  blankDescriptions(data, addresses)
  // Addresses of functions that modules of their own would fill in.
  const given = imports.filter(({ kind }) => kind === 3)
  if (given.some(({ from }, index) => from !== "GOT.func" || globals.has(index))) throw new Error("a global that is asked for")
  find(IMPORT).body = list(imports.filter(({ kind }) => kind !== 3).map(({ bytes }) => bytes))
  find(GLOBAL).body = withBlank(find(GLOBAL).body, given.length)
  return Buffer.concat([wasm.subarray(0, 8), ...sections.flatMap(({ kind, body }) => [Buffer.from([kind]), write(body.length), body])])
}

/** Globals after as many that hold nothing, which take the places of imported ones. @param {Uint8Array} body @param {number} count */
function withBlank(body, count) {
  const reader = new Reader(body), more = reader.number()
  const blank = Buffer.from([0x7f, 1, 0x41, 0, 0x0b])
  return Buffer.concat([write(count + more), ...Array(count).fill(blank), body.subarray(reader.place)])
}

/** The text at an address. @param {any[]} data @param {number} address */
function textAt(data, address) {
  const { address: start, data: bytes } = data.findLast(segment => segment.address <= address)
  return bytes.toString("latin1", address - start, bytes.indexOf(0, address - start))
}

/**
 * Makes the names blank under which Python knows what is compiled in, as if it were not there.
 * Returns the places in the table of the functions that would start it.
 * @param {any[]} data
 */
function leaveOut(data) {
  const { address: start, data: bytes } = data.findLast(segment => segment.address <= LIST)
  const places = []
  for (let entry = LIST - start; entry < bytes.length; entry += 2 * WORD) {
    const address = bytes.readUInt32LE(entry), name = address && textAt(data, address)
    if (!MODULES.includes(name)) continue
    bytes.writeUInt32LE(address + name.length, entry)
    places.push(bytes.readUInt32LE(entry + WORD))
  }
  if (places.length !== MODULES.length) throw new Error("another list of modules")
  return places
}

/** Makes tables blank. @param {any[]} data @param {Set<number>} addresses that functions which stay know of */
function blankTables(data, addresses) {
  for (const [start, end] of TABLES) {
    if (addresses.has(start)) throw new Error("a table that is read")
    for (const { address, data: bytes } of data) bytes.subarray(Math.max(start - address, 0), Math.max(end - address, 0)).fill(0)
  }
}

/**
 * Makes the descriptions of functions blank. Another text may be the end of one: that stays.
 * @param {any[]} data @param {Set<number>} addresses that functions know of
 */
function blankDescriptions(data, addresses) {
  for (const { address, data: bytes } of data) {
    for (let place = -address & WORD - 1; place <= bytes.length - WORD; place += WORD) addresses.add(bytes.readUInt32LE(place))
  }
  for (const { address, data: bytes } of data) {
    for (let mark = bytes.indexOf(SIGNATURE); mark >= 0; mark = bytes.indexOf(SIGNATURE, mark + 1)) {
      let start = mark, end = mark
      while (bytes[start] && !addresses.has(address + start)) start--
      if (!bytes[start]) continue
      while (bytes[end] && !addresses.has(address + end)) end++
      bytes.fill(0, start, end)
    }
  }
}

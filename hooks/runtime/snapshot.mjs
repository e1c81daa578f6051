// Starts the finished bundle under Node as a reader's browser would, runs all that the handbook
// uses, and writes the memory as it is then. A later visit starts from it, with nothing to import.
// Arguments: the bundle's folder, its manifest's name, the exercise to run, where to write.
// It writes Pyodide's head, then runs of pages that are not blank, as pairs of place and length, and
// then those pages. Prints as JSON, in words of four bytes, the lengths of `head`, `runs` and of the
// whole `memory`, and how many of the memory are `packed`: as what differs from the memory that the
// wasm file itself begins with; and the length of the table of `functions`, to which it refers.
import { readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

const WORDS = 1024 // a page of memory

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

// The same bundle gives the same bytes: no clock and no chance while the memory is filled.
// What has to be fresh in each visit, the worker makes fresh.
process.env.TZ = "UTC"
// Python is told the program's name and the reader's language: neither is this machine's.
const given = process.argv.slice(2)
process.argv[1] = "/handbook"
Object.defineProperties(navigator, { language: { value: "en" }, languages: { value: ["en"] } })
Date.now = () => Date.UTC(2026, 0, 1)
performance.now = () => 0
crypto.getRandomValues = array => array.fill(0)

const [folder, manifestName, exercise, out] = given
const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
const core = pathToFileURL(`${folder}/${manifest.core}`)
const { loadPyodide } = await import(`${core}pyodide.mjs`)
const { default: create } = await import(`${core}pyodide.asm.mjs`)
let initial
const pyodide = await loadPyodide({
  createPyodideModule: settings => {
    settings.preRun.push(({ HEAPU32 }) => {
      initial = HEAPU32.slice(0, HEAPU32.findLastIndex(word => word) + 1)
    })
    return create(settings)
  },
  _makeSnapshot: true,
  indexURL: `${folder}/${manifest.core}`,
  stdLibURL: `${folder}/${manifest.library}`,
  lockFileContents: manifest.lock,
  env: { HOME: "/", PYTHONTZPATH: "/zones", PYTHONHASHSEED: "0" },
  fsInit: async FS => {
    FS.writeFile("/handbook.whl", readFileSync(`${folder}/${manifest.wheel}`))
    const packed = readFileSync(`${folder}/${manifest.zones}`), head = packed.indexOf("\n") + 1
    for (const [name, [start, end]] of Object.entries(JSON.parse(packed.subarray(0, head)))) {
      FS.mkdirTree(dirname(`/zones/${name}`))
      FS.writeFile(`/zones/${name}`, packed.subarray(head + start, head + end))
    }
  },
})
pyodide.runPython("import sys; sys.path.append('/handbook.whl')")
// A later visit has what any tool uses; it has no archive of a part until it needs more of one.
const early = [...new Set(Object.values(manifest.tools).flat()), "formats"].map(part => {
  const { name, joins } = manifest.parts[part]
  pyodide.FS.writeFile(`/${name}`, readFileSync(`${folder}/${name}`))
  return [part, `/${name}`, joins]
})
// As text: the memory must hold nothing of JavaScript's.
pyodide.runPython(`
import json
from calculators.engine import parts
EARLY = json.loads(${JSON.stringify(JSON.stringify(early))})
parts.expect()
for part in EARLY:
    parts.add(*part)
`)
pyodide.runPython(`${readFileSync(exercise, "utf8")}\nrun()`)
pyodide.runPython("parts.forget({part: archive for part, archive, _ in EARLY})")
pyodide.runPython("import gc, random; random.seed(0); gc.collect()")
const snapshot = new Uint32Array(pyodide.makeMemorySnapshot().buffer)
const head = snapshot.subarray(0, snapshot[1] / 4), memory = snapshot.subarray(head.length)
initial.forEach((word, place) => { memory[place] ^= word })
// Half of the pages are blank, and stay away: `runs` says where the others lie.
const runs = []
const pages = []
for (let place = 0; place < memory.length; place += WORDS) {
  const page = memory.subarray(place, place + WORDS)
  if (!page.some(word => word)) continue
  if (runs.length && runs.at(-2) + runs.at(-1) === place) runs[runs.length - 1] += WORDS
  else runs.push(place, WORDS)
  pages.push(page)
}
writeFileSync(out, Buffer.concat([head, Uint32Array.from(runs), ...pages]
  .map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength))))
process.stdout.write(JSON.stringify({
  functions: pyodide._module.wasmTable.length, packed: initial.length,
  head: head.length, runs: runs.length, memory: memory.length }))

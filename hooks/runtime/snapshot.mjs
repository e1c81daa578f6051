// Starts the finished bundle under Node as a reader's browser would, runs all that the handbook
// uses, and writes the memory as it is then. A later visit starts from it, with nothing to import.
// Arguments: the bundle's folder, its manifest's name, the exercise to run, where to write.
// Prints as JSON the length of the table of functions, to which the memory refers, and how many
// words of it are packed: as what differs from the memory that the wasm file itself begins with.
import { readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

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
pyodide.runPython(readFileSync(exercise, "utf8"))
pyodide.runPython("import gc, random; random.seed(0); gc.collect()")
const snapshot = new Uint32Array(pyodide.makeMemorySnapshot().buffer), start = snapshot[1] / 4
initial.forEach((word, place) => { snapshot[start + place] ^= word })
writeFileSync(out, snapshot)
process.stdout.write(JSON.stringify({
  functions: pyodide._module.wasmTable.length, packed: initial.length }))

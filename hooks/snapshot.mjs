// Starts the finished bundle under Node as a reader's browser would, runs all that the handbook
// uses, and writes the memory as it is then. A later visit starts from it, with nothing to import.
// Arguments: the bundle's folder, its manifest's name, the exercise to run, where to write.
// Prints the length of the table of functions, to which the memory refers.
import { readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

// The same bundle gives the same bytes: no clock and no chance while the memory is filled.
// What has to be fresh in each visit, the worker makes fresh.
process.env.TZ = "UTC"
Date.now = () => Date.UTC(2026, 0, 1)
performance.now = () => 0
crypto.getRandomValues = array => array.fill(0)

const [, , folder, manifestName, exercise, out] = process.argv
const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
const { loadPyodide } = await import(pathToFileURL(`${folder}/${manifest.core}pyodide.mjs`))
const pyodide = await loadPyodide({
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
writeFileSync(out, pyodide.makeMemorySnapshot())
process.stdout.write(String(pyodide._module.wasmTable.length))

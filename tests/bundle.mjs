// Starts the very bundle that readers get, under Node, in the way of the page's worker.
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

/**
 * @param {string} folder @param {string} manifestName @param {Uint8Array} [file] the snapshot
 * @returns {Promise<object>} Pyodide
 */
export async function start(folder, manifestName, file) {
  const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
  const snapshot = file && unfold(file, manifest.snapshot)
  const core = `${folder}/${manifest.core}`
  const { loadPyodide } = await import(pathToFileURL(`${core}pyodide.mjs`))
  const { default: create } = await import(pathToFileURL(`${core}pyodide.asm.mjs`))
  const pyodide = await loadPyodide({
    indexURL: core,
    stdLibURL: `${folder}/${manifest.library}`,
    lockFileContents: manifest.lock,
    env: { HOME: "/", PYTHONTZPATH: "/zones" },
    fsInit: async FS => {
      FS.writeFile("/handbook.whl", readFileSync(`${folder}/${manifest.wheel}`))
      writeZones(FS, readFileSync(`${folder}/${manifest.zones}`))
    },
    ...snapshot && {
      _loadSnapshot: snapshot,
      createPyodideModule: settings => {
        const { instantiateWasm } = settings
        settings.instantiateWasm = (imports, done) => instantiateWasm(imports, (instance, module) => {
          const memory = Object.values(instance.exports)
            .find(value => value instanceof WebAssembly.Memory)
          const missing = snapshot.byteLength - memory.buffer.byteLength
          if (missing > 0) memory.grow(Math.ceil(missing / 65536))
          done(instance, module)
        })
        settings.preRun.push(({ HEAPU32 }) => unpack(HEAPU32, snapshot, manifest.snapshot.packed))
        return create(settings)
      },
    },
  })
  if (!snapshot) {
    pyodide.runPython("import sys; sys.path.append('/handbook.whl')")
    pyodide.pyimport("calculators.engine.parts").expect()
  }
  return pyodide
}

/** Adds a part in the way of the page's worker. */
export function addPart(pyodide, folder, manifest, part) {
  const { name, joins } = manifest.parts[part]
  pyodide.FS.writeFile(`/${name}`, readFileSync(`${folder}/${name}`))
  pyodide.pyimport("calculators.engine.parts").add(part, `/${name}`, joins)
}

/** The snapshot as Pyodide has it: with its blank pages. @param {Uint8Array} file */
function unfold(file, { head, runs, memory }) {
  const words = new Uint32Array(file.buffer, file.byteOffset, file.byteLength / 4)
  const whole = new Uint32Array(head + memory)
  whole.set(words.subarray(0, head))
  for (let run = head, at = head + runs; run < head + runs; run += 2) {
    whole.set(words.subarray(at, at + words[run + 1]), head + words[run])
    at += words[run + 1]
  }
  return new Uint8Array(whole.buffer)
}

function unpack(memory, snapshot, packed) {
  const words = new Uint32Array(snapshot.buffer), start = words[1] / 4
  for (let word = 0; word < packed; word++) words[start + word] ^= memory[word]
}

function writeZones(FS, packed) {
  const head = packed.indexOf("\n") + 1
  for (const [name, [start, end]] of Object.entries(JSON.parse(packed.subarray(0, head)))) {
    FS.mkdirTree(dirname(`/zones/${name}`))
    FS.writeFile(`/zones/${name}`, packed.subarray(head + start, head + end))
  }
}

/** Asks as often as parts are missing, in the way of the page's worker. @param {() => unknown} ask */
export function askWithParts(pyodide, folder, manifestName, ask) {
  const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
  for (;;) {
    try {
      return ask()
    } catch (error) {
      if (error.type !== "PartMissing") throw error
      addPart(pyodide, folder, manifest, pyodide.pyimport("calculators.engine.parts").missing())
    }
  }
}

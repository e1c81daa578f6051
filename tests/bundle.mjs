// Starts the very bundle that readers get, under Node, in the way of the page's worker.
import { readFileSync } from "node:fs"
import { dirname } from "node:path"
import { pathToFileURL } from "node:url"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

/**
 * @param {string} folder @param {string} manifestName @param {Uint8Array} [snapshot]
 * @returns {Promise<object>} Pyodide
 */
export async function start(folder, manifestName, snapshot) {
  const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
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
  if (!snapshot) pyodide.runPython("import sys; sys.path.append('/handbook.whl')")
  return pyodide
}

/** Adds a part of Python, as the worker does. */
export function addPart(pyodide, folder, manifestName, part) {
  const { name, joins } = JSON.parse(readFileSync(`${folder}/${manifestName}`)).parts[part]
  pyodide.FS.writeFile(`/${name}`, readFileSync(`${folder}/${name}`))
  pyodide.pyimport("calculators.engine.parts").add(`/${name}`, joins)
}

function unpack(memory, snapshot, packed) {
  const words = new Uint32Array(snapshot.buffer, snapshot.byteOffset), start = words[1] / 4
  for (let word = 0; word < packed; word++) words[start + word] ^= memory[word]
}

function writeZones(FS, packed) {
  const head = packed.indexOf("\n") + 1
  for (const [name, [start, end]] of Object.entries(JSON.parse(packed.subarray(0, head)))) {
    FS.mkdirTree(dirname(`/zones/${name}`))
    FS.writeFile(`/zones/${name}`, packed.subarray(head + start, head + end))
  }
}

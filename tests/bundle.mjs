// Starts the very bundle that readers get, under Node.
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

// A stack trace of the runtime is a megabyte of its own source; only the message helps.
process.on("uncaughtException", error => { console.error(error.message); process.exit(1) })

/** @param {string} folder @param {string} manifestName @returns {Promise<object>} Pyodide */
export async function start(folder, manifestName) {
  const manifest = JSON.parse(readFileSync(`${folder}/${manifestName}`))
  const core = `${folder}/${manifest.core}`
  const { loadPyodide } = await import(pathToFileURL(`${core}pyodide.mjs`))
  const pyodide = await loadPyodide({
    indexURL: core,
    stdLibURL: `${folder}/${manifest.stdlib}`,
    lockFileContents: manifest.lock,
    env: { HOME: "/", PYTHONTZPATH: "" },
    fsInit: async FS => FS.writeFile("/handbook.whl", readFileSync(`${folder}/${manifest.wheel}`)),
  })
  pyodide.runPython("import sys; sys.path.insert(0, '/handbook.whl')")
  return pyodide
}

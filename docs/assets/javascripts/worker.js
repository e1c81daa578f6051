// Runs Python for the page. One worker serves the whole visit.
// In:  { manifest } once, then { id, name, answers, kind } for each question.
// Out: { type: "progress" | "starting" | "ready" | "failed" | "answer" | "error" }.

let python

/**
 * Fetches every file of the bundle at once, checked against its hash, and reports the bytes as
 * they come. Pyodide, which would ask for one after the other, is handed what is on its way.
 */
function fetchFiles(files, base) {
  const total = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
  let loaded = 0
  const report = bytes => postMessage({ type: "progress", loaded: loaded += bytes, total })
  const coming = new Map()
  for (const [name, { integrity }] of Object.entries(files)) {
    const url = new URL(name, base).href
    // Modules are the browser's own to fetch; here they only come early into its cache.
    if (name.endsWith(".mjs")) continue
    const response = fetch(url, { integrity })
    response.then(found => count(found.clone(), report), () => {})
    coming.set(url, response)
  }
  const later = fetch
  globalThis.fetch = (resource, options) => {
    const url = String(resource.url ?? resource)
    const response = coming.get(url) ?? later(resource, options)
    coming.delete(url)
    return response
  }
}

/** Counts on a copy: the response itself stays as it is, and with it the browser's compiled code. */
async function count(copy, report) {
  try {
    for await (const chunk of copy.body) report(chunk.byteLength)
  } catch { /* the other half of the copy says what went wrong */ }
}

async function fetchBytes(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${response.status} ${url}`)
  return new Uint8Array(await response.arrayBuffer())
}

async function start(manifestUrl) {
  const base = new URL(".", manifestUrl)
  const manifest = await (await fetch(manifestUrl)).json()
  const file = name => new URL(name, base).href
  fetchFiles(manifest.files, base)
  import(file(`${manifest.core}pyodide.asm.mjs`))
  const { loadPyodide } = await import(file(`${manifest.core}pyodide.mjs`))
  const wheel = fetchBytes(file(manifest.wheel))
  const pyodide = await loadPyodide({
    indexURL: file(manifest.core),
    stdLibURL: file(manifest.stdlib),
    lockFileContents: manifest.lock,
    // No search for zones in a file system that has none: they come with our wheel.
    env: { HOME: "/", PYTHONTZPATH: "" },
    fsInit: async FS => FS.writeFile("/handbook.whl", await wheel),
  })
  postMessage({ type: "starting" })
  pyodide.runPython("import sys; sys.path.insert(0, '/handbook.whl')")
  python = pyodide.pyimport("calculators.engine.browser")
}

onmessage = async ({ data }) => {
  if (data.manifest) {
    try {
      await start(data.manifest)
      postMessage({ type: "ready" })
    } catch (error) {
      postMessage({ type: "failed", reason: "failed", detail: String(error.message).slice(0, 200) })
    }
    return
  }
  const { id, name, answers, kind } = data
  try {
    const result = kind ? python.export(name, kind, answers) : python.answer(name, answers)
    postMessage({ type: "answer", id, result })
  } catch {
    // What went wrong may hold what the reader typed, so it stays here.
    postMessage({ type: "error", id })
  }
}

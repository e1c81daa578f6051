// Runs Python for the page. One worker serves the whole visit.
// In:  { manifest } once, then { id, name, answers, kind } for each question.
// Out: { type: "progress" | "starting" | "ready" | "failed" | "answer" | "error" }.

let python

/** Fetches a file of the bundle, checked against its hash, and reports the bytes as they come. */
async function fetchFile(url, { integrity }, report) {
  const response = await fetch(url, { integrity })
  if (!response.ok) throw new Error(`${response.status} ${url.pathname}`)
  // Counting on a copy leaves the response as it is, and with it the browser's compiled code.
  count(response.clone(), report)
  return response
}

async function count(copy, report) {
  try {
    for await (const chunk of copy.body) report(chunk.byteLength)
  } catch { /* the other half of the copy says what went wrong */ }
}

async function start(manifestUrl) {
  const base = new URL(".", manifestUrl)
  const manifest = await (await fetch(manifestUrl)).json()
  const { files } = manifest
  const total = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0)
  let loaded = 0
  const report = bytes => {
    loaded += bytes
    postMessage({ type: "progress", loaded, total })
  }
  const file = name => new URL(name, base)
  const wheel = fetchFile(file(manifest.wheel), files[manifest.wheel], report).then(r => r.arrayBuffer())
  const lock = fetch(file(manifest.lock)).then(r => r.text())
  const { loadPyodide } = await import(file(`${manifest.core}pyodide.mjs`))
  const pyodide = await loadPyodide({
    indexURL: file(manifest.core).href,
    stdLibURL: file(manifest.stdlib).href,
    lockFileContents: lock,
    // No search for zones in a file system that has none: they come with our wheel.
    env: { HOME: "/", PYTHONTZPATH: "" },
    fsInit: async FS => FS.writeFile("/handbook.whl", new Uint8Array(await wheel)),
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

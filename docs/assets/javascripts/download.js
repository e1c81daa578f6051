// Fetches a file whole, however slow or broken the line is, and checks it against its hash.

// How often a file that has begun to come is asked for again while nothing more of it comes, and
// how long to wait before the first time, in milliseconds; each wait is twice the one before.
// One that has not begun is asked for twice.
const TRIES = 5
const WAIT = 1000

// How long a file may bring nothing before the line counts as broken, in milliseconds.
const SILENCE = 20_000
const TURNS = 20

/** The host answers, but not with this file: asking again brings nothing. */
class WrongAnswer extends Error {}

/**
 * @typedef {object} Options
 * @property {(bytes: number) => void} [begin] hears how many bytes travel, once they begin to
 * @property {(bytes: number) => void} [report] hears how many bytes have travelled with each piece,
 *   and of a negative number when pieces are lost again
 * @property {typeof fetch} [get] what asks the host, where `fetch` is something else
 * @property {RequestCache} [cache] whether the browser's own copy will do
 * @property {number} [wait] milliseconds before the first further try
 * @property {number} [silence] milliseconds after which the line counts as broken
 */

/**
 * Fetches a file. After a break the rest is asked for, so what has come does not travel again;
 * where the host knows no ranges, the file is asked for from its beginning. If the host does not
 * give it, the offline copy does, where there is one.
 * @param {string} url
 * @param {{ bytes: number, integrity: string }} file its length when unpacked, and its hash
 * @param {Options} [options]
 * @returns {Promise<Response>} the host's own response if it came in one go, so that the browser
 *   keeps what it compiles of it; rejects when neither host nor copy has the file
 */
export async function download(url, file, options = {}) {
  try {
    return await fromHost(url, file, options).catch(error => {
      // What the browser keeps may be what the host once said wrongly.
      if (!(error instanceof WrongAnswer) || options.cache) throw error
      return fromHost(url, file, { ...options, cache: "reload" })
    })
  } catch (error) {
    const kept = await globalThis.caches?.match(url, { ignoreVary: true }).catch(none)
    if (!kept || await hash(await kept.clone().arrayBuffer()) !== file.integrity) throw error
    return kept
  }
}

const none = () => /** @type {undefined} */ (undefined)

/** @param {string} url @param {{ bytes: number, integrity: string }} file @param {Options} options */
async function fromHost(url, file, { begin = none, report = none, get = fetch, cache, wait = WAIT, silence = SILENCE }) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = []
  let got = 0, type = "", share = 0
  /** @type {Response | undefined} */
  let own
  for (let tries = 0; ; tries++) {
    const line = new Line(silence)
    try {
      const response = await ask(get, url, got, cache, line.signal)
      if (!share) {
        share = packed(response, file.bytes)
        begin(file.bytes * share)
      }
      if (got && response.status !== 206) {
        report(-got * share)
        got = pieces.length = 0
      }
      own = got ? undefined : response
      type = response.headers.get("Content-Type") ?? ""
      for await (const piece of read(own ? response.clone() : response)) {
        line.hear()
        pieces.push(piece)
        got += piece.byteLength
        report(piece.byteLength * share)
        tries = 0
      }
      break
    } catch (error) {
      if (error instanceof WrongAnswer || tries >= (got ? TRIES : 1)) throw error
      await new Promise(next => setTimeout(next, wait * 2 ** tries))
    } finally {
      line.end()
    }
  }
  const bytes = await new Blob(pieces).arrayBuffer()
  if (await hash(bytes) !== file.integrity) {
    report(-got * share)
    throw new WrongAnswer(`another file: ${url}`)
  }
  return own ?? new Response(bytes, { headers: { "Content-Type": type } })
}

/**
 * What travels of each byte: a host that packs a file says how long it is packed.
 * @param {Response} response @param {number} bytes of the file when unpacked
 */
function packed({ headers }, bytes) {
  const length = Number(headers.get("Content-Length"))
  return headers.get("Content-Encoding") && length > 0 && bytes ? length / bytes : 1
}

/**
 * Ends a request when nothing has been heard of it for a time. Silence is counted in turns: while
 * this thread has no time to hear, all of them together count as one. A browser asks a host for few
 * files at once, so while others come, one that has not begun is only waiting for its turn.
 */
class Line {
  /** @type {Set<Line>} */
  static #open = new Set()
  #end = new AbortController()
  #begun = false
  #quiet = 0
  /** @type {ReturnType<typeof setInterval>} */
  #clock

  /** @param {number} silence milliseconds */
  constructor(silence) {
    Line.#open.add(this)
    this.#clock = setInterval(() => ++this.#quiet >= TURNS && this.#end.abort(new Error("silence")), silence / TURNS)
  }

  get signal() {
    return this.#end.signal
  }

  hear() {
    this.#begun = true
    this.#quiet = 0
    for (const line of Line.#open) if (!line.#begun) line.#quiet = 0
  }

  end() {
    clearInterval(this.#clock)
    Line.#open.delete(this)
  }
}

/**
 * @param {typeof fetch} get @param {string} url @param {number} from the first byte that is wanted
 * @param {RequestCache | undefined} cache @param {AbortSignal} signal
 */
async function ask(get, url, from, cache, signal) {
  /** @type {RequestInit} */
  const rest = { headers: { Range: `bytes=${from}-` }, cache: "no-store", signal }
  const response = await get(url, from ? rest : { cache, signal })
  if (!response.ok) throw new WrongAnswer(`${response.status} ${url}`)
  return response
}

/** @param {Response} response */
async function* read(response) {
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}

/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} their SHA-256 as `integrity` has it
 */
export async function hash(bytes) {
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return `sha256-${btoa(String.fromCharCode(...found))}`
}

/**
 * Fetches every file of a bundle at once, checked against its hash, and reports the bytes as they
 * travel: how many there are is known once each file has begun to come. Pyodide, which would ask for
 * one after the other, is handed what is on its way.
 * @returns {Promise<unknown>} of all files; it fails as soon as one of them does
 * @param {Record<string, { bytes: number, integrity: string }>} files @param {URL} base
 * @param {(far: { loaded: number, total: number, known: boolean }) => void} tell
 * @param {RequestCache} [cache] whether the browser's own copies will do
 */
export function downloadAll(files, base, tell, cache) {
  let loaded = 0
  /** @type {Map<string, number>} how many bytes of each file travel */
  const sizes = new Map()
  const report = (/** @type {number} */ bytes) => {
    loaded += bytes
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    tell({ loaded: Math.round(loaded), total, known: sizes.size === Object.keys(files).length })
  }
  const coming = new Map()
  // A further try must ask the host, and not wait for what is on its way: that would be itself.
  const later = fetch
  const all = Object.entries(files).map(([name, file]) => {
    const url = new URL(name, base).href
    const begin = (/** @type {number} */ bytes) => sizes.set(name, bytes)
    // Modules are the browser's own to fetch and to keep compiled; here they only come early.
    if (name.endsWith(".mjs")) {
      begin(file.bytes)
      return importModule(url, cache).then(() => report(file.bytes))
    }
    const response = download(url, file, { begin, report, get: later, cache })
    coming.set(url, response)
    return response
  })
  globalThis.fetch = (resource, options) => {
    const url = resource instanceof Request ? resource.url : String(resource)
    const response = coming.get(url) ?? later(resource, options)
    coming.delete(url)
    return response
  }
  return Promise.all(all)
}

/**
 * Imports a module; on a further try it is fetched past the browser's own copy first.
 * @param {string} url @param {RequestCache} [cache]
 */
async function importModule(url, cache) {
  if (cache) await fetch(url, { cache })
  return import(url)
}

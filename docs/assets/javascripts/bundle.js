// Where the Python of this page is, and why it does not come.

/** Where the page says that Python is. The theme swaps pages, and a later one may be of another build. */
const named = () => document.querySelector("meta[name=runtime]")?.content

// The address is relative to the page that this script came with; later only the name is compared.
const first = named()
export const manifest = first && new URL(first, document.baseURI).href
const own = new URL("worker.js", import.meta.url).href

/** Whether the page that is shown now was built with another Python. */
export const isOther = () => named()?.split("/").at(-1) !== first?.split("/").at(-1)

/** @type {string | undefined} */
let address

/**
 * The address of the worker. A worker takes its policy from the answer that its script came with, and
 * a host that sends no headers gives it none. One whose script has no answer of its own takes the
 * policy of this page.
 */
export const workerAddress = () => address ??= URL.createObjectURL(new Blob(
  [`import ${JSON.stringify(own)}`], { type: "text/javascript" }))

/** Takes the worker's scripts from the host again: what the browser has kept of them may be wrong. */
export const renewWorker = () => Promise.allSettled(["worker.js", "download.js", "snapshot.js", "binding.js", "practice.js", "reading-files.js"]
  .map(name => fetch(new URL(name, own), { cache: "reload" })))

/** Why Python does not come: whether its files are no longer there, or the site is out of reach. */
export async function diagnose() {
  try {
    /** @type {RequestInit} */
    const options = { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) }
    const found = await Promise.all([manifest, own].map(address => fetch(address, options)))
    // Some hosts send a page of theirs in the place of a file that is gone.
    const gone = (/** @type {Response} */ { ok, status, headers }) => [404, 410].includes(status) || (ok && /html/.test(headers.get("content-type")))
    return found.some(gone) ? "renewed" : found.every(({ ok }) => ok) ? "failed" : "unreachable"
  } catch {
    return "unreachable"
  }
}

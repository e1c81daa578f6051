// Keeps a copy of the site for times without a network, and <offline-copy>: says so and deletes it.
import { runtime } from "./runtime.js"
import { ROOT } from "./site.js"

/** Milliseconds after which a page counts as read: who leaves before has paid for no copy. */
const STAY = 3000

// Read once, as the pages change. A site that is being written (mkdocs serve) has no copy.
const { content } = document.querySelector("meta[name=service-worker]") ?? {}
const script = content && new URL(content, document.baseURI).href
// In another site's frame, nothing is kept.
const workers = isSecureContext && top === self ? navigator.serviceWorker : undefined

/** The reader's word that no copy is wanted; the only thing here that is stored for them. */
const REFUSED = "offline-copy-refused"

/** @param {boolean} [word] */
function refused(word) {
  try {
    if (word === true) localStorage.setItem(REFUSED, "yes")
    if (word === false) localStorage.removeItem(REFUSED)
    return localStorage.getItem(REFUSED) !== null
  } catch { // a browser that stores nothing keeps no copy either
    return true
  }
}

/** The browser's record of the copy; none where there is none, or where nothing may be kept. */
export async function find() {
  return workers?.getRegistration(ROOT.href).catch(() => /** @type {undefined} */ (undefined))
}

/** Makes the copy, or looks whether there is a newer one. */
async function make() {
  try {
    const found = await workers.register(script, { scope: ROOT.href })
    found.installing?.addEventListener("statechange", () => dispatchEvent(new Event("offline-copy")))
    found.active?.postMessage("keep copy")
    keepPython()
    if (found.active) await found.update().catch(() => removeIfGone(found))
  } catch { /* without room, or where nothing may be kept, there is no copy */ }
}

/** A host that has no service worker any more, or that is being written, wants no copy either. @param {ServiceWorkerRegistration} found */
async function removeIfGone(found) {
  const { status } = await fetch(script, { cache: "no-store" })
  if (status === 404) await remove(found)
}

/** The parts of Python that this page had to ask for. @type {Set<string>} */
const parts = new Set()

/** Once a tool has been used, Python belongs to the copy, and to one that waits or is being made. */
async function keepPython() {
  if (refused() || (runtime.state !== "ready" && !parts.size)) return
  const { active, waiting, installing } = await find() ?? {}
  for (const worker of [active, waiting, installing]) worker?.postMessage({ python: [...parts] })
}

/** @param {ServiceWorkerRegistration} found */
async function remove(found) {
  await found?.unregister()
  // The last is the worker's: what Python's later starts are made from.
  const ours = (/** @type {string} */ name) => name.startsWith(`handbook ${ROOT.href} `) || name === "snapshots"
  await Promise.all((await caches.keys()).filter(ours).map(name => caches.delete(name)))
}

/** @param {() => void} action */
function whenRead(action) {
  if (document.readyState !== "complete") return addEventListener("load", () => whenRead(action), { once: true })
  const idle = globalThis.requestIdleCallback ?? setTimeout
  setTimeout(() => idle(action), STAY)
}

if (!script) find().then(left => left && remove(left))
else if (workers && !refused()) {
  if (!navigator.connection?.saveData) whenRead(make)
  runtime.addEventListener("state", () => runtime.state === "ready" && keepPython())
  // The service worker may not see the part come: on a first visit it is not there yet.
  runtime.addEventListener("parts", (/** @type {any} */ { detail }) => {
    const before = parts.size
    for (const part of detail) parts.add(part)
    if (parts.size > before) keepPython()
  })
}

class OfflineCopy extends HTMLElement {
  connectedCallback() {
    this.onclick = async (/** @type {MouseEvent} */ { target }) => {
      if (target.matches("[data-delete]")) {
        refused(true)
        await remove(await find())
      } else if (target.matches("[data-keep]")) {
        refused(false)
        await make()
      } else return
      this.show()
    }
    this.hear = () => this.show()
    addEventListener("offline-copy", this.hear)
    this.show()
  }

  disconnectedCallback() {
    removeEventListener("offline-copy", this.hear)
  }

  async show() {
    const { active, installing } = refused() ? {} : await find() ?? {}
    this.querySelector("[data-words]").textContent = !script || !workers ? "This browser keeps no offline copy of this site."
      : active ? "This browser keeps an offline copy of this site."
      : installing ? "An offline copy is being made." : "There is no offline copy in this browser."
    this.querySelector("[data-delete]").hidden = !active
    this.querySelector("[data-keep]").hidden = Boolean(active || installing) || !script || !workers
  }
}

customElements.define("offline-copy", OfflineCopy)

// What the scripts ask of a browser when they are loaded: a page, and its two storages.
import { registerHooks } from "node:module"

const SCRIPTS = new URL("../../docs/assets/javascripts/", import.meta.url)
let number = 0

// A page loads its own scripts, with those that they import: each of them carries the page's number.
registerHooks({
  resolve(name, context, next) {
    const found = next(name, context), page = new URL(context.parentURL ?? "file:///").search
    return name.startsWith("./") && page ? { ...found, url: found.url + page } : found
  },
})

/** A script as a page has it that is loaded now. `framed`: in another site's frame; `meta`: its runtime. */
export function load(script, { framed = false, meta = null } = {}) {
  const page = new EventTarget()
  Object.assign(globalThis, {
    page, self: globalThis, top: framed ? {} : globalThis,
    document: { querySelector: () => meta, querySelectorAll: () => [], baseURI: "https://handbook.example/" },
    addEventListener: (...given) => page.addEventListener(...given),
    removeEventListener: (...given) => page.removeEventListener(...given),
  })
  return import(new URL(`${script}?page=${++number}`, SCRIPTS))
}

/** A further script of the page that was loaded last. */
export const also = script => import(new URL(`${script}?page=${number}`, SCRIPTS))

/** A storage as a browser has it: each text is a property of its own. */
export class Kept {
  #problem = ""
  /** From now on writing throws an error of this name. */
  fail(problem) { this.#problem = problem }
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null }
  removeItem(key) { delete this[key] }
  setItem(key, text) {
    if (this.#problem) throw new DOMException("", this.#problem)
    this[key] = String(text)
  }
}

/** A browser that has stored nothing yet, with one tab. */
export function open() {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { configurable: true, writable: true, value: new Kept() })
  }
}

/** A browser that forbids storage. */
export function forbid() {
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { configurable: true, get() { throw new DOMException("", "SecurityError") } })
  }
}

// What this site stores of what a reader types: in the tab by default, in the browser when they ask for it.
// The names hold the site's own path, so that two sites on one origin do not see each other's.
import { ROOT } from "./site.js"

const PREFIX = `handbook ${ROOT.pathname} `
const NOTHING = "keep-nothing"
/** How far down the answers of the case the reader was, by tool. */
export const SCROLLED = "scrolled"
/** The tool to which a link of an answer leads, until its page is there. */
export const LEADS = "leads to"

/** In another site's frame nothing is stored: the reader did not come to us. */
export const framed = top !== self

/** @typedef {"" | "full" | "forbidden" | "framed" | "nothing"} Problem why something is not stored */

/**
 * Reads or writes a storage of the browser.
 * @template T @param {() => T} action @returns {{ value?: T, problem?: Problem }}
 */
function attempt(action) {
  if (framed) return { problem: "framed" }
  try {
    return { value: action() }
  } catch (error) {
    return { problem: error.name === "QuotaExceededError" ? "full" : "forbidden" }
  }
}

/** What we store in one of the browser's two storages. `find` gives it, or throws where it is blocked. @param {() => Storage} find */
function area(find) {
  return {
    key: (/** @type {string} */ name) => PREFIX + name,
    /** @returns {string | null} */
    read: (/** @type {string} */ name) => attempt(() => find().getItem(PREFIX + name)).value ?? null,
    /** @returns {Problem} */
    write: (/** @type {string} */ name, /** @type {string} */ text) => attempt(() => find().setItem(PREFIX + name, text)).problem ?? "",
    remove: (/** @type {string} */ name) => { attempt(() => find().removeItem(PREFIX + name)) },
    /** Every name that begins with `start`. @returns {string[]} */
    names: (start = "") => attempt(() => Object.keys(find())).value
      ?.filter(key => key.startsWith(PREFIX + start)).map(key => key.slice(PREFIX.length)) ?? [],
    owns: (/** @type {Storage} */ storage) => attempt(() => find() === storage).value === true,
  }
}

/** Until the reader deletes it. */
export const browser = area(() => localStorage)
/** Over one reload, even for a reader who wants nothing kept. */
export const session = area(() => sessionStorage)

/** What could not be stored, or must not be, lives as long as the page. */
const memory = new Map()

/** Until the tab is closed; a browser that opens the tab again may bring it back. */
export const tab = {
  read: (/** @type {string} */ name) => memory.get(name) ?? session.read(name),
  /** @returns {Problem} @param {string} name @param {string} text */
  write(name, text) {
    const problem = keepsNothing() ? "nothing" : session.write(name, text)
    if (problem) memory.set(name, text)
    else memory.delete(name)
    return problem
  },
  /** @param {string} name */
  remove(name) {
    memory.delete(name)
    session.remove(name)
  },
  /** Whether anything may be stored at all. @returns {Problem} */
  problem: () => keepsNothing() ? "nothing" : attempt(() => sessionStorage.length).problem ?? "",
}

/** Whether the reader wants nothing stored: their choice itself is, or it would be forgotten. */
export const keepsNothing = () => [browser, session].some(place => place.read(NOTHING) !== null)

/** @param {boolean} wanted */
export function keepNothing(wanted) {
  for (const place of [browser, session]) wanted ? place.write(NOTHING, "yes") : place.remove(NOTHING)
  if (wanted) for (const name of session.names().filter(name => name !== NOTHING)) session.remove(name)
}

/** Whether a change in another tab was of that choice. @param {string | null} key */
export const isChoice = key => key === null || key === browser.key(NOTHING)

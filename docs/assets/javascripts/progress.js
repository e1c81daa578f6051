// How far Python's start is, in words and in a bar.

/** Megabytes for a reader. @param {number} bytes */
const size = bytes => (bytes / 1e6).toFixed(1)

/**
 * How far the fetching is: the words, and at which quarter, so that they are said to screen readers
 * four times and not at each byte.
 * @param {{ loaded: number, total: number }} runtime
 */
export function fetched({ loaded, total }) {
  return {
    quarter: Math.floor(4 * loaded / (total || 1)),
    words: `Fetching the calculator: ${size(loaded)} of ${size(total || 0)} MB`,
  }
}

/**
 * What can be done after a failure: try again, or reload where the page itself is too old.
 * @param {{ state: string, reason: string }} runtime
 */
export function ways({ state, reason }) {
  const stale = reason === "renewed" || reason === "unsupported"
  return { retry: state === "failed" && !stale, reload: state === "failed" && stale }
}

/** @param {Control} bar @param {{ state: string, loaded: number, total: number }} runtime */
export function fillBar(bar, { state, loaded, total }) {
  bar.hidden = state !== "fetching" && state !== "starting"
  if (state === "fetching" && total) {
    bar.max = String(total)
    bar.value = String(loaded)
  } else bar.removeAttribute("value")
}

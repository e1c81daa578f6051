// How far Python's start is, in words and in a bar.

/** Megabytes for a reader. @param {number} bytes */
const size = bytes => (bytes / 1e6).toFixed(1)

/** Seconds of fetching before an estimate is shown, and the seconds left below which none is given. */
const ENOUGH = 1, FEW = 5

/** @typedef {{ loaded: number, total: number, known?: boolean, elapsed?: number }} Fetched bytes as they travel; `known` once each file has said how many it is */

/** How long the rest takes, in words, or nothing as long as that is a guess. @param {Fetched} fetched */
function left({ loaded, total, elapsed = 0 }) {
  if (elapsed < ENOUGH || !loaded) return ""
  const seconds = (total - loaded) * elapsed / loaded
  return seconds < FEW ? `, less than ${FEW} seconds left` : `, about ${Math.ceil(seconds / FEW) * FEW} seconds left`
}

/**
 * How far the fetching is: the words, and at which quarter, so that they are said to screen readers
 * four times and not at each byte.
 * @param {Fetched} runtime
 */
export function fetched(runtime) {
  const { loaded, total, known } = runtime
  if (!known) return { quarter: 0, words: "Fetching the calculator …" }
  return {
    quarter: Math.floor(4 * loaded / (total || 1)),
    words: `Fetching the calculator: ${size(loaded)} of ${size(total)} MB${left(runtime)}`,
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

/** @param {Control} bar @param {Fetched & { state: string }} runtime */
export function fillBar(bar, { state, loaded, total, known }) {
  bar.hidden = state !== "fetching" && state !== "starting"
  if (state === "fetching" && known) {
    bar.max = String(total)
    bar.value = String(loaded)
  } else bar.removeAttribute("value")
}

/** The quarter that was last said to screen readers, of each form. @type {WeakMap<object, number>} */
const said = new WeakMap()

/** Shows in a form how far Python's start is. @param {any} place a calculator-form @param {any} runtime */
export function showState(place, runtime) {
  const { state, reason } = runtime
  if (state === "ready") place.understand()
  // Below the form: each piece that comes would look through all rows for each of these.
  const actions = place.querySelector(".calculator__actions")
  fillBar(actions.querySelector("progress"), runtime)
  const { retry, reload } = ways(runtime)
  actions.querySelector("[data-retry]").hidden = !retry
  actions.querySelector("[data-reload]").hidden = !reload
  const bytes = actions.querySelector("[data-bytes]")
  bytes.hidden = state !== "fetching"
  place.classList.toggle("fetching", state === "fetching")
  const { quarter, words } = fetched(runtime)
  if (state === "fetching") bytes.textContent = words
  if (state === "failed") return place.sayWhy(reason)
  if (place.stopped) return
  if (place.undoable) return place.say(place.undoable.said)
  if (state === "fetching") {
    if (quarter !== said.get(place)) place.say(words)
    said.set(place, quarter)
  } else if (!place.answered || state === "starting") place.sayWhy(state)
}

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

/** How far the fetching is, in words. Screen readers do not hear them: they change with each byte. @param {Fetched} runtime */
export function fetched(runtime) {
  const { loaded, total, known } = runtime
  return known ? `Fetching the calculator: ${size(loaded)} of ${size(total)} MB${left(runtime)}` : "Fetching the calculator …"
}

/** What is going on while a reader waits for an answer, in words. @param {Fetched & { state: string }} runtime */
export function doing(runtime) {
  if (runtime.state === "fetching") return fetched(runtime)
  return runtime.state === "ready" ? "Working out your answer …" : "Starting the calculator …"
}

/** Shows that where the answer will stand. @param {any} place a calculator-form @param {any} runtime */
function showDoing(place, runtime) {
  const line = place.querySelector("[data-coming]"), bar = line.querySelector("progress")
  line.querySelector("[data-doing]").textContent = doing(runtime)
  fillBar(bar, runtime)
  // Also while Python, which is there, works.
  bar.hidden = false
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

/** Forms that have said that the calculator is getting ready. @type {WeakSet<object>} */
const getting = new WeakSet()

/** Shows in a form how far Python's start is; it is said once that it begins, and once that it is over. @param {any} place a calculator-form @param {any} runtime */
export function showState(place, runtime) {
  const { state, reason } = runtime
  if (state === "ready") place.understand()
  if (place.coming) showDoing(place, runtime)
  // Below the form: each piece that comes would look through all rows for each of these.
  const actions = place.querySelector(".calculator__actions")
  // After an answer that was stopped Python starts again by itself, and the reader waits for nothing.
  const bar = actions.querySelector("progress")
  fillBar(bar, runtime)
  if (place.stopped) bar.hidden = true
  const { retry, reload } = ways(runtime)
  actions.querySelector("[data-retry]").hidden = !retry && !place.stopped
  actions.querySelector("[data-reload]").hidden = !reload
  const bytes = actions.querySelector("[data-bytes]")
  bytes.hidden = state !== "fetching" || Boolean(place.stopped)
  place.classList.toggle("fetching", state === "fetching")
  if (state === "fetching") bytes.textContent = fetched(runtime)
  if (state === "failed") return place.sayWhy(reason)
  if (place.stopped) return
  if (place.undoable) return place.say(place.undoable.said)
  if (state === "fetching" || state === "starting") {
    getting.add(place)
    return place.sayWhy((place.asked || place.coming) && !place.early ? "waiting" : "starting")
  }
  const said = getting.delete(place)
  // Whoever waits for an answer hears that, and so does who is given the one from before.
  if (said || !place.answered) place.say(said && state === "ready" && !place.asked && !place.coming && !place.answered ? place.word("ready") : "", true)
}

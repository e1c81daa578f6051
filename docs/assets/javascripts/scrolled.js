// Where the reader was in a page whose answer is made again after a reload or *Back*. The browser goes
// there too early: the page is still without its answer, and shorter. The theme keeps a place of its
// own in the tab's history, which it writes over before the answer is there.
import { SCROLLED, tab } from "./storage.js"

/** What a reader does who moves on by themselves. */
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown", "click"]
let begun = false

/** How far the page is from the top of an answer, and how far an answer beside its form is moved on.
 * @param {HTMLElement} outcome */
const placeIn = outcome => ({ below: -outcome.getBoundingClientRect().top, within: outcome.scrollTop })

/**
 * Takes the reader there as soon as the answer stands, unless they move before; and notes where they
 * are when they leave. Once for a visit of the page.
 * @param {any} place a calculator-form
 */
export function comeBackTo(place) {
  if (begun) return
  begun = true
  const { [place.name]: left, ...others } = JSON.parse(tab.read(SCROLLED) ?? "{}")
  addEventListener("pagehide", () => {
    if (!place.outcome.hidden) tab.write(SCROLLED, JSON.stringify({ ...others, [place.name]: placeIn(place.outcome) }))
  })
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  // Whoever was above the answer is where the browser takes them.
  if (!left || !visit || visit.type === "navigate" || left.below < -innerHeight) return
  const moved = new AbortController(), { signal } = moved
  for (const move of MOVES) addEventListener(move, () => moved.abort(), { passive: true, signal })
  place.addEventListener("answered", () => {
    moved.abort()
    const { outcome } = place
    // An answer out of view is not laid out, so the page would be too short.
    outcome.style.contentVisibility = "visible"
    scrollTo({ top: scrollY + outcome.getBoundingClientRect().top + left.below, behavior: "instant" })
    outcome.scrollTop = left.within
  }, { signal })
}

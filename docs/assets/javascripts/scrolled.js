// Where the reader was in a page whose answer is made again after a reload or *Back*. The browser goes
// there too early: the page is still without its answer, and shorter.

/** What a reader does who moves on by themselves. */
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown", "click"]
let begun = false

/**
 * Takes the reader there as soon as the answer stands, unless they move before; and notes where they
 * are when they leave. Once for a visit of the page.
 * @param {any} place a calculator-form
 */
export function comeBackTo(place) {
  if (begun) return
  begun = true
  const top = history.state?.scrolled
  addEventListener("pagehide", () => history.replaceState({ ...history.state, scrolled: scrollY }, ""))
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  if (!top || visit.type === "navigate") return
  const moved = new AbortController(), { signal } = moved
  for (const move of MOVES) addEventListener(move, () => moved.abort(), { passive: true, signal })
  place.addEventListener("answered", () => {
    moved.abort()
    // An answer out of view is not laid out, so the page would be too short.
    place.outcome.style.contentVisibility = "visible"
    scrollTo({ top, behavior: "instant" })
  }, { signal })
}

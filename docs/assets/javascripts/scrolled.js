// Where the reader was in a page whose answer is made again after a reload or *Back*. The browser goes
// there too early: the page is still without its answer, and shorter.

/** What a reader does who moves on by themselves. */
const MOVES = ["wheel", "touchmove", "keydown", "pointerdown"]
/** As the page left it: the theme notes its own here as soon as it runs. */
const top = history.state?.scrolled
/** How this visit of the page began; after the first answer it is a visit like any other. */
let { type } = /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType("navigation")[0])

addEventListener("pagehide", () => history.replaceState({ ...history.state, scrolled: scrollY }, ""))

/** Takes the reader there as soon as the answer stands, unless they move before. @param {any} place a calculator-form */
export function comeBackTo(place) {
  if (!top || type === "navigate") return
  type = "navigate"
  const moved = new AbortController(), { signal } = moved
  for (const move of MOVES) addEventListener(move, () => moved.abort(), { passive: true, signal })
  place.addEventListener("answered", () => {
    moved.abort()
    // An answer out of view is not laid out, so the page would be too short.
    place.outcome.style.contentVisibility = "visible"
    scrollTo({ top, behavior: "instant" })
  }, { signal })
}

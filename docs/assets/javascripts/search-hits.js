// The keyboard in the theme's search, and what its hits are called. search.js brings this when the
// search is about to be used, and gives the focus back once it is closed.
import { sayCounts } from "./search-counts.js"

const LINKS = ".md-search-result__link"
/** Any other key takes the theme back to the box, so it must not hear of these. */
const QUIET = ["Shift", "Control", "Alt", "Meta", "Tab", " ", "Home", "End", "PageUp", "PageDown"]

let count = 0

/**
 * Calls a hit by its title: the theme's link holds the whole passage, and a screen reader would read
 * all of it. What comes first of that describes it.
 * @param {Element} link
 */
function call(link) {
  const title = link.querySelector("h1, h2"), words = title?.nextElementSibling
  if (!title || link.hasAttribute("aria-labelledby")) return
  title.id = `search-hit-${++count}`
  link.setAttribute("aria-labelledby", title.id)
  if (!words || words.matches(".md-tags")) return
  words.id = `${title.id}-words`
  link.setAttribute("aria-describedby", words.id)
}

/** Milliseconds until the theme has noticed where the focus is: it opens the search for its box. */
const NOTICED = 20

/**
 * @param {Element} search the theme's `.md-search`
 * @param {() => boolean} stays whether the reader came to the box itself, so that Escape leaves them there
 */
export function improve(search, stays) {
  const results = search.querySelector(".md-search-result__list"), box = /** @type {Control} */ (search.querySelector("input"))
  const look = () => {
    for (const link of results.querySelectorAll(LINKS)) call(link)
    // Where arrows lead, Tab leads too.
    for (const stop of results.querySelectorAll("[tabindex='-1']")) stop.removeAttribute("tabindex")
  }
  look()
  sayCounts(search, box)
  new MutationObserver(look).observe(results, { childList: true, subtree: true })
  // The hits scroll the list when they are reached: it is no stop of its own.
  search.querySelector(".md-search__scrollwrap")?.setAttribute("tabindex", "-1")
  search.addEventListener("keydown", event => {
    const { key, target } = /** @type {any} */ (event)
    if (key === "Tab" || (QUIET.includes(key) && target !== box)) event.stopPropagation()
    if (key === "ArrowDown" && target === box) toggle(true)
    // On a phone there is no box beside the page.
    if (key !== "Escape" || !stays() || !matchMedia("(min-width: 60em)").matches) return
    event.stopPropagation()
    box.focus()
    toggle(false)
    setTimeout(() => toggle(false), NOTICED)
  })
  // What was shut by Escape while the focus stayed opens again with the next words.
  box.addEventListener("input", () => toggle(true))
  search.addEventListener("focusout", event => {
    const to = /** @type {Node | null} */ (/** @type {FocusEvent} */ (event).relatedTarget)
    if (to && !search.contains(to)) toggle(false)
  })
}

/** Opens or shuts the theme's search. @param {boolean} open */
function toggle(open) {
  const box = /** @type {Control} */ (document.querySelector("[data-md-toggle=search]"))
  if (box.checked !== open) box.click()
}

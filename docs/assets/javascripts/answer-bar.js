// The answer in one line that sticks while the form is in view, where the two do not stand side by side.

/** What the answer on the page says first, or nothing. @param {any} place a calculator-form @returns {string} */
export function headline(place) {
  const said = /** @type {HTMLElement | null} */ (place.outcome.querySelector("[data-headline]"))
  return (said?.dataset.headline || said?.textContent || "").trim().replace(/\s+/g, " ")
}

/**
 * Brings what has the focus out from under the line: of a text a browser takes care that the cursor is
 * seen, and not the rest; and the line can come when the focus is there already.
 * @param {Element} bar
 */
function uncover(bar) {
  const one = document.activeElement, form = bar.closest("form")
  if (one === bar || !form?.contains(one) || !bar.checkVisibility()) return
  // A choice is seen with its words.
  const whole = one.closest(".option") ?? one
  if (whole.getBoundingClientRect().bottom > bar.getBoundingClientRect().top) whole.scrollIntoView({ block: "nearest" })
}

addEventListener("keyup", ({ key }) => {
  const bar = key === "Tab" && document.querySelector("[data-bar]:not([hidden])")
  if (bar) uncover(bar)
})

/** @type {ResizeObserver | undefined} keeps the line's height free at the foot of the screen, so that nothing stops under it */
let room

/** @param {any} place a calculator-form with an answer */
export function showBar(place) {
  const bar = place.querySelector("[data-bar]"), words = headline(place)
  bar.hidden = !words
  room ??= new ResizeObserver(([{ target }]) => {
    document.documentElement.style.scrollPaddingBottom = `${/** @type {HTMLElement} */ (target).offsetHeight}px`
    uncover(target)
  })
  room.observe(bar)
  if (words && bar.textContent !== words) bar.textContent = words
}

/** @param {HTMLElement} place a calculator-form without an answer */
export function hideBar(place) {
  place.querySelector("[data-bar]").hidden = true
}

/** Takes the reader to the answer. @param {any} place a calculator-form @param {Event} event of the line */
export function goToAnswer(place, event) {
  event.preventDefault()
  event.stopPropagation()
  place.outcome.focus({ preventScroll: true })
  // To the very words: how a message was read can stand above them.
  const first = place.outcome.querySelector("[data-headline]") ?? place.outcome
  first.scrollIntoView({ block: "start" })
}

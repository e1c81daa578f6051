// The answer in one line that sticks while the form is in view, where the two do not stand side by side.

/** What the answer on the page says first, or nothing. @param {any} place a calculator-form @returns {string} */
export function headline(place) {
  const said = /** @type {HTMLElement | null} */ (place.outcome.querySelector("[data-headline]"))
  return (said?.dataset.headline || said?.textContent || "").trim().replace(/\s+/g, " ")
}

/** @param {any} place a calculator-form with an answer */
export function showBar(place) {
  const bar = place.querySelector("[data-bar]"), words = headline(place)
  bar.hidden = !words
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

// The line that stands where an answer will, while one that the reader had before is made again.

/**
 * Shows it, or takes it away. It is said by the form's status, in the same words.
 * @param {any} place a calculator-form @param {boolean} coming
 */
export function showComing(place, coming) {
  if (!coming && !place.coming) return
  place.coming = coming
  place.querySelector("[data-coming]").hidden = !coming
  if (coming) place.show()
}

/**
 * Whether there is enough to go on from without being asked: where an answer asks the next question,
 * rows and days from elsewhere are.
 * @param {any} place a calculator-form
 */
export function isBegun(place) {
  const rows = place.querySelector("[data-opening]") && place.form.querySelector("[data-rows]")
  const days = /** @type {Control[]} */ ([...place.form.querySelectorAll("input[type=date]")])
  // The opening question assumes the default platform: where the contract is known, Python asks.
  const placed = place.form.querySelector("[name=platform]:checked, [name=on_platform][value=no]:checked")
  return rows && (place.form.querySelector("[data-row]") || days.some(day => day.value) || placed)
}

// A row of the queue on the agent's desk: how it stands, and what its button says.

// How a row stands, and what the heading says of it.
export const STATES = [["emergency", "in danger"], ["danger", "danger?"], ["sure", "sure"], ["unsure", "not sure"], ["chosen", "chosen by you"]]

/** The line of the table that a part of it stands in. @param {Element} part */
export const lineOf = part => /** @type {HTMLTableRowElement} */ (/** @type {unknown} */ (part.closest("tr")))

/** How a row stands. @param {Element} part of the row */
export const stateOf = part => /** @type {HTMLElement} */ (lineOf(part).querySelector("[data-state]")).dataset.state

/** Which ticket of its queue a row's is, and what it is called. @param {Element} table @param {any} button of the row */
export function placeOf(table, button) {
  const rows = [...table.querySelectorAll("[data-open]")]
  const ticket = lineOf(button).cells[1].textContent.trim()
  return `Ticket ${rows.indexOf(button) + 1} of ${rows.length}${ticket && ": "}${ticket}`
}

/** What is heard before the line of a row's ticket: a sentence, also where its name ends with a sign of its own. @param {string} place */
export const arrivalOf = place => /[.!?…]$/.test(place) ? place : `${place}.`

/** Says on the button of a row whether the agent has answered its ticket. @param {HTMLElement} button @param {boolean} answered */
export function label(button, answered) {
  button.textContent = answered ? "Open again" : "Open"
  // What is heard begins with what is seen.
  button.ariaLabel = button.ariaLabel.replace(/^Open (?:again: )?/, answered ? "Open again: " : "Open ")
}

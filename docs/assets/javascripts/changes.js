// What an answer says that the one before it did not, in the few words that a screen reader hears of it.

/** @typedef {{ name: string | null, text: string | null, title: string, question: string, step: string }} Said */

/** @param {Element | null} one @returns {string} the text of what names it, or its own */
function words(one) {
  const named = document.getElementById(one?.getAttribute("aria-labelledby") ?? "") ?? one
  return (named?.textContent ?? "").trim().replace(/\s+/g, " ")
}

/** What stands in the answer now: its name, the question that is open, and the first step. @param {any} place a calculator-form @returns {Said} */
export function saidBy({ outcome }) {
  return {
    name: outcome.ariaLabel,
    text: outcome.querySelector("[data-outcome]").textContent,
    title: words(outcome.querySelector("[data-outcome] h3")),
    question: words(outcome.querySelector("[data-question]")),
    step: words(outcome.querySelector("[data-first-day], [data-first-step]")),
  }
}

/**
 * What is new in the answer: its name, or else its title, where that has changed; or that it has
 * changed at all, with the next question or the first step. Nothing where it is the same, or where
 * only words of a text are new, which the reader has just typed.
 * @param {any} place a calculator-form @param {Said} before @returns {string}
 */
export function newsOf(place, before) {
  const now = saidBy(place)
  if (now.name !== before.name) return now.name ?? ""
  if (now.text === before.text) return ""
  if (now.title !== before.title) return [now.title, now.name].filter(Boolean).join(". ")
  const detail = now.question !== before.question ? now.question : now.step !== before.step ? now.step : now.question || now.step
  return detail && `${place.word("changed")} ${detail}`
}

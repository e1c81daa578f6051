// The keys of the agent's desk: each question has a letter, and each of its answers a digit.

// Ten answers are the most that a question has; 0 is the tenth.
export const DIGITS = "1234567890"

/** Puts its key beside each question and answer, and lists them all. @param {any} desk a ticket-desk */
export function nameKeys(desk) {
  const list = document.createElement("dl")
  for (const [key, name] of desk.questions) {
    const title = desk.group(name).querySelector("legend")
    title.dataset.key = key.toUpperCase()
    const term = document.createElement("dt"), said = document.createElement("dd")
    term.textContent = `${key.toUpperCase()}: ${title.textContent}`
    said.textContent = desk.options(name).map((/** @type {Control} */ option, /** @type {number} */ number) => {
      option.dataset.key = DIGITS[number]
      return `${DIGITS[number]} ${option.querySelector("label").textContent}`
    }).join(", ")
    list.append(term, said)
  }
  const more = document.createElement("p")
  more.textContent = "First the letter of a question, then the number of an answer. C copies the note, T the tag, N takes the next ticket, Q goes back to an open queue. Keys act wherever the focus is, but for a text; Escape leaves the text. Ctrl+V outside of a text pastes the next ticket."
  desk.querySelector("[data-list]").append(more, list)
}

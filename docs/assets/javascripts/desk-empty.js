// A row of a queue whose ticket is empty: nothing of the ticket before stands on the desk then.

/** Takes the last ticket from the desk, with its line, its answers and its note. @param {any} desk a ticket-desk */
export function showEmpty(desk) {
  const { earlier } = desk, { at } = earlier
  // They are kept with their own row, and are not those of the row that is opened now.
  desk.touched.clear()
  desk.done = ""
  desk.forget()
  desk.beginAgain("empty")
  // The empty ticket has its place among those of this visit.
  earlier.at = at
  earlier.show()
}

/** @param {any} desk a ticket-desk @param {string} word what there is to say of the ticket before */
export function sayEmpty(desk, word) {
  // No line speaks for the form's answer.
  desk.place.spokenFor = false
  // The way to the next row is there also without a line.
  desk.querySelector("[data-actions]").hidden = false
  desk.tell(`${desk.word(word)} ${desk.word("empty")}`.trim())
  // Not into the box, where the next key would be a letter.
  desk.querySelector("#desk-hint").focus({ preventScroll: true })
}

// What the agent's desk says of a ticket's line, which stands in the page: only screen readers need it.

/** The line, after what has brought its ticket to the desk, which is said once. @param {any} desk a ticket-desk @param {string} said the line in a few words */
function withArrival(desk, said) {
  const { came } = desk
  desk.came = ""
  return [came, said].filter(Boolean).join(" ")
}

/** @param {any} desk a ticket-desk @param {string} said the line in a few words */
export function sayLine(desk, said) {
  desk.tell(withArrival(desk, said), false, true)
}

/** After the reading: what waits for the agent comes first. @param {any} desk a ticket-desk @param {string} word @param {string} said the line */
export function sayRead(desk, word, said) {
  if (desk.box.changed) desk.box.show()
  else if (desk.keys.pending) desk.keys.ask(desk.keys.pending)
  else if (desk.refused) desk.say("there_now")
  else if (word) desk.tell(desk.word(word), false, false, withArrival(desk, said))
  else if (!desk.stays) sayLine(desk, said)
}

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

/** What a key chose or took back: it stays, and the line that comes of it is heard before it. */
const CHOSEN = ["nothing", "nothing_hint", "nothing_again", "taken_back", "answer_back"]

/** After a correction. @param {any} desk a ticket-desk @param {string} said the line */
export function sayRenewed(desk, said) {
  const word = CHOSEN.find(one => desk.says(one))
  if (word) desk.tell(desk.word(word), false, false, withArrival(desk, said))
  else if (!desk.stays) sayLine(desk, said)
}

/** After the reading: what waits for the agent comes first. @param {any} desk a ticket-desk @param {string} word @param {string} said the line */
export function sayRead(desk, word, said) {
  if (desk.box.changed) desk.box.show()
  else if (desk.keys.pending) desk.keys.ask(desk.keys.pending)
  else if (desk.refused) desk.say("there_now")
  else if (word) desk.tell(desk.word(word), false, false, withArrival(desk, said))
  else if (!desk.stays) sayLine(desk, said)
}

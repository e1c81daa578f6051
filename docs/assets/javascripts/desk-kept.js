// A single ticket of this visit while another page is read: in memory alone, as its queue is.
import { store } from "./case.js"
import { only } from "./facts.js"

// Kept with the answers of a ticket: its text is kept nowhere, so they have no meaning without it.
export const TICKET = "ticket"

/** @typedef {import("./desk-pasted.js").Left} Left */
/** @type {{ ticket?: Left, unread?: boolean, seen?: import("./desk-earlier.js").Seen[], at?: number }} the ticket, whether it still has to be read, and those of this visit with its place among them */
let kept = {}
/** @type {any} the desk while its page is read */
let shown

/** Whether the ticket in memory still belongs to the case: where that was deleted, the ticket goes too. */
const stands = () => Boolean(kept.ticket) && (kept.unread || store.asked.includes(TICKET))

// A ticket is lost with the page, and nothing else tells that.
addEventListener("beforeunload", event => { if (shown ? shown.text.value.trim() : stands()) event.preventDefault() })

/** Another page is read now. @param {any} desk a ticket-desk */
export function putAway(desk) {
  const { text, done, reading, pasted, queue, box, earlier: { seen, at } } = desk
  if (shown === desk) shown = undefined
  // A row's ticket stays with its queue.
  const ticket = text.value.trim() && !queue.holds ? { ...pasted.leave(), text: text.value } : undefined
  if (ticket && box.isOther()) ticket.touched = []
  kept = { ticket, unread: reading || text.value !== done, seen, at }
}

/** Puts the ticket back on the desk, where its page is read again. @param {any} desk a ticket-desk @returns {boolean} whether there is one */
export function bringBack(desk) {
  const { ticket, unread, seen = [], at } = kept, back = stands()
  shown = desk
  kept = {}
  // With a case that was deleted its tickets go.
  if (seen.length && (back || !ticket)) Object.assign(desk.earlier, { seen, at: back ? at : seen.length }).show()
  if (!back) return false
  desk.text.value = ticket.text
  const { answers, touched } = ticket
  // Of what still has to be read only the agent's own answers count.
  desk.fill(unread ? only(answers, new Set(touched)) : answers)
  if (unread) desk.read(false, "", touched)
  else desk.pasted.stand(ticket)
  return true
}

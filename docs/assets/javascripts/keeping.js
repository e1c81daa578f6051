// The line of a form that says where the case is kept, and asks when two tabs have both changed it;
// and the button beside an answer that keeps the case in the browser.
import { store } from "./case.js"
import { hide } from "./conditions.js"
import { sayBeside } from "./takeaway.js"

/** What is asked for where a ticket's text stands on the agent's desk, as in desk-kept.js. */
const TICKET = "ticket"
/** What is said once the case is kept. */
const KEPT = "Kept in this browser, for every tab, until you delete it on the page “Your case”. Who uses this browser can read it."

/**
 * Where the case is kept, in words.
 * @param {{ words: string, kept: boolean, keepsNothing: boolean, empty: boolean }} state
 * @param {boolean} [ticket] whether they are answers about a ticket on the agent's desk
 */
export function keepingWords({ words, kept, keepsNothing, empty }, ticket = false) {
  if (words) return words
  if (ticket) return "These answers go with the text of the ticket, which is not saved: when this page is loaded again, both are gone."
  if (kept) return "Kept in this browser."
  if (keepsNothing) return "Kept only on this page."
  if (empty) return "Nothing is typed in this tab yet. What you typed in another tab is in that one alone, unless you choose “Keep in this browser” there."
  return "Kept in this tab. The browser may bring it back when you reopen the tab."
}

/** @param {HTMLElement} line the element with `data-keeping` */
export function showKeeping(line) {
  const form = line.closest("calculator-form"), next = form.querySelector("[data-restart]")
  const place = line.querySelector("[data-keeping-words]"), words = keepingWords(store, Boolean(next) && store.asked.includes(TICKET))
  if (place.textContent !== words) place.textContent = words
  for (const button of line.querySelectorAll("[data-settle]")) hide(button, store.problem !== "changed")
  hide(line, false)
  // A ticket of somebody else, after which the next one begins, is no case to keep.
  form.classList.toggle("in-tab-alone", canKeep(store) && !next)
}

/** Whether a case is in this tab alone and could be kept. @param {{ problem: string, kept: boolean, keepsNothing: boolean, empty: boolean }} state */
export const canKeep = ({ problem, kept, keepsNothing, empty }) => !(problem || kept || keepsNothing || empty)

addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-keep-case]")
  if (!button) return
  store.keep()
  const said = store.kept ? KEPT : store.words
  button.closest("calculator-form").say(said, true)
  sayBeside(button, said)
})

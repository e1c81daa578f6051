// Who follows a link from one answer to another tool has asked that tool: on a phone, where the answer
// stands far below its form, they are taken to it.
import { store } from "./case.js"
import { LEADS, tab } from "./storage.js"

/** Asks the tool to which a link leads, and notes which that is until its page is there. @param {string} tool */
export function leadTo(tool) {
  store.ask(tool)
  tab.write(LEADS, tool)
}

/** Whether the answer stands beside the form. @param {any} place a calculator-form */
const isBeside = place => getComputedStyle(place).display === "grid"

/** Whether the reader comes by such a link, to an answer that is not beside its form. @param {any} place a calculator-form */
export function arrives(place) {
  const led = tab.read(LEADS) === place.name
  tab.remove(LEADS)
  return led && !isBeside(place)
}

/** To the head of a page whose tool needs more for an answer. */
export function stayAtHead() {
  const head = document.querySelector("article h1")
  if (!head) return
  head.tabIndex = -1
  head.focus({ preventScroll: true })
  scrollTo({ top: 0, behavior: "instant" })
}

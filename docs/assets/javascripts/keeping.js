// The line of a form that says where the case is kept, and asks when two tabs have both changed it.
import { store } from "./case.js"

/** Where the case is kept, in words. @param {{ words: string, kept: boolean, keepsNothing: boolean }} state */
export function keepingWords({ words, kept, keepsNothing }) {
  if (words) return words
  if (kept) return "Kept in this browser."
  if (keepsNothing) return "Kept nowhere but on this page."
  return "Kept in this tab. The browser may bring it back when you reopen the tab."
}

/** @param {HTMLElement} line the element with `data-keeping` */
export function showKeeping(line) {
  line.querySelector("[data-keeping-words]").textContent = keepingWords(store)
  for (const button of line.querySelectorAll("[data-settle]")) button.hidden = store.problem !== "changed"
  line.hidden = false
}

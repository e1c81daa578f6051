// The line of a form that says where the case is kept, and asks when two tabs have both changed it.
import { store } from "./case.js"
import { hide } from "./conditions.js"

/** Where the case is kept, in words. @param {{ words: string, kept: boolean, keepsNothing: boolean }} state */
export function keepingWords({ words, kept, keepsNothing }) {
  if (words) return words
  if (kept) return "Kept in this browser."
  if (keepsNothing) return "Kept nowhere but on this page."
  return "Kept in this tab. The browser may bring it back when you reopen the tab."
}

/** @param {HTMLElement} line the element with `data-keeping` */
export function showKeeping(line) {
  const place = line.querySelector("[data-keeping-words]"), words = keepingWords(store)
  if (place.textContent !== words) place.textContent = words
  for (const button of line.querySelectorAll("[data-settle]")) hide(button, store.problem !== "changed")
  hide(line, false)
}

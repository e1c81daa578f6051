// Whether single keys act on the agent's desk: who speaks to the computer, or strikes a key by chance, can switch them off.
import { browser } from "./storage.js"

const OFF = "letter-keys-off"
/** Where the browser stores nothing, the choice holds as long as the page. */
let off = browser.read(OFF) !== null

/** @returns {boolean} */
export const lettersAct = () => !off

/** Lets the switch of a desk show the choice, and keep it in this browser. @param {ParentNode} desk */
export function offerSwitch(desk) {
  const control = /** @type {HTMLInputElement} */ (desk.querySelector("[data-letter-keys]"))
  control.checked = !off
  control.addEventListener("change", () => {
    off = !control.checked
    if (off) browser.write(OFF, "yes")
    else browser.remove(OFF)
  })
}

// Beside each sum and quantity of a form: how it was read, once Python has started.
import { read } from "./answers.js"
import { runtime } from "./runtime.js"

/** @param {HTMLFormElement} form @param {string} tool */
export async function showUnderstood(form, tool) {
  const places = form.querySelectorAll("[data-understood]")
  if (!places.length || runtime.state !== "ready") return
  try {
    const said = JSON.parse(await runtime.call("understood", tool, JSON.stringify(read(form))))
    for (const place of places) {
      const text = said[place.dataset.understood] ?? ""
      if (place.textContent !== text) place.textContent = text
    }
  } catch { /* it only helps: the answer itself says what is wrong */ }
}

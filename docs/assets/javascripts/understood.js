// Beside each sum and quantity of a form: how it was read, once Python has started.
import { read } from "./answers.js"
import { runtime } from "./runtime.js"

/** What each place was last asked for: most keys change a day or words, and need no second question. */
const asked = new WeakMap()

/** @param {HTMLFormElement} form @param {string} tool */
export async function showUnderstood(form, tool) {
  const places = /** @type {HTMLOutputElement[]} */ (/** @type {unknown} */ ([...form.querySelectorAll("[data-understood]")]))
  if (!places.length || runtime.state !== "ready") return
  // A sum is said in the currency that is chosen, which may be any list or button of the form.
  const chosen = [...form.querySelectorAll("select, :checked")].map(control => control.value).join("\n")
  const wanted = new Map(places.map(place => [place, `${document.getElementById(place.htmlFor.value)?.value}\n${chosen}`]))
  if (places.every(place => asked.get(place) === wanted.get(place))) return
  for (const [place, what] of wanted) asked.set(place, what)
  try {
    const said = JSON.parse(await runtime.call("understood", tool, JSON.stringify(read(form))))
    for (const place of places) {
      const text = said[place.dataset.understood] ?? ""
      if (place.textContent !== text) place.textContent = text
    }
  } catch { // it only helps: the answer itself says what is wrong
    for (const place of places) asked.delete(place)
  }
}

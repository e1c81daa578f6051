// Ticks of a checklist are kept as what is typed is: in the tab, unless the reader wants nothing kept.
import { parse } from "./facts.js"
import { tab } from "./storage.js"

const NAME = "ticks"

/** @returns {Record<string, any>} tick by page and place */
const ticks = () => parse(tab.read(NAME)) ?? {}

function boxes() {
  return [...document.querySelectorAll(".checklist input")]
}

/** @param {number} index */
function key(index) {
  return `${location.pathname}#${index}`
}

document.addEventListener("change", event => {
  const index = boxes().indexOf(/** @type {Control} */ (event.target))
  if (index >= 0) tab.write(NAME, JSON.stringify({ ...ticks(), [key(index)]: event.target.checked }))
})

// The theme swaps pages without loading them; each new one gets its ticks back.
window.document$.subscribe(() => {
  const kept = ticks()
  for (const [index, box] of boxes().entries()) box.checked = kept[key(index)] ?? box.checked
})

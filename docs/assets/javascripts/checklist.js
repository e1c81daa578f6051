// Ticks of a checklist live as long as the site stays open in this tab. They are stored nowhere.

/** @type {Map<string, boolean>} tick by page and place */
const ticks = new Map()

function boxes() {
  return [...document.querySelectorAll(".checklist input")]
}

function key(index) {
  return `${location.pathname}#${index}`
}

document.addEventListener("change", event => {
  const index = boxes().indexOf(event.target)
  if (index >= 0) ticks.set(key(index), event.target.checked)
})

// The theme swaps pages without loading them; each new one gets its ticks back.
window.document$.subscribe(() => {
  for (const [index, box] of boxes().entries()) box.checked = ticks.get(key(index)) ?? box.checked
})

// Opens the folds around what the address names: a search hit, or a link to one rule.

/** The element that the address names; an address with a broken sign names none. */
function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)))
  } catch {
    return null
  }
}

function reveal() {
  const named = target()
  let opened = false
  for (let fold = named?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    opened ||= !fold.open
    fold.open = true
  }
  if (opened) named?.scrollIntoView()
}

addEventListener("hashchange", reveal)
window.document$?.subscribe(reveal)

// Opens the folds around what the address names: a search hit, or a link to one rule.

function reveal() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  let opened = false
  for (let fold = named?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
    opened ||= !fold.open
    fold.open = true
  }
  if (opened) named?.scrollIntoView()
}

addEventListener("hashchange", reveal)
window.document$?.subscribe(reveal)

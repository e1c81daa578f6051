// Where links lead: within a page the browser's own way, and out of an answer into a new tab.

/** The page that the theme shows, or is about to show: it swaps pages without loading them. */
let shown = location.pathname
window.location$?.subscribe(({ pathname }) => { shown = pathname })

// The theme takes each first way within a page for a new page: it fetches it once more, swaps it, and
// scrolls to wherever the reader was a moment before. So it hears nothing of such ways.
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href]")
  if (!link) return
  const here = link.origin === location.origin && link.pathname === location.pathname
  if (here && link.hash && !link.target) link.target = "_self"
  // What was typed may live in this page alone, and an answer with it.
  if (link.origin !== location.origin && link.closest("[data-outcome]")) {
    link.target = "_blank"
    link.rel = "noopener noreferrer external"
  }
}, { capture: true })

addEventListener("popstate", event => {
  if (location.pathname === shown) event.stopImmediatePropagation()
}, { capture: true })

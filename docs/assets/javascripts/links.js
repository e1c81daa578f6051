// Where links lead: within a page the browser's own way, and out of an answer into a new tab.

// The page that the theme shows, or is about to show: overrides/partials/javascripts/base.html.
window.location$?.subscribe(({ pathname }) => { window.__shown = pathname })

// A link within the page is not the theme's: with a target it leaves a link alone.
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

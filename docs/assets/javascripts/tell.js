// A link that tells the case what happened, and asks the timeline about it, before it is followed.
import { store } from "./case.js"

addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[data-tells]")
  if (!link) return
  store.add({ events: [JSON.parse(link.dataset.tells)] })
  store.ask("timeline")
}, { capture: true })

// A link that tells the case what happened before it is followed.
import { store } from "./case.js"

addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[data-tells]")
  if (link) store.add({ events: [JSON.parse(link.dataset.tells)] })
}, { capture: true })

// The search: the theme takes the focus and drops it when it is closed, and this gives it back.

/** @type {Control | null} */
let before = null

addEventListener("focusin", ({ target, relatedTarget }) => {
  if (target.closest(".md-search") && relatedTarget && !relatedTarget.closest(".md-search")) before = /** @type {Control} */ (relatedTarget)
})

addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape" || !target.closest?.(".md-search")) return
  setTimeout(() => {
    if (document.activeElement === document.body && before?.isConnected) before.focus({ preventScroll: true })
  })
})

// Which of two pages comes first is decided by whom the reader's page is for: search-worker.js.
const audiences = new BroadcastChannel("search")
addEventListener("focusin", ({ target }) => {
  if (!target.matches(".md-search__input")) return
  audiences.postMessage(document.querySelector(".page-head__audience--agent") ? "agent" : "everyone")
})

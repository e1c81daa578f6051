// The theme's search takes the focus and drops it when it is closed: this gives it back.

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

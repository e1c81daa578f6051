// The search: the theme takes the focus and drops it when it is closed, and this gives it back.
// Other scripts open it with words of their own.

/** Milliseconds until the theme has noticed that its search has the focus; before, it misses Escape. */
const NOTICED = 10

/** @type {Control | null} */
let before = null

/** Opens the search with what was typed elsewhere. @param {string} text */
export function searchFor(text) {
  const box = document.querySelector(".md-search__input")
  box.value = text
  box.focus()
  // The theme listens to keys, not to what a script puts in.
  box.dispatchEvent(new Event("keyup"))
}

addEventListener("focusin", ({ target, relatedTarget }) => {
  // How many pages were found is said to a screen reader; the theme only shows it.
  if (target.closest(".md-search")) document.querySelector(".md-search-result__meta")?.setAttribute("role", "status")
  if (target.closest(".md-search") && relatedTarget && !relatedTarget.closest(".md-search")) before = /** @type {Control} */ (relatedTarget)
})

addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape" || !target.closest?.(".md-search")) return
  setTimeout(() => {
    const open = /** @type {Control} */ (document.querySelector("[data-md-toggle=search]"))
    if (open.checked) open.click()
    const focused = /** @type {HTMLElement} */ (document.activeElement)
    if (focused.closest(".md-search")) focused.blur()
    if (document.activeElement === document.body && before?.isConnected) before.focus({ preventScroll: true })
  }, NOTICED)
})

// Which of two pages comes first is decided by whom the reader's page is for: search-worker.js.
// It is said with the query itself: what goes another way can come after it, or to another tab.
const { postMessage: send } = Worker.prototype
Worker.prototype.postMessage = function (/** @type {{ type?: unknown } | undefined} */ message, /** @type {any} */ options) {
  const agent = document.querySelector(".page-head__audience--agent")
  send.call(this, message?.type === 2 ? { ...message, audience: agent ? "agent" : "everyone" } : message, options)
}

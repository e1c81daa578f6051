// The search: the theme takes the focus and drops it when it is closed, and this gives it back.
// Other scripts open it with words of their own.

/** Milliseconds until the theme has noticed that its search has the focus; before, it misses Escape. */
const NOTICED = 10

/** @type {HTMLElement | null} where the focus was when the search was opened */
let before = null
/** Whether the reader came to the box itself, by Tab or a press: then that is where it was opened. */
let stays = false
let tabbed = false

const IN_SEARCH = ".md-search"
/** Where the box stands beside the page, as the theme has it. On a phone a button opens it. */
const BESIDE = matchMedia("(min-width: 60em)")
const isOpen = () => /** @type {Control | null} */ (document.querySelector("[data-md-toggle=search]"))?.checked
const outside = (/** @type {any} */ one) => one && one !== document.body && !one.closest(IN_SEARCH) ? one : null

const opener = document.createElement("button")

/** The theme's label that opens the search of a phone gives its place to a button, and there the box is a stop of Tab only while it is seen. */
function showOpener() {
  const box = document.querySelector(".md-search__input")
  const label = /** @type {HTMLLabelElement | null} */ (document.querySelector("header [for=__search]"))
  if (!label || !box) return
  opener.type = "button"
  opener.className = `search-opener ${label.className}`
  opener.setAttribute("aria-label", "Search")
  opener.append(...label.childNodes)
  // The theme looks for its label, and hears when that is pressed.
  label.after(opener)
  opener.addEventListener("click", () => label.click())
  const show = () => { box.tabIndex = BESIDE.matches || isOpen() ? 0 : -1 }
  show()
  for (const one of [BESIDE, document.querySelector("[data-md-toggle=search]")]) one?.addEventListener("change", show)
}
showOpener()

/** A dialog while it is open. The box beside the page is none, and on a phone it is not there for anybody while it is shut. */
function showDialog() {
  const search = document.querySelector(IN_SEARCH)
  if (!search) return
  if (isOpen()) search.setAttribute("role", "dialog")
  else search.removeAttribute("role")
  search.ariaLabel = isOpen() ? "Search" : null
  // Not hidden otherwise: the theme gives the box the focus, and opens the search for that.
  search.ariaHidden = isOpen() || BESIDE.matches ? null : "true"
}
for (const one of [BESIDE, document.querySelector("[data-md-toggle=search]")]) one?.addEventListener("change", showDialog)
showDialog()

/** Opens the search with what was typed elsewhere. @param {string} text */
export function searchFor(text) {
  const box = document.querySelector(".md-search__input")
  box.value = text
  box.focus()
  // The theme listens to keys, not to what a script puts in.
  box.dispatchEvent(new Event("keyup"))
}

addEventListener("keydown", ({ key }) => { tabbed = key === "Tab" }, true)

// A press takes the focus away before the search has it.
addEventListener("pointerdown", ({ target }) => {
  tabbed = false
  if (isOpen() || !target.closest?.(`${IN_SEARCH}, .search-opener`)) return
  before = outside(document.activeElement)
  stays = Boolean(target.closest(IN_SEARCH))
}, true)

let improved = false

addEventListener("focusin", ({ target, relatedTarget }) => {
  const search = target.closest(IN_SEARCH)
  if (!search) return
  // Without it the theme's keys work as they do.
  if (!improved) import("./search-hits.js").then(({ improve }) => improve(search, () => stays)).catch(() => {})
  improved = true
  if (isOpen() || (stays && !tabbed && !relatedTarget)) return
  stays = tabbed
  before = outside(relatedTarget)
})

addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape" || !target.closest?.(".md-search")) return
  setTimeout(() => {
    const open = /** @type {Control} */ (document.querySelector("[data-md-toggle=search]"))
    if (open.checked) open.click()
    const focused = /** @type {HTMLElement} */ (document.activeElement)
    if (focused.closest(".md-search")) focused.blur()
    const back = before?.isConnected ? before : BESIDE.matches ? null : opener
    if (document.activeElement === document.body) back?.focus({ preventScroll: true })
  }, NOTICED)
})

// Which of two pages comes first is decided by whom the reader's page is for: search-worker.js.
// It is said with the query itself: what goes another way can come after it, or to another tab.
const { postMessage: send } = Worker.prototype
Worker.prototype.postMessage = function (/** @type {{ type?: unknown } | undefined} */ message, /** @type {any} */ options) {
  const agent = document.querySelector(".page-head__audience--agent")
  send.call(this, message?.type === 2 ? { ...message, audience: agent ? "agent" : "everyone" } : message, options)
}

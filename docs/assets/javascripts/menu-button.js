// <menu-button>: the label that opens the menu of a phone becomes a button, which says whether the
// menu is open. Without this script the theme's own switch, a box to check, opens it.

class MenuButton extends HTMLElement {
  connectedCallback() {
    const label = /** @type {HTMLLabelElement | null} */ (/** @type {unknown} */ (this.querySelector("label"))), toggle = /** @type {Control | null} */ (document.getElementById(label?.htmlFor ?? ""))
    if (!toggle) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = label.className
    button.setAttribute("aria-label", toggle.getAttribute("aria-label") ?? "Menu")
    button.append(...label.childNodes)
    label.replaceWith(button)
    // One switch is enough, also for a screen reader.
    toggle.tabIndex = -1
    toggle.setAttribute("aria-hidden", "true")
    const show = () => { button.setAttribute("aria-expanded", String(toggle.checked)) }
    show()
    toggle.addEventListener("change", show)
    button.addEventListener("click", () => {
      toggle.click()
      // The menu stands further down in the page than it looks.
      if (toggle.checked) firstIn(document.querySelector(".md-sidebar--primary"))?.focus({ preventScroll: true })
    })
    const menu = document.querySelector(".md-sidebar--primary")
    // Only an open menu has sections that open and close; on a wide screen they are headings.
    toggle.addEventListener("change", () => {
      for (const section of menu?.querySelectorAll("label.md-nav__link[for]:not([role])") ?? []) becomeButton(/** @type {any} */ (section))
    }, { once: true })
    // An open menu lies over the page: whoever goes on to that has left the menu.
    addEventListener("focusin", ({ target }) => {
      if (toggle.checked && target !== button && !menu?.contains(/** @type {Node} */ (target))) toggle.click()
    })
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle.checked || event.target.closest?.(".md-search")) return
      toggle.click()
      button.focus()
    })
  }
}

/**
 * The label that opens the pages of a section: a button for the keyboard, which says whether they show.
 * @param {HTMLLabelElement} label
 */
function becomeButton(label) {
  const section = /** @type {Control | null} */ (document.getElementById(label.htmlFor))
  if (!section) return
  label.setAttribute("role", "button")
  // On a phone it stands in place of the page's own link.
  if (label.matches(".md-nav__link--active")) label.setAttribute("aria-current", "page")
  else label.setAttribute("aria-label", `Pages of ${label.textContent.trim()}`)
  label.tabIndex = 0
  const show = () => { label.setAttribute("aria-expanded", String(section.checked)) }
  show()
  section.addEventListener("change", show)
  label.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return
    event.preventDefault()
    // The theme presses it with Enter too, and would take that back.
    event.stopPropagation()
    section.click()
  })
}

/** The first link in sight: of the group that lies over the others. @param {Element | null} menu @returns {HTMLElement | undefined} */
function firstIn(menu) {
  const shown = [...menu?.querySelectorAll(".md-nav__toggle:checked ~ .md-nav") ?? []].at(-1) ?? menu
  return [...shown?.querySelectorAll("a[href]") ?? []].find(one => one.getClientRects().length)
}

customElements.define("menu-button", MenuButton)

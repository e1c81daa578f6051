// <menu-button>: the label that opens the menu of a phone becomes a button, which says whether the
// menu is open. Without this script the theme's own switch, a box to check, opens it.
import { firstIn, menuOf, showLevels, useLevels } from "./menu-levels.js"

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
      const menu = menuOf()
      if (toggle.checked && menu) firstIn(menu)?.focus({ preventScroll: true })
    })
    // Only an open menu has sections that open and close; on a wide screen they are headings.
    toggle.addEventListener("change", () => {
      const menu = menuOf()
      if (menu) toggle.checked ? useLevels(menu) : showLevels(menu)
    })
    // An open menu lies over the page: whoever goes on to that has left the menu.
    addEventListener("focusin", ({ target }) => {
      if (toggle.checked && target !== button && !menuOf()?.contains(/** @type {Node} */ (target))) toggle.click()
    })
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle.checked || event.target.closest?.(".md-search")) return
      toggle.click()
      button.focus()
    })
  }
}

customElements.define("menu-button", MenuButton)

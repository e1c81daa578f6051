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
    addEventListener("keydown", event => {
      if (event.key !== "Escape" || !toggle.checked || event.target.closest?.(".md-search")) return
      toggle.click()
      button.focus()
    })
  }
}

/** The first link in sight: of the group that lies over the others. @param {Element | null} menu @returns {HTMLElement | undefined} */
function firstIn(menu) {
  const shown = [...menu?.querySelectorAll(".md-nav__toggle:checked ~ .md-nav") ?? []].at(-1) ?? menu
  return [...shown?.querySelectorAll("a[href]") ?? []].find(one => one.getClientRects().length)
}

customElements.define("menu-button", MenuButton)

// <copy-button for="id">: copies the text of that element, or the address of a link.
// Without a script it shows nothing, for then there is nothing that it could do.

import { copied, copy } from "./clipboard.js"

class CopyButton extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return
    const button = document.createElement("button")
    button.type = "button"
    button.className = "copy"
    button.append(...this.childNodes)
    this.said = document.createElement("span")
    this.said.setAttribute("role", "status")
    button.addEventListener("click", () => this.copy())
    this.append(button, " ", this.said)
  }

  /** Takes the words and the place of another answer's button; the focus stays. @param {Element} wanted */
  renew(wanted) {
    this.setAttribute("for", wanted.getAttribute("for"))
    this.querySelector("button").replaceChildren(...wanted.childNodes)
    this.said.textContent = ""
  }

  async copy() {
    const source = document.getElementById(this.getAttribute("for"))
    this.said.textContent = ""
    if (await copy(/** @type {HTMLAnchorElement} */ (source).href ?? source.textContent)) {
      this.said.textContent = copied(this.querySelector("button"))
      this.dispatchEvent(new Event("copied", { bubbles: true }))
      return
    }
    // A browser may refuse: then the text is selected, and the reader copies it.
    getSelection().selectAllChildren(source)
    this.said.textContent = "Selected: copy it with your keyboard or the menu"
  }
}

customElements.define("copy-button", CopyButton)

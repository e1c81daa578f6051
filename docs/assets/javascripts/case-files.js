// <case-files>: the files that the case knows, and what was confirmed from each. Names are set as text.
import { store } from "./case.js"

/** @param {string} name @param {string} text */
const node = (name, text) => Object.assign(document.createElement(name), { textContent: text })

class CaseFiles extends HTMLElement {
  connectedCallback() {
    /** @type {Node[]} */
    this.blank = this.blank ?? [...this.childNodes]
    this.renew = () => this.show()
    for (const kind of ["change", "state"]) store.addEventListener(kind, this.renew)
    this.show()
  }

  disconnectedCallback() {
    for (const kind of ["change", "state"]) store.removeEventListener(kind, this.renew)
  }

  show() {
    const rows = /** @type {Record<string, string>[]} */ ([store.facts.files ?? []].flat()), list = document.createElement("ul")
    list.append(...rows.map(({ name, bytes, sha256 = "", confirmed = "" }) => {
      const item = document.createElement("li"), more = document.createElement("details")
      const said = confirmed.split("\n").filter(Boolean), inner = document.createElement("ul")
      inner.append(...said.map((/** @type {string} */ text) => node("li", text)))
      more.append(node("summary", `${said.length} confirmed`), node("p", `SHA-256: ${sha256}`), inner)
      item.append(node("strong", name), `, ${bytes} bytes`, more)
      return item
    }))
    this.replaceChildren(...rows.length ? [list, node("p", "The files themselves are not kept. To read one again, choose it again: its fingerprint is compared.")] : this.blank)
  }
}

customElements.define("case-files", CaseFiles)

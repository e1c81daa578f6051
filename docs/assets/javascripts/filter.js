// <entry-filter for="id" label="..." of="rules">: a box that narrows the entries inside an element,
// or, without `for`, those of the page.
// Entries are its children with `data-entry`; `data-words` of the element are words that mean the
// same. A child with `data-none` says what to do where nothing fits.
// Without a script, all entries are simply there.
import { finder } from "./mentions.js"
import { searchFor } from "./search.js"

// What stands in every entry and says nothing of it.
const ASIDE = "copy-button, summary, [data-aside]"

class EntryFilter extends HTMLElement {
  connectedCallback() {
    if (this.input) return
    const label = document.createElement("label")
    this.input = document.createElement("input")
    this.said = document.createElement("p")
    this.count = document.createElement("span")
    this.none = this.querySelector("[data-none]")
    this.input.type = "search"
    this.input.autocomplete = "off"
    this.said.setAttribute("role", "status")
    this.said.append(this.count)
    if (this.none) this.said.append(" ", this.none)
    label.append(this.getAttribute("label"), this.input)
    this.append(label, this.said)
    this.input.addEventListener("input", () => this.narrow())
    this.none?.querySelector("[data-search]").addEventListener("click", () => searchFor(this.input.value))
    // An address that names a hidden entry shows it.
    this.reveal = () => {
      if (!this.input.value) return
      this.input.value = ""
      this.narrow()
      // The browser was there before the entry was.
      document.getElementById(location.hash.slice(1))?.scrollIntoView()
    }
    addEventListener("hashchange", this.reveal)
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.reveal)
  }

  /** Reads the entries, once somebody types. */
  read() {
    const place = document.getElementById(this.getAttribute("for") ?? "")
    this.entries = [...(place ?? document).querySelectorAll("[data-entry]")]
    this.find = finder(this.entries.map(textOf), JSON.parse(place?.dataset.words ?? "{}"))
  }

  narrow() {
    if (!this.find) this.read()
    const typed = this.input.value.trim() !== "", found = this.find(this.input.value)
    for (const [number, entry] of this.entries.entries()) {
      entry.hidden = !found[number]
      // What was looked for may stand in its fold.
      const fold = entry.querySelector("[data-fold]")
      if (fold) fold.open = typed
    }
    // A chapter in which nothing was found has nothing to open.
    for (const chapter of document.querySelectorAll(".chapter")) {
      if (!chapter.querySelector("[data-entry]")) continue
      chapter.hidden = !chapter.querySelector("[data-entry]:not([hidden])")
      chapter.open = typed
    }
    const shown = found.filter(Boolean).length
    this.count.textContent = typed ? `${shown} of ${found.length} ${this.getAttribute("of") ?? "rules"}` : ""
    if (this.none) this.none.hidden = shown > 0
  }
}

/** What an entry says. @param {Element} entry */
function textOf(entry) {
  const copy = /** @type {Element} */ (entry.cloneNode(true))
  for (const aside of copy.querySelectorAll(ASIDE)) aside.remove()
  return copy.textContent
}

customElements.define("entry-filter", EntryFilter)

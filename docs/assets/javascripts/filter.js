// <entry-filter for="id" label="..." of="rules">: a box that narrows the entries inside an element,
// or, without `for`, those of the page.
// Entries are its children with `data-entry`. Without a script, all of them are simply there.

class EntryFilter extends HTMLElement {
  connectedCallback() {
    if (this.input) return
    const label = document.createElement("label")
    this.input = document.createElement("input")
    this.said = document.createElement("p")
    this.input.type = "search"
    this.input.autocomplete = "off"
    this.said.setAttribute("role", "status")
    label.append(this.getAttribute("label"), this.input)
    this.append(label, this.said)
    this.input.addEventListener("input", () => this.narrow())
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

  narrow() {
    const words = this.input.value.toLowerCase().split(/\s+/).filter(Boolean)
    const entries = [...(document.getElementById(this.getAttribute("for") ?? "") ?? document).querySelectorAll("[data-entry]")]
    for (const entry of entries) {
      const text = entry.textContent.toLowerCase()
      entry.hidden = !words.every(word => text.includes(word))
      // What was looked for may stand in its fold.
      const fold = entry.querySelector("[data-fold]")
      if (fold) fold.open = words.length > 0
    }
    // A chapter in which nothing was found has nothing to open.
    for (const chapter of document.querySelectorAll(".chapter")) {
      if (!chapter.querySelector("[data-entry]")) continue
      chapter.hidden = !chapter.querySelector("[data-entry]:not([hidden])")
      chapter.open = words.length > 0
    }
    const shown = entries.filter(entry => !entry.hidden).length
    this.said.textContent = words.length ? `${shown} of ${entries.length} ${this.getAttribute("of") ?? "rules"}` : ""
  }
}

customElements.define("entry-filter", EntryFilter)

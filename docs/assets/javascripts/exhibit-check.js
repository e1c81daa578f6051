// <exhibit-check>: compares a file with the fingerprints that it holds, in a worker of its own.
import { another } from "./runtime.js"

class ExhibitCheck extends HTMLElement {
  connectedCallback() {
    /** @type {ReturnType<typeof another>} */
    this.worker = undefined
    /** @type {File} */
    this.file = undefined
    this.query = (/** @type {string} */ name) => this.querySelector(`[data-${name}]`)
    this.query("file").addEventListener("change", () => this.take(this.query("file").files[0]))
    this.query("expected").addEventListener("change", () => this.take(this.file))
    this.addEventListener("dragover", event => event.preventDefault())
    this.addEventListener("drop", event => {
      event.preventDefault()
      this.take(event.dataTransfer.files[0])
    })
    for (const control of this.querySelectorAll("[disabled]")) control.disabled = false
  }

  disconnectedCallback() {
    this.worker?.cancel()
  }

  /** @param {string} name */
  say(name) {
    return this.query("said").content.querySelector(`[data-said-${name}]`).textContent
  }

  /** @param {File} file */
  async take(file) {
    if (!file) return
    this.file = file
    this.query("answer").hidden = true
    this.query("state").textContent = this.say("reading")
    this.worker ??= another()
    try {
      /** @type {any} */
      const checked = await this.worker.bind({ call: "check", needs: ["files", "exhibit_file"] }, file, this.query("expected").value)
      this.query("state").textContent = checked.error ?? ""
      if (!checked.error) this.show(checked)
    } catch {
      this.query("state").textContent = this.say("failed")
    }
  }

  /** @param {any} checked as calculators/exhibit_file/check.py gives it */
  show({ ok, file, expected, originals, wrong, shows, does_not_show: notShown }) {
    const items = (/** @type {string} */ name, /** @type {string[]} */ texts) => this.query(name).replaceChildren(...texts.map(text => Object.assign(document.createElement("li"), { textContent: text })))
    this.query("verdict").textContent = this.say(ok ? "right" : wrong.length ? "wrong" : "another")
    this.query("meaning").textContent = shows
    this.query("whole").textContent = file.sha256
    this.query("compared").textContent = this.say(expected ? expected.right ? "same" : "other" : "none")
    items("wrong", wrong)
    items("not-shown", notShown)
    this.query("originals").replaceChildren(...originals.map((/** @type {{ exhibit: string, name: string, right: boolean }} */ { exhibit, name, right }) => {
      const row = document.createElement("tr")
      row.append(...[exhibit, name, this.say(right ? "yes" : "no")].map(text => Object.assign(document.createElement("td"), { textContent: text })))
      return row
    }))
    this.query("answer").hidden = false
  }
}

customElements.define("exhibit-check", ExhibitCheck)

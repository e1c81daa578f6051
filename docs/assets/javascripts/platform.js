// <platform-choice>: on which marketplace the contract is, one fact of the case for the whole site.
// A client can be on none as well, which is a fact of its own. A link can name it: `?platform=` and
// its id, or `none`, count where the case is blank. What a page has marked with `data-platform` is
// compared with it: a page's own platform, and the platforms in a list. A page about another platform
// than the reader's shows what the page that compares them says to its questions.
import { store } from "./case.js"

/** What stands for no platform, in a link and in the list. */
const NONE = "none"

/** The page that compares, fetched once. @type {Promise<Document> | undefined} */
let compared

/** Whether the reader's client is on no platform. */
const isOnNone = () => store.facts.on_platform === "no"

class PlatformChoice extends HTMLElement {
  connectedCallback() {
    this.select = /** @type {HTMLSelectElement} */ (this.querySelector("select"))
    this.hidden = false
    this.select.addEventListener("change", () => this.choose(this.select.value))
    this.show = () => this.showChosen()
    for (const kind of ["change", "state"]) store.addEventListener(kind, this.show)
    this.showChosen()
    const named = new URLSearchParams(location.search).get("platform")
    // A case that has begun is the reader's, and may still be read: no link moves it to another platform.
    if (named && this.knows(named)) store.resumed.then(() => store.empty && this.choose(named))
  }

  disconnectedCallback() {
    for (const kind of ["change", "state"]) store.removeEventListener(kind, this.show)
  }

  /** @param {string} id */
  knows(id) {
    return [...this.select.options].some(({ value }) => value === id)
  }

  /**
   * A platform that was chosen earlier stays in the case while the client is on none.
   * @param {string} platform its id, blank where the reader does not say, or `none`
   */
  choose(platform) {
    if (platform === NONE) return this.tell({ on_platform: "no" })
    this.tell({ platform, ...(isOnNone() && { on_platform: "yes" }) })
  }

  /** @param {Record<string, string>} facts become the case's */
  tell(facts) {
    store.take(Object.keys(facts), facts)
    store.dispatchEvent(new Event("change"))
  }

  showChosen() {
    const chosen = isOnNone() ? NONE : String(store.facts.platform ?? ""), { options } = this.select
    this.select.value = this.knows(chosen) ? chosen : ""
    const own = options[0].dataset.id, id = this.select.value || own
    for (const row of document.querySelectorAll("[data-platform]")) row.classList.toggle("of-your-platform", row.dataset.platform === id)
    for (const words of document.querySelectorAll("[data-not-on]")) words.hidden = words.dataset.notOn === id
    for (const part of document.querySelectorAll("[data-only-on]")) part.hidden = part.dataset.onlyOn !== id
    const note = /** @type {HTMLElement} */ (this.closest(".page-head").nextElementSibling)
    if (!note?.matches("[data-platform-note]")) return
    note.hidden = note.dataset.platformNote === id
    for (const words of note.querySelectorAll("[data-on-none]")) words.hidden = id !== NONE
    for (const words of note.querySelectorAll("[data-on-one]")) words.hidden = id === NONE
    const [{ dataset, textContent }] = this.select.selectedOptions
    for (const place of note.querySelectorAll("[data-yours]")) place.textContent = dataset.name ?? textContent
    if (!note.hidden && note.dataset.elsewhere) this.answer(note, id)
  }

  /** Lists below the note what is known of its questions there. @param {HTMLElement} note @param {string} id */
  async answer(note, id) {
    const list = /** @type {HTMLElement} */ (note.querySelector("dl"))
    if (list.dataset.of === id) return
    list.dataset.of = id
    list.replaceChildren()
    if (id === NONE) return
    const { href } = /** @type {HTMLAnchorElement} */ (note.querySelector("[data-compared]"))
    compared ??= fetch(href).then(answer => answer.text()).then(text => new DOMParser().parseFromString(text, "text/html"))
    const page = await compared.catch(() => { compared = undefined })
    // Without the page the link to it stands; and the reader may have chosen another one meanwhile.
    if (!page || list.dataset.of !== id) return
    for (const question of note.dataset.elsewhere.split(" ")) {
      const heading = page.getElementById(question)
      const answers = [...heading?.nextElementSibling?.querySelectorAll(`[data-platform="${id}"] > dd`) ?? []]
      if (!answers.length) continue
      const term = document.createElement("dt")
      term.textContent = heading.firstChild.textContent
      list.append(term, ...answers.map(answer => document.importNode(answer, true)))
    }
    for (const link of list.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), href).href
  }
}

customElements.define("platform-choice", PlatformChoice)

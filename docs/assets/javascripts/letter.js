// <letter-sheet>: the letter in the answer can be edited in place.
// What is written goes into the form's rows of edits, so that Python checks and keeps it like any
// other answer. Only text nodes and values are set here; no text becomes HTML.
/** The paragraph that is being edited, with its text area. One at a time; it outlives the sheet. */
/** @type {{ id: string, area: HTMLTextAreaElement, sheet?: LetterSheet, base?: string } | null} */
let open = null

class LetterSheet extends HTMLElement {
  connectedCallback() {
    // The worked example belongs to nobody, and a new answer is marked only after it stands here.
    queueMicrotask(() => open && this.closest(".answered") && this.mount())
    this.addEventListener("click", event => this.followClick(event))
  }

  get calculator() {
    return this.closest("calculator-form")
  }

  /** @param {MouseEvent} event */
  followClick(event) {
    const { target } = event
    const paragraph = target.closest("[data-paragraph]")
    if (target.matches("[data-edit]")) {
      open = { id: paragraph.dataset.paragraph, area: this.area(paragraph) }
      this.mount()
    } else if (target.matches("[data-done]")) this.close(paragraph)
    else if (target.matches("[data-reset]")) this.reset(paragraph)
  }

  /** A text area with the words of a paragraph as they stand. @param {HTMLElement} paragraph */
  area(paragraph) {
    const area = document.createElement("textarea")
    area.className = "letter__area"
    area.value = this.row(paragraph.dataset.paragraph)?.text.value || paragraph.dataset.text
    area.setAttribute("aria-label", `Your words for ${paragraph.dataset.paragraph.replaceAll("_", " ")}`)
    area.addEventListener("input", event => event.isComposing || open.sheet.write())
    area.addEventListener("compositionend", () => open.sheet.write())
    area.addEventListener("keydown", event => {
      if (event.key === "Escape") open.sheet.close(area.closest("[data-paragraph]"))
    })
    return area
  }

  /** Puts the open text area in the place of its paragraph, with the caret where it was. @returns {void} */
  mount() {
    const paragraph = this.querySelector(`[data-paragraph="${CSS.escape(open.id)}"]`)
    if (!paragraph) {
      open = null
      return
    }
    const { area } = open
    const [start, end] = [area.selectionStart, area.selectionEnd]
    open.sheet = this
    open.base ??= paragraph.dataset.base
    paragraph.querySelector(".letter__words").replaceWith(area)
    const button = paragraph.querySelector("[data-edit]")
    button.textContent = "Done"
    // Both are the reader's until they are done; a new answer changes all around them.
    area.dataset.stays = button.dataset.stays = ""
    button.removeAttribute("data-edit")
    button.setAttribute("data-done", "")
    button.setAttribute("aria-label", "Done editing")
    area.style.height = `${Math.max(area.scrollHeight, 60) + 4}px`
    area.focus({ preventScroll: true })
    area.setSelectionRange(start, end)
  }

  /** Writes the words into the form, which answers again. */
  write() {
    const row = this.row(open.id) ?? this.addRow()
    row.paragraph.value = open.id
    row.text.value = open.area.value
    row.base.value ||= open.base
    this.changed()
  }

  /** @param {HTMLElement} paragraph */
  close(paragraph) {
    const id = paragraph.dataset.paragraph
    open = null
    for (const mine of paragraph.querySelectorAll("[data-stays]")) delete mine.dataset.stays
    this.changed(() => this.focusOn(id))
  }

  /** @param {HTMLElement} paragraph */
  reset(paragraph) {
    const id = paragraph.dataset.paragraph
    this.close(paragraph)
    // After all else that changes: the next change ends the way back.
    this.row(id)?.element.querySelector("[data-remove-row]").click()
  }

  /** @param {string} id */
  focusOn(id) {
    this.calculator.querySelector(`[data-paragraph="${CSS.escape(id)}"] [data-edit]`)?.focus()
  }

  /** Asks for a new answer; `then` runs once it stands on the page. @param {() => void} [then] */
  changed(then) {
    if (then) this.calculator.addEventListener("answered", then, { once: true })
    this.calculator.form.dispatchEvent(new Event("input", { bubbles: true }))
  }

  /** The rows of the form that hold the reader's own words. */
  get rows() {
    return this.calculator.querySelector(`[data-rows="${this.dataset.edits ?? "edits"}"]`)
  }

  /** The form's row for a paragraph: its element and controls, or null. @param {string} id */
  row(id) {
    const rows = [...this.rows.querySelectorAll("[data-row]")].map(controls)
    return rows.find(row => row.paragraph.value === id) ?? null
  }

  addRow() {
    const { rows } = this
    rows.querySelector("[data-add-row]").click()
    open.area.focus({ preventScroll: true })
    return controls([...rows.querySelectorAll("[data-row]")].at(-1))
  }
}

/** @param {Element} element */
function controls(element) {
  const find = (/** @type {string} */ name) => element.querySelector(`[name$=".${name}"]`)
  return { element, paragraph: find("paragraph"), text: find("text"), base: find("base") }
}

// What was being written goes with its answer, unless the form still holds it.
addEventListener("forgotten", () => {
  if (!open?.sheet || open.sheet.row(open.id)?.text.value === open.area.value) return
  for (const mine of open.sheet.querySelectorAll("[data-stays]")) delete mine.dataset.stays
  open = null
})

customElements.define("letter-sheet", LetterSheet)

export {} // the types take a script without it for one that shares its names with the page

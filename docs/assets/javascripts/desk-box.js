// What becomes of the ticket on the agent's desk when its text in the box is changed or goes.

import { leaveExample } from "./outcome.js"

export class DeskBox {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    const { text } = desk
    text.addEventListener("change", () => this.readNew())
    text.addEventListener("input", () => this.follow())
  }

  /** Reads what is in the box, where that was not read yet. */
  readNew() {
    const { desk } = this, { value } = desk.text
    if (value.trim() && value !== desk.done) desk.read(false)
  }

  /** Whether other words stand in place of the text that was read; what is added after it is no such change. */
  get changed() {
    const { done, text } = this.desk
    return Boolean(done) && !text.value.startsWith(done.trimEnd())
  }

  follow() {
    const { desk } = this, { text, pasted } = desk
    if (desk.done && !text.value.trim()) return this.leave()
    // An example is not the answer to words that are typed and not read yet.
    if (text.value.trim()) leaveExample(desk.place)
    // The browser's own undo has brought the text back that was emptied away.
    if (!desk.done && text.value && text.value === pasted.last?.text) return pasted.returned()
    // The browser's undo also acts from outside of the box, which is then left already.
    if (document.activeElement !== text) this.readNew()
    else this.show()
  }

  /** The box is empty: the ticket goes as with the control that clears the form, but the focus stays. */
  leave() {
    const { desk } = this, focused = /** @type {HTMLElement} */ (document.activeElement)
    desk.forget()
    desk.place.restart()
    focused.focus({ preventScroll: true })
    if (document.activeElement !== focused) /** @type {HTMLElement} */ (document.activeElement).blur()
  }

  /** No line stands beside a text that it is not about. */
  show() {
    const { desk, changed } = this
    if (!desk.done || changed === desk.says("changed")) return
    desk.route.hidden = changed
    desk.tell(changed ? desk.word("changed") : "")
  }
}

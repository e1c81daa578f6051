// What becomes of the ticket on the agent's desk when its text in the box is changed or goes.
import { read } from "./answers.js"
import { isWhole } from "./desk-pasted.js"
import { leaveExample } from "./outcome.js"

// Where less than this part of a ticket is left in the box, other words beside it are another ticket.
const LEFT = 0.2
const DANGER = "person_in_danger"

export class DeskBox {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    const { text } = desk
    /** The ticket that was read, its text as it was last seen in the box, and how many characters are left of it. */
    this.of = this.seen = ""
    this.left = 0
    /** @type {string[]} the words of the ticket that may mean danger, as they were shown */
    this.weighed = []
    /** What is said of answers that no longer count, since the text has changed. */
    this.dropped = ""
    text.addEventListener("change", () => this.readNew())
    text.addEventListener("input", () => this.follow())
    // Nothing stays where all of it is selected, also where the next words begin like the last.
    text.addEventListener("beforeinput", (/** @type {InputEvent} */ { inputType }) => {
      if (!inputType.startsWith("insert") || !isWhole(text)) return
      this.isOther()
      this.seen = ""
    })
  }

  /** Reads what is in the box, where that was not read yet. */
  readNew() {
    const { desk } = this, { value } = desk.text
    if (value.trim() && value !== desk.done && !desk.pasted.asksOfBox(value)) desk.read(false)
  }

  /** Reads the box for an agent who waits for it, also where it was read already. */
  readNow() {
    const { desk } = this, { value } = desk.text
    if (value.trim() && (this.changed || !desk.done)) return desk.pasted.asksOfBox(value) || desk.read(true)
    if (!desk.route.hidden) desk.route.focus()
  }

  /** Whether other words stand in the box than those that were read. */
  get changed() {
    const { done, text } = this.desk
    return Boolean(done) && text.value.trim() !== done.trim()
  }

  /**
   * Whether the box holds another ticket than the one that was read: most of that has made way for
   * other words. What is added, taken out or corrected changes the same ticket.
   */
  isOther() {
    const { done, text: { value } } = this.desk
    if (this.of !== done) Object.assign(this, { of: done, seen: done, left: done.length })
    // What stands around the whole of it only adds to it, and the browser's undo brings it back.
    this.left = value.includes(done.trim()) ? done.length : Math.min(this.left, common(this.seen, value))
    this.seen = value
    return !done || (this.left < LEFT * done.length && value.trim().length > this.left)
  }

  /**
   * The questions whose answers stay where the text in the box is read now: all, while it is the same
   * ticket, but that there is nothing of the kind, which was said of the words that stood there.
   * A row of a queue has the text as it is changed.
   * @param {string[]} [given] those of a ticket that is put on the desk, and not changed there @returns {string[]}
   */
  keep(given) {
    const { desk } = this, { nothing } = desk.keys
    this.dropped = ""
    if (given || this.isOther()) return given ?? []
    desk.queue.change(desk.text.value)
    const mine = [...desk.touched], chosen = nothing.chosen(read(desk.form), mine)
    if (chosen.length) this.dropped = "nothing_again"
    return mine.filter(name => !chosen.includes(name))
  }

  /**
   * That nobody is in danger was said of the words that stood there then: of new ones it is asked again.
   * @param {{ alarming?: string[] }} line of the text as it is now
   * @param {string[]} mine the questions that were answered before it was read
   */
  weigh({ alarming = [] }, mine) {
    const { desk, weighed } = this, told = read(desk.form)[DANGER] === "no" && mine.includes(DANGER)
    if (told && alarming.some(words => !weighed.includes(words))) desk.touched.delete(DANGER)
  }

  follow() {
    const { desk } = this, { text, pasted, earlier } = desk
    this.isOther()
    if (desk.done && !text.value.trim()) return this.leave()
    // An example is not the answer to words that are typed and not read yet.
    if (text.value.trim()) leaveExample(desk.place)
    // The browser's own undo has brought the text back that was emptied away.
    if (!desk.done && text.value && text.value === earlier.last?.text) return pasted.returned()
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

/** How many characters stay at both ends, where one part of a text is replaced. @param {string} before @param {string} now */
function common(before, now) {
  const most = Math.min(before.length, now.length)
  let start = 0, end = 0
  while (start < most && before[start] === now[start]) start += 1
  while (end < most - start && before.at(-1 - end) === now.at(-1 - end)) end += 1
  return start + end
}

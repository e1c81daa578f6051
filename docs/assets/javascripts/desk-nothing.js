// X on the agent's desk: nothing of the kind, in one step, and one key that takes it back.
import { read as readForm } from "./answers.js"

export class DeskNothing {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.button = desk.querySelector("[data-key=undo]")
    /** @type {Map<string, string>} each question that X answers, with its answer */
    this.nothing = new Map(desk.dataset.nothing.split(",").map((/** @type {string} */ pair) => /** @type {[string, string]} */ (pair.split(" "))))
    /** @type {{ answers: Record<string, any>, touched: string[] } | undefined} what stood there before X, and which of it was the agent's */
    this.before = undefined
  }

  /** Chooses that nothing is demanded, threatened or damaged. Danger is asked first. */
  choose() {
    const { desk } = this
    if (desk.reading) return desk.say("reading")
    if (desk.route.querySelector("[data-danger]")) return desk.tell(desk.word("danger_first"), true)
    const answers = readForm(desk.form)
    // A second X changes nothing, so the way back stays the one of the first.
    if (!this.before || this.standing(answers).length < this.nothing.size) this.before = { answers, touched: [...desk.touched] }
    const chosen = [...this.nothing].map(([name, value]) => {
      const control = desk.form.querySelector(`[data-field="${name}"] [value=${value}]`)
      control.checked = true
      return control
    })
    for (const control of chosen) control.dispatchEvent(new Event("input", { bubbles: true }))
    if (!desk.place.tried) desk.place.answer(false)
    this.button.hidden = false
    desk.say("nothing")
  }

  /** The questions that still have the answer of X. @param {Record<string, any>} answers */
  standing(answers) { return [...this.nothing].filter(([name, value]) => answers[name] === value).map(([name]) => name) }

  /** The questions that X has answered, where its answers all stand. @param {Record<string, any>} answers @param {string[]} touched */
  chosen(answers, touched) {
    const names = this.standing(answers).filter(name => touched.includes(name))
    return names.length === this.nothing.size ? names : []
  }

  /** Whether this key takes X back. @param {KeyboardEvent} event outside of a text, where it is the text's own */
  hears({ key, altKey, ctrlKey, metaKey, shiftKey }) {
    return Boolean(this.before) && (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "z"
  }

  /** Brings back what X replaced; an answer that the agent has changed since stays. */
  takeBack() {
    const { desk, before } = this
    if (!before) return
    const answers = readForm(desk.form), touched = new Set(desk.touched)
    for (const name of this.standing(answers)) {
      answers[name] = before.answers[name]
      if (!before.touched.includes(name)) touched.delete(name)
    }
    const focused = this.button === document.activeElement
    desk.fill(answers)
    if (desk.done) desk.pasted.stand({ text: desk.done, touched: [...touched] })
    else desk.touched = touched
    this.drop()
    desk.say("taken_back")
    if (focused) (desk.done ? desk.route : desk.querySelector("#desk-hint")).focus({ preventScroll: true })
  }

  /** The ticket goes, and the way back with it. */
  drop() {
    this.before = undefined
    this.button.hidden = true
  }
}

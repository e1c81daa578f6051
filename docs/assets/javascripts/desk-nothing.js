// X on the agent's desk: nothing of the kind, in one step; and one key that takes back what a key chose.
import { read as readForm } from "./answers.js"

/** The question that X does not answer. */
export const DANGER = "person_in_danger"

/** @typedef {{ given: Map<string, string>, answers: Record<string, any>, touched: string[] }} Step what a key chose, what stood there before, and which of it was the agent's */

export class DeskNothing {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    this.button = desk.querySelector("[data-key=undo]")
    /** @type {Map<string, string>} each question that X answers, with its answer */
    this.nothing = new Map(desk.dataset.nothing.split(",").map((/** @type {string} */ pair) => /** @type {[string, string]} */ (pair.split(" "))))
    /** @type {Step[]} what keys have chosen of this ticket, the last one at the end */
    this.steps = []
  }

  /** The last X that is not taken back. */
  get last() { return this.steps.findLast(({ given }) => given === this.nothing) }

  /** Remembers what stands there, before a key chooses. @param {Map<string, string>} given what it chooses */
  remember(given) {
    const { form, touched } = this.desk
    this.steps.push({ given, answers: readForm(form), touched: [...touched] })
  }

  /** Chooses that nothing is demanded, threatened or damaged. Danger is asked first. */
  choose() {
    const { desk } = this
    if (desk.reading) return desk.say("reading")
    if (desk.route.querySelector("[data-danger]")) {
      if (desk.keys.pending) return desk.keys.ask(DANGER)
      return desk.tell(desk.word("danger_first"), true)
    }
    desk.keys.forget()
    // A second X changes nothing, so the way back stays the one of the first.
    if (!this.last || this.standing(readForm(desk.form)).length < this.nothing.size) this.remember(this.nothing)
    const chosen = [...this.nothing].map(([name, value]) => {
      const control = desk.form.querySelector(`[data-field="${name}"] [value=${value}]`)
      control.checked = true
      return control
    })
    for (const control of chosen) control.dispatchEvent(new Event("input", { bubbles: true }))
    if (!desk.place.tried) desk.place.answer(false)
    this.button.hidden = false
    // Words that can go with danger are still to be read for it.
    desk.say(desk.box.weighed.length && !desk.touched.has(DANGER) ? "nothing_hint" : "nothing")
  }

  /** The questions that still have the answer of X. @param {Record<string, any>} answers */
  standing(answers) { return [...this.nothing].filter(([name, value]) => answers[name] === value).map(([name]) => name) }

  /** The questions that X has answered, where its answers all stand. @param {Record<string, any>} answers @param {string[]} touched */
  chosen(answers, touched) {
    const names = this.standing(answers).filter(name => touched.includes(name))
    return names.length === this.nothing.size ? names : []
  }

  /** Whether this key takes a choice back. @param {KeyboardEvent} event outside of a text, where it is the text's own */
  hears({ key, altKey, ctrlKey, metaKey, shiftKey }) {
    return this.steps.length > 0 && (ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === "z"
  }

  /** Brings back what a key replaced; an answer that the agent has changed since stays. @param {Step} [step] */
  takeBack(step = this.steps.at(-1)) {
    const { desk } = this
    if (!step) return
    const answers = readForm(desk.form), touched = new Set(desk.touched)
    for (const [name, value] of step.given) {
      if (answers[name] !== value) continue
      answers[name] = step.answers[name]
      if (!step.touched.includes(name)) touched.delete(name)
    }
    const focused = this.button === document.activeElement, left = this.steps.filter(one => one !== step)
    desk.fill(answers)
    if (desk.done) desk.pasted.stand({ text: desk.done, touched: [...touched] })
    else desk.touched = touched
    this.steps = left
    this.button.hidden = !this.last
    desk.say(step.given === this.nothing ? "taken_back" : "answer_back")
    if (focused) (desk.done ? desk.route : desk.querySelector("#desk-hint")).focus({ preventScroll: true })
  }

  /** The ticket goes, and the way back with it. */
  drop() {
    this.steps = []
    this.button.hidden = true
  }
}

// The keys of the agent's desk: each question has a letter, and each of its answers a digit.
import { DANGER, DeskNothing } from "./desk-nothing.js"
import { lettersAct } from "./desk-switch.js"

// Ten answers are the most that a question has; 0 is the tenth.
const DIGITS = "1234567890"
// Keys that do something of their own, after which no question waits for its answer.
const ENDS = ["n", "c", "t", "b", "q", "undo"]
// What each key does that answers no question, as the list of keys shows it and as it is said.
const COMMANDS = [
  ["C", "copies the note"], ["T", "copies the tag"], ["X", "says that there is nothing of the kind"], ["Ctrl+Z", "takes back what a key chose"],
  ["N", "takes the next ticket, of an open queue the next row"], ["B", "goes back to the ticket before, and N on from there"], ["Q", "goes back to the queue"], ["?", "shows all keys"],
]
/** The same in short, for who hears it. */
const BRIEF = `? or Escape closes this list. First the letter of a question, then the number of an answer. ${COMMANDS.map(one => one.join(" ")).join(", ")}.`
// A choice, a button and the choice of a file take no text, though they are inputs.
const TEXTS = "textarea, select, input:not([type=radio], [type=checkbox], [type=file], [type=button], [type=submit], [type=reset], [type=range], [type=color]), [contenteditable]"

/** Whether what is typed or pasted here is a text of its own. @param {EventTarget} target */
export const takesText = target => target.matches(TEXTS)

export class DeskKeys {
  /** @param {any} desk a ticket-desk */
  constructor(desk) {
    this.desk = desk
    /** The question whose answer is waited for, or "". */
    this.pending = ""
    this.nothing = new DeskNothing(desk)
    /** @type {Map<string, string>} */
    this.questions = new Map(desk.dataset.keys.split(",").map((/** @type {string} */ pair) => /** @type {[string, string]} */ (pair.split(" "))))
    this.name()
    this.press = (/** @type {KeyboardEvent} */ event) => this.hear(event)
    // Before the theme, whose own keys leave the page.
    document.addEventListener("keydown", this.press, true)
  }

  stop() { document.removeEventListener("keydown", this.press, true) }

  /** @param {string} name */
  group(name) { return this.desk.form.querySelector(`[data-field="${name}"]`) }
  /** @param {string} name */
  options(name) { return [...this.group(name).querySelectorAll(".option")] }

  /** Puts its key beside each question and answer, and lists them all. */
  name() {
    const list = document.createElement("dl")
    for (const [key, name] of this.questions) {
      const title = this.group(name).querySelector("legend")
      title.dataset.key = key.toUpperCase()
      const term = document.createElement("dt"), said = document.createElement("dd")
      term.textContent = `${key.toUpperCase()}: ${title.textContent}`
      for (const [number, option] of this.options(name).entries()) option.dataset.key = DIGITS[number]
      said.textContent = this.answers(name)
      list.append(term, said)
    }
    const more = document.createElement("p")
    more.textContent = `${BRIEF} Keys act wherever the focus is, but for a text; Ctrl+Enter reads the text, Escape leaves it. Ctrl+V outside of a text, or in the box with a ticket that was read, pastes the next ticket.`
    this.desk.querySelector("[data-list]").append(more, list)
  }

  /** The answers of a question with their numbers. @param {string} name */
  answers(name) {
    return this.options(name).map((option, number) => `${DIGITS[number]} ${option.querySelector("label").textContent}`).join(", ")
  }

  /** Keys, before the form or the theme hear of them. @param {KeyboardEvent} event */
  hear(event) {
    const { desk } = this, { key, target, altKey, ctrlKey, metaKey } = event
    if (!takesText(target) && this.nothing.hears(event)) {
      event.preventDefault()
      return this.nothing.takeBack()
    }
    if (target === desk.text && key === "Enter" && (ctrlKey || metaKey)) {
      event.preventDefault()
      return desk.box.readNow()
    }
    if (altKey || ctrlKey || metaKey) return
    const listed = key === "Escape" && !desk.querySelector("[data-list]").hidden
    if (listed && (target === desk.text || !takesText(target))) this.show()
    if (target === desk.text && key === "Escape") {
      // Not to an answer, which the space bar would choose.
      const place = desk.route.hidden ? desk.querySelector("#desk-hint") : desk.route
      return place.focus()
    }
    if (takesText(target)) return
    // Of a queue that was just read, the head has the focus.
    if (key === "Enter" && desk.queue.table.contains(target) && target.matches("h2")) {
      event.preventDefault()
      return desk.queue.next()
    }
    if (!lettersAct()) {
      // Nor do the form's and the theme's keys.
      if (key.length === 1 && key !== " ") event.stopPropagation()
      return
    }
    // The theme leaves the page at these two, and the ticket would be gone.
    const leaves = key === "." || key === ","
    if (!leaves && !this.act(key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Does what a key stands for. @param {string} key @returns {boolean} whether it stands for something */
  act(key) {
    const { desk } = this, digit = DIGITS.indexOf(key)
    if (this.pending && digit >= 0 && key) {
      const option = this.options(this.pending)[digit]
      if (option) this.choose(option)
      return true
    }
    if (this.questions.has(key)) return this.ask(this.questions.get(key))
    // A question whose answers no longer stand there takes none: a number would answer it unseen.
    if (ENDS.includes(key)) this.forget()
    if (key === "n") desk.onward.go()
    else if (key === "c") desk.copying.copy("route-note", "no_note")
    else if (key === "t") desk.copying.copy("route-queue", "no_tag")
    else if (key === "b") desk.earlier.goBack()
    else if (key === "q" && desk.queue.open) this.goBack()
    else if (key === "x") this.sayNothing()
    else if (key === "undo") this.nothing.takeBack(this.nothing.last)
    else if (key === "?") this.show()
    else return false
    return true
  }

  /** To the row whose ticket was opened last; what stays to be said of its ticket comes first. */
  goBack() {
    const { desk } = this
    desk.queue.goBack()
    desk.tell(`${desk.stays ? desk.told : ""} ${desk.word("at_queue")}`.trim())
  }

  /** Waits for the number of an answer to a question, and says which there are. @param {string} name */
  ask(name) {
    this.forget()
    const { desk } = this
    if (this.refuses()) return true
    this.pending = name
    const group = this.group(name)
    group.classList.add("desk-pending")
    desk.say("pending", `${group.querySelector("legend").textContent} ${this.answers(name)}.`)
    // Where that is out of sight the focus goes to the question, and the page with it.
    const { top, bottom } = desk.status.getBoundingClientRect()
    if (top < 0 || bottom > innerHeight) (group.querySelector(":checked") ?? group.querySelector("input")).focus()
    return true
  }

  /** Whether no ticket of an open queue is on the desk, or a pasted text waits, which it says; an empty ticket can be answered. */
  refuses() {
    const { desk } = this, undecided = !desk.pasted.offer.hidden
    const refused = undecided || (desk.queue.open && !desk.done && !desk.queue.holds)
    if (refused) {
      desk.tell(desk.word(undecided ? "decide" : "no_row"), true)
      desk.status.scrollIntoView({ block: "nearest" })
    }
    return refused
  }

  /** Chooses in one step that there is nothing of the kind. */
  sayNothing() {
    const { done, text, queue } = this.desk
    // Without a ticket there is nothing to say of one.
    if (!done && !text.value.trim() && !queue.open) return
    // Where danger comes first, and its answer is waited for already, it still is.
    if (this.pending !== DANGER) this.forget()
    if (!this.refuses()) this.nothing.choose()
  }

  /** @param {Element} option */
  choose(option) {
    const { desk } = this, control = /** @type {HTMLInputElement} */ (option.querySelector("input"))
    const chosen = `${this.group(this.pending).querySelector("legend").textContent} ${option.querySelector("label").textContent}.`
    this.nothing.remember(new Map([[this.pending, control.value]]))
    control.checked = true
    this.forget()
    // With a ticket the line says what follows from it.
    if (desk.reading) desk.say("reading")
    else desk.tell(desk.done ? "" : chosen)
    control.dispatchEvent(new Event("input", { bubbles: true }))
    if (!desk.place.tried && !desk.reading) desk.place.answer(false)
  }

  /** No question waits for its answer any longer. */
  forget() {
    if (this.pending) this.group(this.pending).classList.remove("desk-pending")
    this.pending = ""
  }

  /** Another ticket begins, or none. */
  begin() {
    this.forget()
    this.nothing.drop()
  }

  /** Shows the list of all keys, or hides it. */
  show() {
    const { desk } = this, list = desk.querySelector("[data-list]")
    list.hidden = !list.hidden
    desk.tell(list.hidden ? "" : BRIEF, false, true)
    // Below the fold nothing would seem to have happened; without it the ticket's line is what was looked at.
    const place = list.hidden ? desk.route : list
    place.scrollIntoView({ block: "nearest" })
    desk.querySelector("[data-key='?']").setAttribute("aria-expanded", String(!list.hidden))
    desk.querySelector("[data-actions]").hidden = false
  }
}

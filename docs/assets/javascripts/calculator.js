// <calculator-form>: wakes the form that the build wrote, and shows what Python answers.
// It works on whatever form stands inside it; it knows no calculator and no rule.
import { goToAnswer, hideBar } from "./answer-bar.js"
import { fill, read, takeGiven } from "./answers.js"
import { store } from "./case.js"
import { keepThroughBack } from "./coming-back.js"
import { arrives, leadTo, stayAtHead } from "./arriving.js"
import { awaitAnswer, isBegun, showComing } from "./coming.js"
import { showQuestions } from "./conditions.js"
import { begin } from "./early.js"
import { mark, reach } from "./errors.js"
import { takeFingerprint } from "./fingerprints.js"
import { countAnswers, shutFolds } from "./folds.js"
import { showKeeping } from "./keeping.js"
import { announce, canTake, hideAnswer, leaveExample, nameOf, readAnswer, reveal, sayNone, sayWrong, showErrors, showOutcome, showVerdict } from "./outcome.js"
import "./other-words.js"
import { pasteRows } from "./paste.js"
import { showState } from "./progress.js"
import { addRow, removeRows } from "./rows.js"
import { keepAnswers, toldTo } from "./reading.js"
import { runtime } from "./runtime.js"
import { comeBackTo } from "./scrolled.js"
import { sayBeside, takeAway } from "./takeaway.js"
import { clear, forgetEarlier, hasBegun, pressRestart, takeRow, tryOut, undo } from "./trying.js"
import { takeWhenDone } from "./typed.js"
import { showUnderstood } from "./understood.js"
import { startWhenWanted } from "./waiting.js"
import { offerZones } from "./zones.js"

class CalculatorForm extends HTMLElement {
  connectedCallback() {
    this.name = this.getAttribute("name")
    this.form = this.querySelector("form")
    this.status = this.querySelector(".calculator__status")
    this.outcome = this.querySelector(".calculator__outcome")
    this.words = this.querySelector("[data-words]").content
    this.turn = 0
    this.answered = false
    this.early = false // whether a verdict is shown that Python has not seen yet
    this.coming = false // whether an answer that was there before is made again
    this.given = "" // the answer of a button beside the form, to be said with what follows from it
    this.note = "" // what has happened to the answers, to be said with the next one
    /** @type {import("./trying.js").Earlier | undefined} */
    this.undoable = undefined
    // Here the answer asks these questions one at a time; without a script they stand open.
    shutFolds(this.form)
    for (const opening of this.querySelectorAll("[data-opening]")) opening.inert = false
    const early = begin(this.form, this.name)
    this.showForm()
    this.refill = () => this.refillForm()
    store.addEventListener("change", this.refill)
    this.stopKeeping = keepThroughBack(this.form, this.refill)
    this.keeping = () => showKeeping(this.querySelector("[data-keeping]"))
    store.addEventListener("state", this.keeping)
    if (early) this.keep()
    this.keeping()
    this.form.addEventListener("submit", event => { event.preventDefault(); this.answer(true) })
    this.form.addEventListener("input", () => this.changed())
    this.form.addEventListener("change", event => event.target.matches("[data-fingerprint]") && this.takeFrom(/** @type {Control} */ (event.target)))
    this.form.addEventListener("change", () => this.understand())
    this.form.addEventListener("focusout", () => setTimeout(() => !this.asked && !this.form.querySelector(".error-summary") && sayWrong(this)))
    this.form.addEventListener("paste", event => pasteRows(this, event))
    this.addEventListener("click", event => this.followClick(event))
    takeWhenDone(this, control => canTake(this, control) && this.take(control))
    this.addEventListener("keydown", event => pressRestart(this, event))
    this.show = () => showState(this, runtime)
    runtime.addEventListener("state", this.show)
    this.stopWatching = startWhenWanted(this.form)
    this.querySelector("[type=submit]").disabled = false
    this.show()
    this.answerAgain()
  }

  disconnectedCallback() {
    runtime.removeEventListener("state", this.show)
    this.stopKeeping()
    store.removeEventListener("change", this.refill)
    store.removeEventListener("state", this.keeping)
    this.stopWatching()
  }

  /** Says beside each number how it is read. */
  understand() {
    showUnderstood(this.form, this.name)
  }

  /** Shows the questions that the answers call for. */
  showForm() {
    showQuestions(this.form)
    countAnswers(this.form)
  }

  /** @param {MouseEvent} event */
  followClick(event) {
    const { target } = event
    if (target.matches(".error-summary a, [data-field-link]")) {
      event.preventDefault()
      event.stopPropagation()
      reach(/** @type {HTMLAnchorElement} */ (/** @type {unknown} */ (target)).hash.slice(1))
    }
    if (target.matches("[data-retry]")) { runtime.retry(); if (this.asked || this.stopped) this.answer(true) }
    if (target.matches("[data-reload]")) store.carry()
    if (target.matches("[data-export]")) this.takeAway(/** @type {HTMLElement} */ (/** @type {unknown} */ (target)))
    if (target.matches("[data-edit-words]")) this.editWords()
    if (target.matches("[data-restart]")) this.restart()
    if (target.matches("[data-try]")) tryOut(this, JSON.parse(target.dataset.try))
    if (target.matches("[data-clear]")) clear(this)
    if (target.matches("[data-undo]")) undo(this)
    if (target.matches("[data-bar]")) goToAnswer(this, event)
    // The worked example's facts are nobody's.
    if (this.answered && !this.undoable?.trying && target.matches("a[data-facts]")) {
      store.add(JSON.parse(target.dataset.facts), this.name)
      if (target.dataset.asks) leadTo(target.dataset.asks)
    }
    // A button may hold a hint, and that is what was pressed then.
    const answer = target.closest("button[data-answer]")
    if (answer && canTake(this, answer)) this.take(answer)
    if (target.matches("[data-print]")) print()
    if (target.matches("[data-settle]")) store.settle(target.dataset.settle === "mine")
    const rows = target.closest("[data-add-row]")?.closest("[data-rows]")
    if (rows) {
      const row = addRow(rows)
      this.showForm()
      row.querySelector("input, select, textarea").focus()
    }
    if (target.closest("[data-remove-row]")) takeRow(this, target.closest("[data-row]"))
  }

  /** Makes every answer blank, forgets them, and goes to the first question. */
  restart() {
    if (this.undoable?.trying) undo(this)
    clear(this)
    this.form.querySelector("input, select, textarea").focus()
  }

  /** Shows the control to edit beside each paragraph of the answer. */
  editWords() {
    this.classList.add("editing")
    this.outcome.querySelector("[data-edit]")?.focus()
  }

  /** Hands an export of the answer on the page to the reader. @param {HTMLElement} button */
  async takeAway(button) {
    this.say("") // so that the same words are said again
    try {
      this.say(await takeAway(this.name, JSON.stringify(this.answers), button.dataset.export, button), false, true)
    } catch (error) {
      this.sayWhy(error.reason)
    }
    sayBeside(button, this.status.textContent)
  }

  /** Takes the fingerprint of a chosen file into its row. @param {Control} chooser */
  async takeFrom(chooser) {
    if (!chooser.files.length) return
    try {
      const said = await takeFingerprint(chooser)
      this.changed()
      this.say(said)
    } catch (error) {
      this.sayWhy(error.reason ?? "file")
    }
  }

  /** Takes an answer that was given beside the form into it, and goes to what is asked next. @param {EventTarget} given */
  take(given) {
    if (!takeGiven(this.form, given)) return
    this.stepping = given.localName !== "select" || Boolean(given.dataset.row)
    this.given = given.localName === "button" ? nameOf(/** @type {any} */ (given)) : ""
    this.tried = true
    this.changed()
  }

  changed() {
    this.showForm()
    if (!this.undoable?.trying) this.keep()
    if (this.tried) this.answer(false)
  }

  /** Puts the answers into the case. What was made blank before is over then. */
  keep() {
    forgetEarlier(this)
    keepAnswers(this.form, this.name)
  }

  emptyForm() {
    removeRows(this.form)
    this.form.reset()
    offerZones(this.form)
  }

  /** The facts have changed elsewhere: in another tab, by a file, or because another case is open. */
  refillForm() {
    forgetEarlier(this)
    this.emptyForm()
    fill(this.form, toldTo(this.name))
    this.showForm()
    this.forgetAnswer()
    this.answerAgain()
  }

  /** Takes the answer and its errors away: it has no place beside the facts of another case. */
  forgetAnswer() {
    this.turn += 1
    this.tried = this.asked = false
    showComing(this, false)
    mark(this.form, this.name, {})
    this.say("")
    if (this.answered || this.early) reveal(this, false)
    this.early = false
    hideBar(this)
    this.dispatchEvent(new Event("forgotten", { bubbles: true }))
  }

  /** Gives the answer that the reader has asked for before, on this page or on an earlier visit of it. */
  answerAgain() {
    comeBackTo(this)
    // Who has begun a case is not shown an example of another contract, whatever this form asks of it.
    if (hasBegun()) {
      this.classList.add("without-example")
      reveal(this, false)
    }
    if (!isBegun(this) && !store.asked.includes(this.name)) return
    if (runtime.state !== "ready") showComing(this, true)
    this.answer(arrives(this), true)
  }

  /**
   * @param {boolean} asked whether the reader pressed the button, and so waits for the answer
   * @param {boolean} quiet whether what is still missing goes unsaid: nobody has asked here yet
   */
  async answer(asked, quiet = false) {
    const turn = ++this.turn
    this.asked ||= asked
    this.tried = true
    if (!this.undoable?.trying) store.ask(this.name)
    const answers = read(this.form)
    if (runtime.state !== "ready") showVerdict(this, answers, asked)
    if (this.early) showComing(this, false)
    if (asked) leaveExample(this)
    if (asked || this.stopped) {
      this.stopped = false
      this.show()
    }
    if (asked) awaitAnswer(this)
    // The reader's own clock, unless they chose another moment.
    if (this.form.elements.namedItem("now") && !answers.now) answers.now = `${new Date().toISOString().slice(0, 16)}Z`
    let result
    try {
      result = readAnswer(await runtime.ask(this.name, JSON.stringify(answers)))
    } catch (error) {
      // A new worker starts by itself, and has nothing to say that matters as much.
      this.stopped = error.reason === "timeout"
      if (turn === this.turn) {
        showComing(this, false)
        this.asked &&= runtime.state === "failed"
        sayNone(this, error.reason)
      }
      return
    }
    if (turn !== this.turn) return
    showComing(this, false)
    // Whoever pressed the button still waits when a change has asked once more since.
    asked = this.asked
    this.asked = false
    // Not before the answer stands: how a number was read is another question, which takes its time.
    setTimeout(() => this.understand())
    if (quiet && !result.ok) {
      if (this.early) hideAnswer(this)
      if (this.note) this.say(this.note)
      this.tried = false
      if (asked) stayAtHead()
      return
    }
    try {
      showErrors(this, result, asked)
      if (!result.ok) return
      // A file is made from the answers that gave the answer on the page, not from later ones.
      this.answers = answers
      showOutcome(this, result, asked, quiet)
    } catch { // HTML that could act is refused
      this.sayWhy("crash")
    }
  }

  /** @param {string} text @param {boolean} seen whether it stands elsewhere, so that only screen readers need it @param {boolean} taken whether it says what became of an export @param {string} more what only they need, after it */
  say(text, seen = false, taken = false, more = "") {
    this.taken = taken
    announce(this.status, text, seen, more)
  }

  /** The form's own words of a kind. @param {string} word @returns {string} */
  word(word) { return this.words.querySelector(`[data-word=${word}]`)?.textContent ?? "" }

  /** Says what the form's own words say of a state, or of a reason why there is no answer. */
  sayWhy(word = "crash") { this.say(this.word(word)) }
}

customElements.define("calculator-form", CalculatorForm)

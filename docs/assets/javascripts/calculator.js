// <calculator-form>: wakes the form that the build wrote, and shows what Python answers.
// It works on whatever form stands inside it; it knows no calculator and no rule.
import { facts, fill, read } from "./answers.js"
import { store } from "./case.js"
import { download } from "./downloads.js"
import { clearErrors, markErrors, reach, summarise } from "./errors.js"
import { show } from "./renew.js"
import { addRow, removeRow } from "./rows.js"
import { runtime } from "./runtime.js"
import { offerZones } from "./zones.js"

/** Reads an answer: a line of JSON, and the HTML to show. */
function readAnswer(answer) {
  const end = answer.indexOf("\n")
  return { ...JSON.parse(answer.slice(0, end)), html: answer.slice(end + 1) }
}

class CalculatorForm extends HTMLElement {
  connectedCallback() {
    this.name = this.getAttribute("name")
    this.form = this.querySelector("form")
    this.status = this.querySelector("[role=status]")
    this.outcome = this.querySelector(".calculator__outcome")
    this.words = this.querySelector("[data-words]").content
    this.turn = 0
    this.answered = false
    // Here the answer asks these questions one at a time; without a script they stand open.
    for (const fold of this.form.querySelectorAll("[data-fold]")) fold.open = false
    offerZones(this.form)
    fill(this.form, store.facts)
    this.follow()
    this.refill = () => this.fillAnew()
    store.addEventListener("change", this.refill)
    this.keeping = () => this.showKeeping()
    store.addEventListener("state", this.keeping)
    this.showKeeping()
    this.form.addEventListener("submit", event => { event.preventDefault(); this.answer(true) })
    this.form.addEventListener("input", () => this.changed())
    this.form.addEventListener("change", event => event.target.matches("[data-fingerprint]") && this.takeFingerprint(event.target))
    this.form.addEventListener("change", () => this.showUnderstood())
    this.addEventListener("click", event => this.click(event))
    this.outcome.addEventListener("change", ({ target }) => target.matches("[data-answer]") && target.validity.valid && this.take(target))
    this.addEventListener("keydown", event => this.press(event))
    for (const signal of ["focusin", "pointerover"]) {
      this.form.addEventListener(signal, () => runtime.start(), { once: true, passive: true })
    }
    this.show = () => this.showState()
    runtime.addEventListener("state", this.show)
    this.startWhenIdle()
    this.querySelector("[type=submit]").disabled = false
    this.showState()
    this.answerAgain()
  }

  disconnectedCallback() {
    runtime.removeEventListener("state", this.show)
    store.removeEventListener("change", this.refill)
    store.removeEventListener("state", this.keeping)
    this.watcher?.disconnect()
  }

  /** A form in view on a connection that is not to be spared is intent enough, when all is quiet. */
  startWhenIdle() {
    if (navigator.connection?.saveData || !("requestIdleCallback" in window)) return
    this.watcher = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return
      this.watcher.disconnect()
      requestIdleCallback(() => this.isConnected && runtime.start(), { timeout: 4000 })
    }, { threshold: 0 })
    this.watcher.observe(this.querySelector("[type=submit]"))
  }

  click(event) {
    const { target } = event
    if (target.matches(".error-summary a")) {
      event.preventDefault()
      event.stopPropagation()
      reach(target.hash.slice(1))
    }
    if (target.matches("[data-retry]")) { runtime.retry(); if (this.asked) this.answer(true) }
    if (target.matches("[data-reload]")) store.carry()
    if (target.matches("[data-export]")) this.takeAway(target.dataset.export)
    if (target.matches("[data-restart]")) this.restart()
    // The worked example's facts are nobody's.
    if (this.answered && target.matches("a[data-facts]")) store.add(JSON.parse(target.dataset.facts))
    if (target.matches("button[data-answer]")) this.take(target)
    if (target.matches("[data-print]")) print()
    if (target.matches("[data-settle]")) store.settle(target.dataset.settle === "mine")
    if (target.matches("[data-add-row]")) {
      const row = addRow(target.closest("[data-rows]"))
      this.follow()
      row.querySelector("input, select, textarea").focus()
    }
    if (target.matches("[data-remove-row]")) {
      removeRow(target.closest("[data-row]"))
      this.changed()
    }
  }

  /**
   * The key N starts again, where the form offers that; in a text N is a letter.
   * The theme would go to the next page by it, so it does not hear of it.
   */
  press(event) {
    const { key, target, altKey, ctrlKey, metaKey } = event
    const button = this.querySelector("[data-restart]")
    const typing = target.matches("textarea, select, input:not([type=radio], [type=checkbox])")
    if (!button || key.toLowerCase() !== "n" || altKey || ctrlKey || metaKey || typing) return
    event.preventDefault()
    event.stopPropagation()
    button.click()
  }

  /** Makes every answer of this form blank, forgets them, and goes to the first question. */
  restart() {
    const named = [...this.form.elements].filter(control => control.name)
    store.take(new Set(named.map(control => control.name.split(".")[0])), {})
    store.unask(this.name)
    this.fillAnew()
    this.say("All answers are blank.")
    this.form.querySelector("input, select, textarea").focus()
  }

  /** Makes a file or a text of the answer in Python, and hands it to the reader. */
  async takeAway(kind) {
    try {
      const made = JSON.parse(await runtime.ask(this.name, JSON.stringify(this.answers), kind))
      if (made.copy) {
        await navigator.clipboard.writeText(made.text)
        return this.say("Copied.")
      }
      const bytes = made.text ?? Uint8Array.from(atob(made.base64), letter => letter.charCodeAt(0))
      download(made.filename, bytes, made.media_type)
      this.say(`Saved as ${made.filename}.`)
    } catch (error) {
      this.sayWhy(error.reason)
    }
  }

  /**
   * Takes an answer that was given inside the outcome into the form, and goes to what is asked next.
   * `data-clears` names the answers that hang on it, and have to be given again.
   */
  take({ dataset, value, localName }) {
    const cleared = dataset.clears?.split(" ").map(name => [name, ""]) ?? []
    fill(this.form, { ...Object.fromEntries(cleared), [dataset.answer]: value })
    this.stepping = localName !== "select"
    this.tried = true
    this.changed()
  }

  changed() {
    this.follow()
    store.take(...facts(this.form))
    if (this.tried) this.answer(false)
  }

  /** The facts have changed elsewhere: in another tab, by a file, or because another case is open. */
  fillAnew() {
    for (const row of this.form.querySelectorAll("[data-row]")) row.remove()
    this.form.reset()
    offerZones(this.form)
    fill(this.form, store.facts)
    this.follow()
    this.forgetAnswer()
    this.answerAgain()
  }

  /** Takes the answer and its errors away: it has no place beside the facts of another case. */
  forgetAnswer() {
    this.turn += 1
    this.tried = this.asked = false
    clearErrors(this.form)
    this.say("")
    if (this.answered) this.outcome.hidden = true
  }

  /** Gives the answer that the reader has asked for before, on this page or on an earlier visit of it. */
  answerAgain() {
    if (store.asked.includes(this.name)) this.answer(false)
  }

  /** Says whether the case is kept, and asks when two tabs have both changed it. */
  showKeeping() {
    const line = this.querySelector("[data-keeping]")
    line.querySelector("[data-keeping-words]").textContent = store.words
      || (store.kept ? "Kept in this browser." : store.keepsNothing ? "Kept nowhere but on this page."
        : "Kept in this tab. The browser may bring it back when you reopen the tab.")
    for (const button of line.querySelectorAll("[data-settle]")) button.hidden = store.problem !== "changed"
    line.hidden = false
  }

  /** Puts the fingerprint of the chosen file, and its name, into the row. */
  async takeFingerprint(chooser) {
    const [file] = chooser.files
    if (!file) return
    const row = chooser.closest("[data-row]")
    const bar = chooser.nextElementSibling
    bar.hidden = false
    try {
      const taken = await runtime.fingerprint(file, part => { bar.value = part })
      chooser.closest(".field").querySelector("[name]").value = taken
      const place = row.querySelector("[name$='.kept_at']")
      if (place && !place.value) place.value = file.name
      this.changed()
      this.say(`The fingerprint of ${file.name} is taken.`)
    } catch (error) {
      this.sayWhy(error.reason ?? "file")
    }
    bar.hidden = true
    chooser.value = ""
  }

  /**
   * Shows the fields whose `data-when` is met, hides the others; what they hold stays.
   * A hidden field counts as not given, so what hangs on it is hidden too, and an empty group.
   * A field in a row looks at the row that it stands in.
   */
  follow() {
    const groups = this.form.querySelectorAll(".group")
    for (const group of groups) group.hidden = false
    for (const field of this.form.querySelectorAll("[data-when]")) {
      const [name, values] = field.dataset.when.split("=")
      const path = field.closest("[data-row]") ? field.dataset.field.replace(/[^.]*$/, name) : name
      const named = [this.form.elements[path] ?? []].flatMap(one => one instanceof RadioNodeList ? [...one] : one)
      field.hidden = !named.some(control => !control.closest("[hidden]")
        && (control.checked || !/^(checkbox|radio)$/.test(control.type))
        && (values ? values.split("|").includes(control.value) : control.value))
    }
    for (const group of groups) group.hidden = !group.querySelector(".field:not([hidden])")
  }

  /** @param {boolean} asked whether the reader pressed the button, and so waits for the answer */
  async answer(asked) {
    const turn = ++this.turn
    this.stopped = false
    this.asked ||= asked
    this.tried = true
    store.ask(this.name)
    const answers = read(this.form)
    // The reader's own clock, unless they chose another moment.
    if (this.form.elements.now && !answers.now) answers.now = new Date().toISOString().slice(0, 16) + "Z"
    let result
    try {
      result = readAnswer(await runtime.ask(this.name, JSON.stringify(answers)))
    } catch (error) {
      // A new worker starts by itself, and has nothing to say that matters as much.
      this.stopped = error.reason === "timeout"
      if (turn === this.turn) {
        this.asked &&= runtime.state === "failed"
        this.sayWhy(error.reason)
        this.hideAnswer()
      }
      return
    }
    if (turn !== this.turn) return
    // Whoever pressed the button still waits when a change has asked once more since.
    asked = this.asked
    this.asked = false
    this.showUnderstood()
    try {
      this.showErrors(result, asked)
      if (!result.ok) return
      // A file is made from the answers that gave the answer on the page, not from later ones.
      this.answers = answers
      this.showOutcome(result, asked)
    } catch { // HTML that could act is refused
      this.sayWhy("crash")
    }
  }

  showOutcome(result, asked) {
    show(this.querySelector("[data-outcome]"), result.html)
    this.querySelector(".calculator__example")?.remove()
    this.outcome.hidden = false
    this.classList.add("answered")
    if (asked) {
      this.outcome.focus({ preventScroll: true })
      this.outcome.scrollIntoView({ block: "start" })
    }
    if (this.stepping) (this.outcome.querySelector("[data-question]") ?? this.outcome).focus()
    this.stepping = false
    this.say(asked || this.answered ? "The answer is up to date." : "")
    this.answered = true
    this.dispatchEvent(new Event("answered"))
  }

  /** Shows beside each sum and quantity how it was read, once the tools have started. */
  async showUnderstood() {
    const places = this.form.querySelectorAll("[data-understood]")
    if (!places.length || runtime.state !== "ready") return
    try {
      const said = JSON.parse(await runtime.call("understood", this.name, JSON.stringify(read(this.form))))
      for (const place of places) {
        const text = said[place.dataset.understood] ?? ""
        if (place.textContent !== text) place.textContent = text
      }
    } catch { /* it only helps: the answer itself says what is wrong */ }
  }

  /** Hides an answer to earlier inputs, unless the reader is writing in it. */
  hideAnswer() {
    if (this.answered && !this.outcome.querySelector("textarea:focus")) this.outcome.hidden = true
  }

  showErrors(result, asked) {
    clearErrors(this.form)
    if (result.ok) return
    this.hideAnswer()
    markErrors(this.form, this.name, result.errors)
    if (asked) summarise(this.form, result.html)
    else this.say("Put right the marked answers to see the new result.")
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text
  }

  /** Says what the form's own words say of a state, or of a reason why there is no answer. */
  sayWhy(word = "crash") {
    this.say(this.words.querySelector(`[data-word=${word}]`)?.textContent ?? "")
  }

  showState() {
    const { state, reason, loaded, total } = runtime
    if (state === "ready") this.showUnderstood()
    const bar = this.querySelector(".calculator__actions progress")
    bar.hidden = state !== "fetching" && state !== "starting"
    if (state === "fetching" && total) {
      bar.max = total
      bar.value = loaded
    } else bar.removeAttribute("value")
    const stale = reason === "renewed" || reason === "unsupported"
    this.querySelector("[data-retry]").hidden = state !== "failed" || stale
    this.querySelector("[data-reload]").hidden = state !== "failed" || !stale
    if (this.stopped && state !== "failed") return
    if (state === "fetching") {
      const size = bytes => (bytes / 1e6).toFixed(1)
      // Said to screen readers at each quarter, not at each byte.
      const quarter = Math.floor(4 * loaded / (total || 1))
      if (quarter !== this.quarter) this.say(`Fetching the calculator: ${size(loaded)} of ${size(total || 0)} MB`)
      this.quarter = quarter
    } else if (state === "failed") this.sayWhy(reason)
    else if (!this.answered || state === "starting") this.sayWhy(state)
  }
}

customElements.define("calculator-form", CalculatorForm)

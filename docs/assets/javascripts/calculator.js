// <calculator-form>: wakes the form that the build wrote, and shows what Python answers.
// It works on whatever form stands inside it; it knows no calculator and no rule.
import { store } from "./case.js"
import { read as readHtml, show } from "./renew.js"
import { runtime } from "./runtime.js"

/** Of each row in a form, the facts that this form does not ask for. They go where the row goes. */
const others = new WeakMap()

/** @param {HTMLFormElement} form @returns {HTMLElement[]} the controls that the reader can see */
function controls(form) {
  return [...form.elements].filter(control => control.name && !control.closest("[hidden]"))
}

/** Reads a form as Python wants it: strings, lists for several, lists of objects for rows. */
function read(form) {
  const answers = {}
  for (const control of controls(form)) {
    const path = control.name.split(".")
    const several = control.type === "checkbox"
    if (several || control.type === "radio") {
      if (!control.checked) continue
    }
    let place = answers
    for (const [depth, key] of path.slice(0, -1).entries()) {
      place = place[key] ??= /^\d+$/.test(path[depth + 1]) ? [] : {}
    }
    const key = path.at(-1)
    // A date that does not exist has an empty value; Python shall say so, not think it blank.
    const value = control.validity.badInput ? "?" : control.value
    if (several) (place[key] ??= []).push(value)
    else place[key] = value
  }
  return answers
}

/** What the form says of the case: the names it asks for now, and its answers with whole rows. */
function facts(form) {
  const answers = read(form)
  const names = new Set(controls(form).map(control => control.name.split(".")[0]))
  for (const rows of form.querySelectorAll("[data-rows]")) {
    const name = rows.dataset.rows
    if (rows.closest("[hidden]")) continue
    names.add(name)
    answers[name] = [...rows.querySelectorAll("[data-row]")].map((row, index) => ({ ...others.get(row), ...answers[name]?.[index] }))
  }
  return [names, answers]
}

/** Puts facts into the form; those that it does not ask for are passed over. */
function fill(form, facts) {
  for (const [name, fact] of Object.entries(facts)) {
    const rows = form.querySelector(`[data-rows="${CSS.escape(name)}"]`)
    if (!rows) put(form, name, fact)
    else if (Array.isArray(fact)) {
      fact.forEach((entry, index) => {
        const row = rows.querySelectorAll("[data-row]")[index] ?? addRow(rows)
        const asked = key => form.querySelector(`[name="${CSS.escape(`${name}.${index}.${key}`)}"]`)
        for (const [key, value] of Object.entries(entry)) put(form, `${name}.${index}.${key}`, value)
        others.set(row, Object.fromEntries(Object.entries(entry).filter(([key]) => !asked(key))))
      })
    }
  }
}

function put(form, name, answer) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = [answer].flat().includes(control.value)
    } else {
      // A zone is chosen before all zones are listed.
      control.value = answer
      if (control.matches("[data-zone]") && control.value !== answer) {
        control.add(new Option(answer, answer, false, true))
      }
    }
  }
}

function addRow(rows) {
  const list = rows.querySelector("[data-row-list]")
  const row = rows.querySelector("template").content.cloneNode(true).firstElementChild
  list.append(row)
  number(rows)
  return row
}

/** Numbers the rows anew, so that names and ids follow the order in the page. */
function number(rows) {
  const attributes = ["id", "name", "for", "aria-describedby", "data-field", "data-understood"]
  for (const [index, row] of rows.querySelectorAll("[data-row]").entries()) {
    row.querySelector("[data-row-number]").textContent = index + 1
    for (const element of row.querySelectorAll("*")) {
      for (const attribute of attributes) {
        const value = element.getAttribute(attribute)
        if (value) element.setAttribute(attribute, value.replace(/([.-])(#|\d+)([.-])/, `$1${index}$3`))
      }
    }
  }
}

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
    this.words = this.querySelector("[data-words]").content
    this.turn = 0
    this.answered = false
    this.prepareZone()
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
    for (const signal of ["focusin", "pointerover"]) {
      this.form.addEventListener(signal, () => runtime.start(), { once: true, passive: true })
    }
    this.show = () => this.showState()
    runtime.addEventListener("state", this.show)
    this.startWhenIdle()
    this.querySelector("[type=submit]").disabled = false
    this.showState()
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

  /** The reader's own zone at once; the hundreds of others when the page has nothing else to do. */
  prepareZone() {
    const known = Intl.DateTimeFormat().resolvedOptions().timeZone
    const own = known === "Etc/Unknown" ? "UTC" : known
    const offer = (select, chosen, zones) => {
      const all = new Set(["UTC", own, chosen, ...zones])
      select.replaceChildren(...[...all].map(zone => new Option(zone, zone, false, zone === chosen)))
    }
    for (const select of this.form.querySelectorAll("[data-zone]")) {
      offer(select, own, [])
      const later = window.requestIdleCallback ?? setTimeout
      later(() => offer(select, select.value, Intl.supportedValuesOf?.("timeZone") ?? []))
    }
  }

  click(event) {
    const { target } = event
    if (target.matches(".error-summary a")) {
      // The theme takes links over, and would move the page but not the focus.
      event.preventDefault()
      event.stopPropagation()
      const control = document.getElementById(target.hash.slice(1))
      ;(control?.matches("fieldset") ? control.querySelector("input") : control)?.focus()
    }
    if (target.matches("[data-retry]")) { runtime.retry(); if (this.asked) this.answer(true) }
    if (target.matches("[data-reload]")) store.carry()
    if (target.matches("[data-export]")) this.takeAway(target.dataset.export)
    if (target.matches("[data-print]")) print()
    if (target.matches("[data-settle]")) store.settle(target.dataset.settle === "mine")
    if (target.matches("[data-add-row]")) {
      addRow(target.closest("[data-rows]")).querySelector("input, select, textarea").focus()
    }
    if (target.matches("[data-remove-row]")) {
      const rows = target.closest("[data-rows]")
      target.closest("[data-row]").remove()
      number(rows)
      rows.querySelector("[data-add-row]").focus()
      this.changed()
    }
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
      const link = document.createElement("a")
      link.href = URL.createObjectURL(new Blob([bytes], { type: made.media_type }))
      link.download = made.filename
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
      this.say(`Saved as ${made.filename}.`)
    } catch (error) {
      this.sayWhy(error.reason)
    }
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
    this.prepareZone()
    fill(this.form, store.facts)
    this.follow()
    if (!this.tried) return
    // The answer to another case has no place beside this one's facts.
    this.querySelector("[data-outcome]").replaceChildren()
    this.answer(false)
  }

  /** Says whether the case is kept, and asks when two tabs have both changed it. */
  showKeeping() {
    const line = this.querySelector("[data-keeping]")
    line.querySelector("[data-keeping-words]").textContent = store.words
      || (store.kept ? "Kept in this browser." : "Kept nowhere but on this page.")
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
   */
  follow() {
    const groups = this.form.querySelectorAll(".group")
    for (const group of groups) group.hidden = false
    for (const field of this.form.querySelectorAll("[data-when]")) {
      const [name, values] = field.dataset.when.split("=")
      const named = [this.form.elements[name] ?? []].flatMap(one => one instanceof RadioNodeList ? [...one] : one)
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
    this.classList.add("answered")
    if (asked) {
      const section = this.querySelector(".calculator__outcome")
      section.focus({ preventScroll: true })
      section.scrollIntoView({ block: "start" })
    }
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

  showErrors(result, asked) {
    for (const note of this.form.querySelectorAll(".field__error")) note.remove()
    for (const control of this.form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid")
      const rest = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(id => !id.endsWith("-error"))
      if (rest.join("")) control.setAttribute("aria-describedby", rest.join(" "))
      else control.removeAttribute("aria-describedby")
    }
    const summary = this.querySelector("[data-errors]")
    if (result.ok) return summary.replaceChildren()
    for (const [name, text] of Object.entries(result.errors)) this.showError(name, text)
    if (!asked) return this.say("Put right the marked answers to see the new result.")
    summary.replaceChildren(...readHtml(result.html).childNodes)
    summary.firstElementChild?.focus()
  }

  showError(name, text) {
    const control = this.querySelector(`#${CSS.escape(`${this.name}-${name.replaceAll(".", "-")}`)}`)
    if (!control) return
    const note = document.createElement("p")
    note.className = "field__error"
    note.id = `${control.id}-error`
    note.textContent = text
    if (control.matches("fieldset")) control.querySelector("legend").after(note)
    else control.before(note)
    control.setAttribute("aria-invalid", "true")
    control.setAttribute("aria-describedby", [control.getAttribute("aria-describedby"), note.id].filter(Boolean).join(" "))
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

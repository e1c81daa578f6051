// A hand in the page: fills in any tool's form as a reader would, and waits for what comes.
// It is the same in every engine; each engine's driver only brings it into the page and calls it.
globalThis.hand = (() => {
  const READY = 240_000 // milliseconds; a slow machine is not a failure
  const place = name => document.querySelector(`calculator-form[name="${name}"]`)
  const seen = control => !control.closest("[hidden]") && control.getClientRects().length > 0
  const named = (name, path) => [...place(name).querySelectorAll(`[name="${CSS.escape(path)}"]`)]

  /** Waits until `found` gives something; throws with `what` after the limit. */
  async function until(what, found, limit = READY) {
    const end = Date.now() + limit
    for (;;) {
      const it = found()
      if (it) return it
      if (Date.now() > end) throw new Error(`waited in vain for ${what.call ? what() : what}`)
      await new Promise(then => setTimeout(then, 20))
    }
  }

  function say(control, value) {
    control.value = value
    control.dispatchEvent(new Event("input", { bubbles: true }))
    control.dispatchEvent(new Event("change", { bubbles: true }))
  }

  async function put(name, path, answer) {
    for (const fold of place(name).querySelectorAll("form details")) fold.open = true
    const all = named(name, path)
    for (const control of all) {
      if (!seen(control)) continue
      if (control.matches("[data-zone]")) { // zones are listed once the fold is open
        await until("the list of zones", () => [...control.options].some(({ value }) => value === answer))
      }
      if (/^(checkbox|radio)$/.test(control.type)) {
        if ([answer].flat().includes(control.value) && !control.checked) control.click()
      } else {
        const value = control.type === "datetime-local" ? answer.slice(0, 16) : String(answer)
        if (control.value !== value) say(control, value)
      }
    }
  }

  /** Puts raw answers, as in example.json, into the form of a tool, once that is awake. */
  async function fill(name, answers) {
    await until(`the form of ${name} to wake`, () => place(name)?.status)
    for (let time = 0; time < 2; time++) { // some fields appear only when another is answered
      for (const [path, answer] of Object.entries(answers)) {
        const rows = place(name).querySelector(`[data-rows="${path}"]`)
        if (!rows) await put(name, path, answer)
        else if (!rows.closest("[hidden]")) {
          const left = () => rows.querySelectorAll("[data-row]")
          while (left().length > answer.length) [...left()].at(-1).querySelector("[data-remove-row]").click()
          for (const [index, row] of answer.entries()) {
            if (left().length <= index) rows.querySelector("[data-add-row]").click()
            for (const [key, value] of Object.entries(row)) await put(name, `${path}.${index}.${key}`, value)
          }
        }
      }
    }
  }

  /** Fills every visible control that the selector finds; `#` in the text becomes its number. */
  function overwrite(name, selector, text) {
    const found = [...place(name).querySelectorAll(selector)].filter(seen)
    for (const [number, control] of found.entries()) say(control, text.replaceAll("#", number))
    return found.length
  }

  /** Gives back the answers of an example to fields whose marked text was refused. */
  function correct(name, answers) {
    for (const control of place(name).querySelectorAll("[aria-invalid][name]")) {
      const answer = control.name.split(".").reduce((part, key) => part?.[key], answers)
      say(control, answer ?? "")
    }
  }

  /** Presses the button and waits: `answered`, `errors` or `failed`. */
  async function ask(name) {
    const form = place(name)
    await until(`the form of ${name} to wake`, () => !form.querySelector("[type=submit]").disabled)
    form.classList.remove("answered")
    form.querySelector("[data-errors]").replaceChildren()
    form.querySelector("[type=submit]").click()
    return until(() => `an answer of ${name} after "${form.status.textContent}"`, () => {
      if (!form.querySelector("[data-retry]").hidden) return "failed"
      if (form.querySelector("[data-errors] li")) return "errors"
      return form.classList.contains("answered") && "answered"
    })
  }

  /** Takes the first file of an answer; gives what the page says and the file's size in bytes. */
  async function take(name) {
    const status = place(name).querySelector(".calculator__status")
    const make = URL.createObjectURL
    let size = 0
    URL.createObjectURL = blob => { size = blob.size; return make.call(URL, blob) }
    try {
      for (const button of place(name).querySelectorAll("[data-export]:enabled")) {
        status.textContent = ""
        // The clipboard asks for a real finger; what makes a PDF comes only on use.
        if (/^copy|PDF/i.test(button.textContent)) continue
        button.click()
        const said = await until(`an export of ${name}`, () => status.textContent)
        return { said, size }
      }
    } finally {
      URL.createObjectURL = make
    }
    return null
  }

  return { until, fill, overwrite, correct, ask, take, place, seen }
})()

// A day that is typed, or a list that is gone through by its arrows, beside the form: taken once the
// reader leaves it or presses Enter. Each key would be an answer otherwise, and take them on.

const BY_KEYS = "input[data-answer], select[data-answer]"

/**
 * Hears each answer that is chosen or typed beside the form.
 * @param {HTMLElement} place a calculator-form, which keeps as `left` what was answered by leaving it @param {(control: any) => void} take
 */
export function takeWhenDone(place, take) {
  /** @type {EventTarget | null} what keys have changed, and whether that waits */
  let typed = null, waits = false
  const done = () => {
    const control = waits && typed
    typed = null
    waits = false
    if (control) take(control)
  }
  place.addEventListener("keydown", event => {
    const { target, key } = /** @type {KeyboardEvent & { target: Control }} */ (event)
    if (!target.matches(BY_KEYS)) return
    if (key === "Enter" && waits) {
      event.preventDefault()
      done()
    } else if (key !== "Tab") typed = target
  })
  place.addEventListener("pointerdown", () => { typed = null })
  place.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-answer]")) return
    if (target === typed) waits = true
    else take(target)
  })
  place.addEventListener("focusout", ({ target }) => {
    /** @type {any} */ (place).left = waits ? target : null
    done()
  })
}

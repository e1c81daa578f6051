// A form whose page the browser kept whole for *Back* stands as it was left.

/** When to look, in milliseconds: what the browser does to a page from memory, it does soon. */
const LOOKS = [0, 10, 20, 30, 50, 100, 200]

/**
 * Fills the form again where *Back* changed it. WebKit makes it blank soon after it tells the page,
 * and tells nobody of that. A form that was not touched keeps what is in no answer yet, such as a
 * day typed in half.
 * @param {HTMLFormElement} form @param {() => void} refill @returns {() => void} what stops it
 */
export function keepThroughBack(form, refill) {
  let left = ""
  const leave = () => { left = standing(form) }
  const look = () => {
    if (standing(form) === left) return
    refill()
    leave()
  }
  const comeBack = (/** @type {{ persisted: boolean }} */ { persisted }) => {
    if (persisted) for (const after of LOOKS) setTimeout(look, after)
  }
  addEventListener("pagehide", leave)
  addEventListener("pageshow", comeBack)
  return () => {
    removeEventListener("pagehide", leave)
    removeEventListener("pageshow", comeBack)
  }
}

/** What stands in every control. @param {HTMLFormElement} form */
function standing(form) {
  const controls = /** @type {Control[]} */ ([...form.elements])
  return JSON.stringify(controls.map(({ name, value, checked }) => [name, value, checked]))
}

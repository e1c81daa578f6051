// A form whose page the browser kept whole for *Back* stands as it was left.

/** How long, in milliseconds, until what the browser does to a page from memory is done. */
const SOON = 50

/**
 * Fills the form again where *Back* changed it. WebKit makes it blank soon after it tells the page,
 * and tells nobody of that. A form that was not touched keeps what is in no answer yet, such as a
 * day typed in half.
 * @param {HTMLFormElement} form @param {() => void} refill @returns {() => void} what stops it
 */
export function keepThroughBack(form, refill) {
  let left = ""
  const leave = () => { left = standing(form) }
  const comeBack = (/** @type {{ persisted: boolean }} */ { persisted }) => {
    if (persisted) setTimeout(() => standing(form) !== left && refill(), SOON)
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

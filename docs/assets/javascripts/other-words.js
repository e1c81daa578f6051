// Other words in place of a text: what was answered about the last words is blank again, so that
// it is not taken as said of these. What was answered about the contract stays, and the answer says so.

/** How many characters two texts share at their beginning. @param {string} one @param {string} other */
function shared(one, other) {
  let count = 0
  while (count < Math.min(one.length, other.length) && one[count] === other[count]) count += 1
  return count
}

const reversed = (/** @type {string} */ text) => [...text].reverse().join("")

/** Whether less than half of a text stands where it stood. @param {string} before @param {string} now */
const isOther = (before, now) => shared(before, now) + shared(reversed(before), reversed(now)) < before.length / 2

/** The forms whose text has made way for other words since it was answered. */
const replaced = new WeakSet()

let before = ""
addEventListener("beforeinput", event => { before = /** @type {Control} */ (event.target).value ?? "" }, true)
addEventListener("input", event => {
  const { form, name, value } = /** @type {Control} */ (event.target)
  const about = /** @type {NodeListOf<HTMLInputElement>} */ (form?.querySelectorAll(`[data-about="${name}"] input`) ?? [])
  if (!about.length || !isOther(before, value)) return
  const place = /** @type {any} */ (form.closest("calculator-form"))
  if (place?.answered && !place.undoable?.trying) replaced.add(form)
  for (const control of about) {
    if (control.type === "radio") control.checked = false
    else control.value = ""
  }
}, true)

// The event does not bubble, so it is caught on its way down to the form.
addEventListener("answered", ({ target }) => {
  const { form, outcome } = /** @type {any} */ (target), note = outcome?.querySelector("[data-other-words]")
  if (note && replaced.has(form)) note.hidden = false
}, true)
addEventListener("forgotten", ({ target }) => replaced.delete(/** @type {any} */ (target).form), true)

// Other words in place of a text: what was answered about the last words is blank again, so that
// it is not taken as said of these.

/** How many characters two texts share at their beginning. @param {string} one @param {string} other */
function shared(one, other) {
  let count = 0
  while (count < Math.min(one.length, other.length) && one[count] === other[count]) count += 1
  return count
}

const reversed = (/** @type {string} */ text) => [...text].reverse().join("")

/** Whether less than half of a text stands where it stood. @param {string} before @param {string} now */
const isOther = (before, now) => shared(before, now) + shared(reversed(before), reversed(now)) < before.length / 2

let before = ""
addEventListener("beforeinput", event => { before = /** @type {Control} */ (event.target).value ?? "" }, true)
addEventListener("input", event => {
  const { form, name, value } = /** @type {Control} */ (event.target)
  const about = /** @type {NodeListOf<HTMLInputElement>} */ (form?.querySelectorAll(`[data-about="${name}"] input`) ?? [])
  if (!about.length || !isOther(before, value)) return
  for (const control of about) {
    if (control.type === "radio") control.checked = false
    else control.value = ""
  }
}, true)

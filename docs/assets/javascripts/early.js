// What a reader has typed or chosen in a form before its script was there: on a slow network that is
// all of the case, and it is neither in the store nor may older answers take its place.
import { fill, read } from "./answers.js"
import { only } from "./facts.js"
import { completeRows } from "./later.js"
import { toldTo } from "./reading.js"
import { removeRows } from "./rows.js"
import { offerZones } from "./zones.js"

/** Whether a control stands otherwise than the page has it. @param {any} control */
function isChanged(control) {
  const { type, checked, defaultChecked, value, defaultValue, options, selectedIndex } = control
  if (type === "radio" || type === "checkbox") return checked !== defaultChecked
  if (options) return selectedIndex !== Math.max(0, [...options].findIndex(option => option.defaultSelected))
  return type !== "file" && "defaultValue" in control && value !== defaultValue
}

/**
 * The answers that were given so far, the whole of each.
 * @param {HTMLFormElement} form @returns {Record<string, any>}
 */
export function typedEarly(form) {
  const changed = /** @type {Control[]} */ ([...form.elements]).filter(control => control.name && isChanged(control))
  return changed.length ? only(read(form), new Set(changed.map(({ name }) => name.split(".")[0]))) : {}
}

/**
 * Puts the case into a form that was just connected, and over it what was typed until then.
 * @param {HTMLFormElement} form @param {string} name of the tool @returns {boolean} whether anything was
 */
export function begin(form, name) {
  const early = typedEarly(form)
  removeRows(form)
  offerZones(form)
  completeRows(form)
  fill(form, { ...toldTo(name), ...early })
  return Object.keys(early).length > 0
}

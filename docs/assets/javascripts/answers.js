// A form and what stands in it: as Python wants it, and as the case keeps it.
import { putDay, readDay } from "./days.js"
import { choose, isDay } from "./later.js"
import { addRows, removeRows } from "./rows.js"

/** Of each row in a form, the facts that this form does not ask for. They go where the row goes. */
const others = new WeakMap()

/** @param {HTMLFormElement} form @returns {Control[]} the controls that the reader can see */
function controls(form) {
  return /** @type {Control[]} */ ([...form.elements]).filter(control => control.name && !control.closest("[hidden]"))
}

/**
 * Controls by their names.
 * @param {Iterable<any>} controls @returns {Map<string, Control[]>}
 */
export function byName(controls) {
  const named = new Map()
  for (const control of controls) {
    if (named.has(control.name)) named.get(control.name).push(control)
    else named.set(control.name, [control])
  }
  return named
}

/**
 * Reads a form as Python wants it: strings, lists for several, lists of objects for rows.
 * @param {HTMLFormElement} form @param {Control[]} [shown] its controls, where they are known
 * @returns {Record<string, any>}
 */
export function read(form, shown = controls(form)) {
  /** @type {Record<string, any>} */
  const answers = {}
  for (const control of shown) {
    const path = control.name.split(".")
    const several = control.type === "checkbox"
    if (several || control.type === "radio") {
      if (!control.checked) continue
    }
    /** @type {Record<string, any>} */
    let place = answers
    for (const [depth, key] of path.slice(0, -1).entries()) {
      place = place[key] ??= /^\d+$/.test(path[depth + 1]) ? [] : {}
    }
    const key = path.at(-1)
    // A date that does not exist has an empty value; Python shall say so, not think it blank.
    const value = control.validity.badInput ? "?" : isDay(control) ? readDay(control) : control.value
    place[key] = several ? [...(place[key] ?? []), value] : value
  }
  return answers
}

/**
 * What the form says of the case: the names it asks for now, and its answers with whole rows.
 * @param {HTMLFormElement} form @returns {[Set<string>, Facts]}
 */
export function facts(form) {
  const shown = controls(form), answers = read(form, shown)
  const names = new Set(shown.map(control => control.name.split(".")[0]))
  for (const rows of form.querySelectorAll("[data-rows]")) {
    const name = rows.dataset.rows
    if (rows.closest("[hidden]")) continue
    names.add(name)
    answers[name] = [...rows.querySelectorAll("[data-row]")].map((row, index) => ({ ...others.get(row), ...answers[name]?.[index] }))
  }
  return [names, answers]
}

/** The names that a form asks for at all, also those that it does not show now. @param {HTMLFormElement} form */
export function askedFor(form) {
  const named = /** @type {Control[]} */ ([...form.elements]).filter(control => control.name)
  const rows = [...form.querySelectorAll("[data-rows]")].map(({ dataset }) => dataset.rows)
  return new Set([...named.map(control => control.name.split(".")[0]), ...rows])
}

/** Puts facts into the form; those that it does not ask for are passed over. @param {HTMLFormElement} form @param {Facts} facts */
export function fill(form, facts) {
  // Moments are shown in the zone that the form will have, whichever fact comes first.
  const zones = /** @type {Control | null} */ (form.querySelector('[data-zone=""]'))
  const zone = String((zones && facts[zones.name]) || zones?.value || "") || undefined
  // Once for all: to look for one name takes as long as the form is.
  const named = byName(form.elements), lists = new Map([...form.querySelectorAll("[data-rows]")].map(rows => [rows.dataset.rows, rows]))
  for (const [name, fact] of Object.entries(facts)) {
    const rows = lists.get(name)
    if (!rows) put(named.get(name) ?? [], fact, zone)
    else if (Array.isArray(fact)) {
      addRows(rows, fact.length)
      for (const [index, row] of [...rows.querySelectorAll("[data-row]")].slice(0, fact.length).entries()) {
        const named = byName(row.querySelectorAll("[name]"))
        const unasked = Object.entries(fact[index]).filter(([key, value]) => !put(named.get(`${name}.${index}.${key}`) ?? [], value, zone))
        others.set(row, Object.fromEntries(unasked))
      }
    }
  }
}

/**
 * Takes an answer that was given beside a form into it. Returns whether there was one.
 * `data-clears` names the answers that hang on it, and have to be given again. `data-row` makes it
 * a new row of these answers, and `data-column` the place in that row. A choice of a list that stands
 * for other answers has them in `data-tells`. `data-empties` takes every row of these answers away, and
 * `data-from` names the list beside it that holds the answer.
 * @param {HTMLFormElement} form @param {EventTarget} given
 */
export function takeGiven(form, { dataset, value, selectedOptions }) {
  const { answer, clears, row, column, from } = dataset, { tells } = selectedOptions?.[0]?.dataset ?? {}
  if (dataset.empties !== undefined) {
    removeRows(form.querySelector(`[data-rows="${answer}"]`))
    return true
  }
  const given = from ? /** @type {HTMLSelectElement} */ (document.getElementById(from)).value : value
  if (row && !given) return false
  const cleared = clears?.split(" ").map((/** @type {string} */ name) => [name, ""]) ?? []
  const added = row && { ...JSON.parse(row), ...(column && { [column]: given }) }
  const told = row ? [...facts(form)[1][answer] ?? [], added] : given
  fill(form, { ...Object.fromEntries(cleared), ...(tells ? JSON.parse(tells) : { [answer]: told }) })
  return true
}

/**
 * Puts an answer into each control of a name. Returns whether there is one.
 * @param {ArrayLike<Control> & Iterable<Control>} named @param {any} answer @param {string} [zone] of moments
 */
function put(named, answer, zone) {
  // What was stored by a hand or by another version may be a list where a text belongs.
  const text = typeof answer === "string" ? answer : ""
  for (const control of named) {
    if (control.type === "radio" || control.type === "checkbox") {
      control.checked = [answer].flat().includes(control.value)
    } else if (isDay(control)) {
      putDay(control, text, zone)
    } else if (control.matches("[data-short]")) {
      choose(/** @type {any} */ (control), text)
    } else {
      // A zone is chosen before all zones are listed, and a moment's control takes no zone.
      control.value = control.type === "datetime-local" ? text.replace(/Z$/, "") : text
      if (text && control.matches("[data-zone]") && control.value !== text) {
        /** @type {any} */ (control).add(new Option(text, text, false, true))
      }
    }
  }
  return named.length > 0
}

// The folds of a form: shut where a script runs, with how many of their questions are answered.
import { hide } from "./conditions.js"

/** Whether a control holds an answer; their own zone is filled in by itself. @param {Control} control */
function isAnswered(control) {
  if (!control.name || control.matches('[data-zone=""]')) return false
  return /^(checkbox|radio)$/.test(control.type) ? control.checked : control.value !== ""
}

/** Shuts the folds that a form without a script shows open. @param {HTMLFormElement} form */
export function shutFolds(form) {
  for (const fold of form.querySelectorAll("[data-fold]")) fold.open = false
}

/** Says beside each fold how many answers are in it, and hides one without a question. @param {HTMLFormElement} form */
export function countAnswers(form) {
  for (const fold of form.querySelectorAll("[data-fold]")) {
    hide(fold, !fold.querySelector(".field:not([hidden])"))
    const said = fold.querySelector("[data-answered]")
    if (!said) continue
    const controls = /** @type {Control[]} */ ([...fold.querySelectorAll("input, select, textarea")])
    const names = new Set(controls.filter(isAnswered).map(({ name }) => name))
    const text = names.size ? `(${names.size} answered)` : ""
    if (said.textContent !== text) said.textContent = text
  }
}

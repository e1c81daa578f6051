// The lists to choose from in a long table. Their choices would be half of its elements, so in a row
// far down a list holds its chosen one alone, and gets the others when its row comes near.

/** What says that a row comes near. Where a browser does not say it, each list has all its choices. */
const NEAR = "contentvisibilityautostatechange"
const isSaid = "ContentVisibilityAutoStateChangeEvent" in globalThis

/** Of each table, the lists with all their choices, by column. @type {WeakMap<Element, Map<string, HTMLSelectElement>>} */
const tables = new WeakMap()

/** @param {Element} row @returns {HTMLSelectElement[]} */
const listsOf = row => /** @type {any} */ ([...row.querySelectorAll("select")])

/** @param {HTMLSelectElement} list */
const column = list => list.name.split(".").at(-1)

/** Leaves the lists of a row nothing but their first choice, the blank one. @param {Element} rows its table @param {Element} row */
export function shorten(rows, row) {
  if (!isSaid) return
  tables.set(rows, new Map(listsOf(row).map(list => [column(list), /** @type {any} */ (list.cloneNode(true))])))
  for (const list of listsOf(row)) {
    list.replaceChildren(list.options[0])
    list.dataset.short = ""
  }
}

/** A list that has all choices of this one. @param {HTMLSelectElement} list */
const whole = list => list.matches("[data-short]") ? tables.get(list.closest("[data-rows]")).get(column(list)) : list

/** All choices of a list. @param {HTMLSelectElement} list @returns {HTMLOptionElement[]} */
export const choices = list => [...whole(list).options]

/** Chooses a value, or nothing where the list does not have it. @param {HTMLSelectElement} list @param {string} value */
export function choose(list, value) {
  const choice = value && list.matches("[data-short]") && choices(list).find(choice => choice.value === value)
  if (choice) list.replaceChildren(list.options[0], choice.cloneNode(true))
  list.value = value
}

/** Gives a list all its choices. @param {HTMLSelectElement} list */
function complete(list) {
  if (!list.matches("[data-short]")) return
  const { value } = list
  list.replaceChildren(.../** @type {Element} */ (whole(list).cloneNode(true)).children)
  list.value = value
  delete list.dataset.short
}

/** Completes the lists of a row that comes near, and a list that has the focus. @param {HTMLFormElement} form */
export function completeLists(form) {
  // On its way down: in Firefox this event does not go up from the row.
  form.addEventListener(NEAR, event => {
    if (!/** @type {any} */ (event).skipped) for (const list of listsOf(/** @type {any} */ (event.target))) complete(list)
  }, true)
  form.addEventListener("focusin", ({ target }) => target.matches("select") && complete(/** @type {any} */ (target)))
}

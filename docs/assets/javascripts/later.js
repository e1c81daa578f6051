// What a row far down a long table gets when it comes near, and not before. The choices of its lists
// would be half of the table's elements, so there a list holds its chosen one alone. Controls for a
// day and a time are made of many parts each, so there they are plain text that says the same.

/** What says that a row comes near. Where a browser does not say it, each row is whole from the start. */
const NEAR = "contentvisibilityautostatechange"
const isSaid = "ContentVisibilityAutoStateChangeEvent" in globalThis

/** Of each table, the lists with all their choices, by column. @type {WeakMap<Element, Map<string, HTMLSelectElement>>} */
const tables = new WeakMap()

/** Of each such list, its choices by their values: a table asks for one with each row. @type {WeakMap<HTMLSelectElement, Map<string, HTMLOptionElement>>} */
const offered = new WeakMap()

/** @param {Element} row @returns {HTMLSelectElement[]} */
const listsOf = row => /** @type {any} */ ([...row.querySelectorAll("select")])

/** @param {HTMLSelectElement} list */
const column = list => list.name.split(".").at(-1)

/**
 * Leaves the lists of a row nothing but their first choice, the blank one, and makes its days text.
 * @param {Element} rows its table @param {Element} row
 */
export function lighten(rows, row) {
  if (!isSaid) return
  for (const control of /** @type {NodeListOf<Control>} */ (row.querySelectorAll("input[type=date], input[type=time]"))) {
    control.dataset.later = control.type
    control.type = "text"
  }
  const lists = listsOf(row).map(list => /** @type {HTMLSelectElement} */ (list.cloneNode(true)))
  tables.set(rows, new Map(lists.map(list => [column(list), list])))
  for (const list of lists) offered.set(list, new Map([...list.options].map(choice => [choice.value, choice])))
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
  const choice = value && list.matches("[data-short]") && offered.get(whole(list)).get(value)
  if (choice) {
    list.length = 1
    list.append(choice.cloneNode(true))
  }
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

/** Whether a control is one for a day, also where its row is not near. @param {Control} control */
export const isDay = control => (control.dataset.later ?? control.type) === "date"

/** Makes a row's days and times what they are. @param {Element} row */
function completeDays(row) {
  for (const control of /** @type {NodeListOf<Control>} */ (row.querySelectorAll("[data-later]"))) {
    control.type = control.dataset.later
    delete control.dataset.later
  }
}

/** Completes a row that comes near, and one that has the focus. @param {HTMLFormElement} form */
export function completeRows(form) {
  const all = (/** @type {any} */ row) => {
    completeDays(row)
    for (const list of listsOf(row)) complete(list)
  }
  // On its way down: in Firefox this event does not go up from the row.
  form.addEventListener(NEAR, event => !/** @type {any} */ (event).skipped && all(event.target), true)
  form.addEventListener("focusin", ({ target }) => {
    const row = target.closest(".row--later")
    if (row) all(row)
  })
}

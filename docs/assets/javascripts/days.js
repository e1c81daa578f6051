// A day that can have its time: a control for the day, and beside it one for the time.

/** @type {WeakMap<Control, { day: string, answer: string }>} what a form without times was given */
const given = new WeakMap()

/** @param {Control} control of a day @returns {HTMLInputElement | null} the one for its time */
function timeOf(control) {
  return control.nextElementSibling?.querySelector("[data-time]") ?? null
}

/** @param {Control} control of a day @returns {string} the day, with its time if that is known */
export function readDay(control) {
  const time = timeOf(control)
  if (time) return control.value && time.value ? `${control.value}T${time.value}` : control.value
  const before = given.get(control)
  return before?.day === control.value ? before.answer : control.value
}

/**
 * Puts a day or a moment into a control and the one beside it.
 * @param {Control} control @param {string} answer @param {string} [zone] in which a moment is shown
 */
export function putDay(control, answer, zone) {
  const [day, clock = ""] = inZone(answer, zone).split("T")
  // Of itself a control takes no day that does not exist; one that is still text takes anything.
  control.value = control.type === "date" || exists(day) ? day : ""
  const time = timeOf(control)
  if (time) time.value = clock.slice(0, 5)
  else given.set(control, { day, answer })
}

/** @param {string} day ISO 8601 */
function exists(day) {
  const moment = new Date(`${day}T00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(moment.valueOf()) && moment.toISOString().startsWith(day)
}

/** What writes moments in a zone: to make it takes as long as hundreds of moments. @type {Map<string | undefined, Intl.DateTimeFormat>} */
const clocks = new Map()

/**
 * A moment as it is in a zone. What names no zone is as it stands, and so it is where the browser
 * does not know the zone: a stored case can hold any text.
 * @param {string} answer @param {string} [zone] the browser's own without one
 */
function inZone(answer, zone) {
  if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(answer) || Number.isNaN(Date.parse(answer))) return answer
  try {
    if (!clocks.has(zone)) clocks.set(zone, new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }))
    return clocks.get(zone).format(new Date(answer)).replace(" ", "T")
  } catch {
    return answer
  }
}

/** The day so many whole days after a day, both in UTC. @param {string} day ISO 8601 @param {number} count */
export function addDays(day, count) {
  return new Date(Date.parse(`${day}T00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** A day as Python writes it: `Thursday 8 October 2026`. @param {string} day ISO 8601 */
export function writeDay(day) {
  const parts = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }).formatToParts(Date.parse(day))
  return parts.filter(({ type }) => type !== "literal").map(({ value }) => value).join(" ")
}

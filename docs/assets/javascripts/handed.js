// The rows that a tool's answer puts into the case, and what becomes of them when its answer changes.

/** @typedef {Record<string, any>} Row */

/** Whether a row holds all that another one says. @param {Row} row @param {Row} other */
const holds = (row, other) => Object.entries(other).every(([key, value]) => row[key] === value)

/** Whether two rows say the same; what is blank says nothing. @param {Row} row @param {Row} other */
const same = (row, other) => holds(row, other) && Object.entries(row).every(([key, value]) => !value || other[key] === value)

/**
 * The rows there are with new ones: without the tool's earlier ones that the reader left as they were.
 * @param {any} there @param {any[]} rows @param {any} earlier what the tool put there before
 */
export function withRows(there, rows, earlier = []) {
  const gone = [earlier].flat().filter(row => !rows.some(other => same(other, row)))
  const left = [there ?? []].flat().filter(row => !gone.some(other => same(row, other)))
  return [...left, ...rows.filter(row => !left.some(other => holds(other, row)))]
}

/**
 * Which of the rows handed are the tool's own: those that the case did not hold before it gave them.
 * @param {Facts} facts handed @param {Facts} there in the case @param {Facts} earlier what the tool put there before
 */
export function put(facts, there, earlier = {}) {
  const rows = (/** @type {any} */ fact) => [fact ?? []].flat()
  const own = (/** @type {string} */ name) => (/** @type {Row} */ row) =>
    rows(earlier[name]).some(other => same(other, row)) || !rows(there[name]).some(other => holds(other, row))
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => Array.isArray(fact)).map(([name, fact]) => [name, rows(fact).filter(own(name))]))
}

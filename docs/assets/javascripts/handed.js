// What a tool's answer puts into the case, and what becomes of it when its answer changes: rows, and
// facts that were read in a text.

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

/**
 * What a tool has read in a text, as far as nobody has said otherwise since: facts that are no rows.
 * @param {Facts} facts of the case @param {Facts} earlier what the tool put there before @returns {Facts}
 */
export const stillRead = (facts, earlier = {}) =>
  Object.fromEntries(Object.entries(earlier).filter(([name, fact]) => typeof fact === "string" && facts[name] === fact))

/** The rows among facts. @param {Facts} facts @returns {Record<string, any[]>} */
const onlyRows = facts => /** @type {Record<string, any[]>} */ (Object.fromEntries(Object.entries(facts).filter(([, fact]) => Array.isArray(fact))))

/** The reading of a text that is gone: none of the rows that the tool has put there. @param {Facts} [earlier] @returns {Facts} */
export const noRows = (earlier = {}) => Object.fromEntries(Object.keys(onlyRows(earlier)).map(name => [name, /** @type {any[]} */ ([])]))

/**
 * What a new reading changes in the case, blank for what is read no more: it takes the place of the
 * earlier one, rows too, and what the reader has said stands. `handed` is what the tool has put there then.
 * @param {Facts} facts of the case @param {Facts} reading @param {Facts} earlier what the tool put there before
 */
export function reread(facts, reading, earlier = {}) {
  const stood = stillRead(facts, earlier), told = Object.entries(reading)
  const read = Object.fromEntries(told.filter(([name, fact]) => fact && !Array.isArray(fact) && (!facts[name] || name in stood)))
  const rows = onlyRows(reading)
  const merged = Object.fromEntries(Object.entries(rows).map(([name, fact]) => [name, withRows(facts[name], fact, earlier[name])]))
  const gone = Object.fromEntries(Object.keys(stood).map(name => [name, ""]))
  return { changed: /** @type {Facts} */ ({ ...gone, ...read, ...merged }), handed: { ...onlyRows(earlier), ...put(rows, facts, earlier), ...read } }
}

// What a case consists of: facts by name, as texts, lists of texts, or rows of texts.

/** The version of what is kept; calculators/engine/casefile.py brings older ones up to it. */
export const VERSION = 3
export const FORMAT = "hostage-script-handbook case"

/** @param {unknown} fact @returns {boolean} */
export function isEmpty(fact) {
  if (Array.isArray(fact)) return fact.every(isEmpty)
  if (fact && typeof fact === "object") return Object.values(fact).every(isEmpty)
  return fact === undefined || fact === null || fact === ""
}

/** Facts without those of some names. @param {Facts} facts @param {string[]} names @returns {Facts} */
export const without = (facts, names) => Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)))

/** The facts of these names. @param {Facts} facts @param {Set<string>} names @returns {Facts} */
export const only = (facts, names) => Object.fromEntries(Object.entries(facts).filter(([name]) => names.has(name)))

/**
 * What is stored, or nothing if it is damaged; damaged text stays where it is.
 * @param {string} text @returns {StoredCase & { version?: number }}
 */
export function parse(text) {
  try {
    const stored = JSON.parse(text)
    return stored && typeof stored === "object" ? stored : undefined
  } catch { /* said by whoever opens it */ }
}

/** Whether forms can hold these facts: texts, lists of texts and rows of texts, and nothing else. @param {unknown} facts */
export function isPlain(facts) {
  const texts = (/** @type {any} */ row) => Object(row) === row && !Array.isArray(row) && Object.values(row).flat().every(value => typeof value === "string")
  return Object(facts) === facts && Object.values(facts).flat().every(fact => typeof fact === "string" || texts(fact))
}

/** The text of a case as it is now. @param {StoredCase} stored */
export const write = stored => JSON.stringify({ format: FORMAT, version: VERSION, saved: new Date().toISOString(), ...stored })

/** A case from its text if it is of this version and shape; Python reads all others. @param {string} text */
export function current(text) {
  const stored = parse(text)
  return stored?.version === VERSION && isPlain(stored.facts) ? stored : undefined
}

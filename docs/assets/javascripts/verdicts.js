// Looks a verdict up in tables that the build wrote into the page, before Python is there.
// The tables come from calculators/engine/verdicts.py: a value is its place in a list of values.

/** A sum as everybody writes it. Python reads the other ways, and those that can be read twice. */
const PLAIN = /^\d{1,9}(\.\d\d?)?$/

/**
 * The values that a fact can have by these answers.
 * @param {VerdictFact} fact @param {Record<string, any>} answers @param {string} today in UTC
 * @returns {number[]}
 */
function read({ name, values, blank, told, sum, bounds }, answers, today) {
  if (told) return [Number(told.some(field => answers[field]?.length))]
  const given = (answers[sum ?? name] ?? "").trim()
  if (!given) return [blank]
  if (!sum) return values.includes(given) ? [values.indexOf(given)] : [...values.keys()]
  if (!PLAIN.test(given) || answers.now) return [...values.keys()]
  const [, sizes] = bounds.findLast(([from]) => from <= today) ?? []
  if (!sizes) return [...values.keys()] // the device's clock stands before the first bound
  const cents = Math.round(Number(given) * 100)
  return [sizes.find(([, most]) => most === null || cents <= most)[0]]
}

/**
 * What a step can say, from one of its nodes on.
 * @param {VerdictStep} step @param {number | null} node @param {Map<string, number[]>} known
 * @returns {number[]}
 */
function follow(step, node, known) {
  if (node === null) return [...step.values.keys()]
  if (node < 0) return [-1 - node]
  const [place, ...targets] = step.nodes[node]
  const reached = new Set(known.get(step.of[place]).map(value => targets[value]))
  return [...new Set([...reached].flatMap(target => follow(step, target, known)))]
}

/**
 * The verdict of these answers; blank where they contradict each other, or where it depends on what
 * only Python can tell.
 * @param {VerdictTables} tables @param {Record<string, any>} answers as answers.js reads them
 * @param {string} today the day in UTC, ISO 8601 @returns {string}
 */
export function lookUp({ facts, steps }, answers, today) {
  const known = new Map(facts.map(fact => [fact.name, read(fact, answers, today)]))
  let said = [""]
  for (const step of steps) {
    const found = follow(step, step.root, known)
    known.set(step.name, found)
    said = found.map(value => step.values[value])
    if (said.includes("")) return ""
  }
  return said.length === 1 ? said[0] : ""
}

/**
 * The HTML of the verdict in a form's own tables, or nothing.
 * @param {ParentNode} place @param {Record<string, any>} answers
 */
export function findVerdict(place, answers) {
  const tables = place.querySelector("[data-verdicts]")
  if (!tables) return ""
  const id = lookUp(JSON.parse(tables.dataset.verdicts), answers, new Date().toISOString().slice(0, 10))
  const found = id && tables.content.querySelector(`[data-verdict="${id}"]`)
  if (!found) return ""
  const above = tables.content.querySelector(`[data-above="${answers.platform ?? ""}"]`)
  return `${above?.innerHTML ?? ""}${found.innerHTML}`.replaceAll(" data-id=", " id=")
}

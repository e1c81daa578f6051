// Runs before the theme's search in its worker: hooks/pages/search.py joins the two. The theme
// finds and marks the words; this says what else a reader can mean, and which page comes first.
// In:  { type: 0, data: { config, docs } } once, { type: 2, data: query, audience } for each change.
// Out: what the theme posts, { type: 3, data: { items } }, in the order of this file.

// From hooks/pages/search.toml: words that mean the same, usual phrases and the one word that stands
// for each, and words that say little.
const WORDS = SEARCH_WORDS

// What a page counts for a reader whom it is not for.
const STRANGE = { agent: 0.25, freelancer: 0.5, maintainer: 0.3, everyone: 0.8 }
// What another word counts beside the one that was typed: one that means the same, one whose
// beginning was typed.
const GUESS = { same: 1, alike: 0.8, begun: 0.6 }
// What a line that is like the query counts, beside the words in the text of the page.
const LINE = { title: 3, words: 3.4, heading: 2.2, about: 1.6 }
// What a passage counts that holds the words of the query together.
const PASSAGE = 0.5

/** @typedef {{ stems: Set<string>, weight: number }} Line a title, a heading or search words */
/** @typedef {{ stems: Map<string, number>, rare: number }} Meant one word of a query: the stems that it can stand for, and what each counts */
/** @typedef {{ audience: keyof typeof STRANGE, boost: number, lines: Line[], passages: Set<string>[], counts: Map<string, number>, length: number }} PageRead */

/** @type {Map<string, PageRead>} by address */
const pages = new Map()
/** @type {Map<string, Set<string>>} the words of all pages, by stem */
const vocabulary = new Map()
/** @type {Map<string, number>} on how many pages a stem is */
const spread = new Map()
/** @type {Map<string, string[]>} stems that mean the same */
const alike = new Map()

const fillers = new Set(WORDS.fillers)
const phrases = Object.entries(WORDS.phrases)
const spelled = new Set([...fillers, ...phrases.flatMap(([from]) => from.split(" ")), ...WORDS.alike.flat()])

/** @type {keyof typeof STRANGE} */
let audience = "everyone"
/** @type {Meant[]} */
let asked = []

const sum = (/** @type {number[]} */ numbers) => numbers.reduce((one, other) => one + other, 0)
const rare = (/** @type {string} */ stem) => Math.log(1 + pages.size / (1 + (spread.get(stem) ?? 0)))
const stemOf = (/** @type {string} */ word) => String(lunr.stemmer(new lunr.Token(word, {})))

/** A text in small letters, with single spaces, without marks and HTML. @param {string} text */
function plain(text) {
  const bare = text.replace(/<[^>]+>|&\w+;/g, " ").toLowerCase().replace(/['’]s\b|['’]/g, "")
  return bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim()
}

/** The words of a plain text; a usual phrase is one word. @param {string} text */
function split(text) {
  let line = ` ${text} `
  for (const [from, to] of phrases) line = line.replaceAll(` ${from} `, ` ${to} `)
  return line.split(" ").filter(Boolean)
}

/** The stems of what a plain text says. @param {string} text */
const said = text => split(text).filter(word => !fillers.has(word)).map(stemOf)

/**
 * Reads the index once.
 * @param {{ location: string, title: string, text: string, tags?: string[], audience?: keyof typeof STRANGE, about?: string, boost?: number }[]} docs
 */
function read(docs) {
  for (const { location, title, text, tags = [], audience = "everyone", about = "", boost = 1 } of docs) {
    const [address, part] = location.split("#")
    if (!pages.has(address)) pages.set(address, { audience, boost, lines: [], passages: [], counts: new Map(), length: 0 })
    const page = pages.get(address)
    const lines = part
      ? [{ line: title, weight: LINE.heading }]
      : [{ line: title, weight: LINE.title }, { line: about, weight: LINE.about }, ...tags.map(line => ({ line, weight: LINE.words }))]
    for (const { line, weight } of lines) page.lines.push({ stems: new Set(said(plain(line))), weight })
    page.passages.push(new Set(said(plain(`${title} ${text}`))))
    readWords(page, plain([...lines.map(({ line }) => line), text].join(" ")))
  }
  const usual = sum([...pages.values()].map(({ length }) => length)) / pages.size
  for (const page of pages.values()) {
    page.length = (1 + page.length / usual) / 2
    for (const stem of page.counts.keys()) spread.set(stem, (spread.get(stem) ?? 0) + 1)
  }
  for (const group of WORDS.alike) {
    for (const stem of group.map(stemOf)) alike.set(stem, [...alike.get(stem) ?? [], ...group.map(stemOf)])
  }
}

/** Counts the words of a page. @param {PageRead} page @param {string} text plain */
function readWords(page, text) {
  for (const word of text.split(" ")) spelled.add(word)
  for (const word of split(text)) {
    if (fillers.has(word)) continue
    const stem = stemOf(word)
    page.length++
    page.counts.set(stem, (page.counts.get(stem) ?? 0) + 1)
    if (!vocabulary.has(stem)) vocabulary.set(stem, new Set())
    vocabulary.get(stem).add(word)
  }
}

/**
 * Whether one word becomes the other by at most so many letters that are added, left out, wrong, or
 * in each other's place.
 * @param {string} one @param {string} other @param {number} most
 */
function near(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return false
  /** @type {number[]} */
  let before = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const line = [row]
    for (let column = 1; column <= other.length; column++) {
      const wrong = one[row - 1] === other[column - 1] ? 0 : 1
      line[column] = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + wrong)
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1)
    }
    if (Math.min(...line) > most) return false
    before = last
    last = line
  }
  return last[other.length] <= most
}

/** A word as it is spelled: of several the one with the same letters, then the usual one. @param {string} word */
function corrected(word) {
  if (word.length < 4 || spelled.has(word) || vocabulary.has(stemOf(word))) return word
  const strange = (/** @type {string} */ known) => [...known].filter(letter => !word.includes(letter)).length
  const often = (/** @type {string} */ known) => spread.get(stemOf(known)) ?? 0
  for (const most of word.length < 8 ? [1] : [1, 2]) {
    const found = [...spelled].filter(known => near(word, known, most))
    if (found.length) return found.sort((one, other) => strange(one) - strange(other) || often(other) - often(one))[0]
  }
  return word
}

/** What a query can mean, word by word. @param {string} query @returns {Meant[]} */
function understand(query) {
  const typed = plain(query).split(" ")
  // The last word may not be finished yet.
  const last = /\s$/.test(query) ? "" : typed.at(-1)
  const begun = last.length > 2 && [...spelled].some(word => word.startsWith(last))
  const words = split(typed.map(word => begun && word === last ? word : corrected(word)).join(" "))
  const telling = words.filter(word => !fillers.has(word))
  const meant = [...new Set(telling)].map(word => stems(word, begun && word === last))
  return meant.filter(({ stems }) => stems.size)
}

/** The stems that a word can stand for. @param {string} word @param {boolean} begun it may be a beginning @returns {Meant} */
function stems(word, begun) {
  /** @type {Map<string, number>} */
  const found = new Map()
  const add = (/** @type {string} */ stem, /** @type {number} */ weight) => found.set(stem, Math.max(weight, found.get(stem) ?? 0))
  const itself = stemOf(word)
  if (begun) {
    for (const [stem, known] of vocabulary) if ([...known].some(one => one.startsWith(word))) add(stem, GUESS.begun)
  }
  if (vocabulary.has(itself) || alike.has(itself)) add(itself, GUESS.same)
  if (found.get(itself) === GUESS.same) for (const stem of alike.get(itself) ?? []) add(stem, GUESS.alike)
  const sure = Math.max(0, ...found.values())
  return { stems: found, rare: Math.min(...[...found].filter(([, weight]) => weight === sure).map(([stem]) => rare(stem))) }
}

/** How well a page answers what was asked. @param {PageRead} page */
function worth(page) {
  const best = (/** @type {Meant} */ { stems, rare }, /** @type {(stem: string) => number} */ count) =>
    rare * Math.max(...[...stems].map(([stem, weight]) => weight * count(stem)))
  const all = sum(asked.map(({ rare }) => rare))
  const text = sum(asked.map(one => best(one, stem => {
    const times = page.counts.get(stem) ?? 0
    return times / (times + 2 * page.length)
  })))
  const line = Math.max(...page.lines.map(({ stems, weight }) => {
    const both = sum(asked.map(one => best(one, stem => stems.has(stem) ? 1 : 0)))
    const whole = sum([...stems].map(rare))
    return both && weight * both * Math.sqrt(both / Math.max(both, whole))
  }))
  const passage = Math.max(...page.passages.map(stems => {
    const both = sum(asked.map(one => best(one, stem => stems.has(stem) ? 1 : 0)))
    return both * both / all / Math.max(1, Math.sqrt(stems.size / 60))
  }))
  const reader = audience === "agent" ? "agent" : "freelancer"
  return (text + line + PASSAGE * passage) / all * page.boost * (page.audience === reader ? 1 : STRANGE[page.audience])
}

addEventListener("message", ({ data: message }) => {
  if (message.type === 0) read(message.data.docs)
  if (message.type !== 2) return
  audience = message.audience
  asked = understand(message.data)
  const words = asked.flatMap(({ stems }) => [...stems.keys()].flatMap(stem => [...vocabulary.get(stem) ?? []]))
  // With a weight at its end the theme takes a word as it is; else it takes it for a beginning.
  message.data = [...new Set(words)].map(word => `${word}^1`).join(" ")
})

const post = postMessage
globalThis.postMessage = message => {
  if (message.type === 3) message.data.items = ranked(message.data.items)
  post(message)
}

/**
 * The pages found, the best first.
 * @param {{ location: string, score: number, terms: object }[][]} found each with its parts
 */
function ranked(found) {
  return found.map(parts => {
    const [address] = parts[0].location.split("#")
    const score = worth(pages.get(address))
    // The page itself leads. Not all words are to be on one page, so that none is called missing.
    for (const part of parts) {
      part.score = part.location === address ? score : score * part.score / (1 + part.score)
      part.terms = {}
    }
    return { parts, score }
  }).sort((one, other) => other.score - one.score).map(({ parts }) => parts)
}

// Which texts mention what was typed. Whole words count first, and with them what means the same;
// where no text has a word, those do that have a word which begins so.

/** @typedef {{ alike?: string[][], phrases?: Record<string, string>, fillers?: string[] }} Words those of the search: hooks/pages/search.toml */

/** @param {string} text @returns {string[]} its words, in small letters without marks */
function split(text) {
  const bare = text.toLowerCase().normalize("NFD").replace(/\p{M}|['’]s\b|['’]/gu, "")
  return bare.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A word without its ending: a plural, -ing and -ed are the same word. @param {string} word */
function rootOf(word) {
  const bare = word.replace(/(?<=.{4})(?:ing|ed)$/, "").replace(/(?<=.{2}[^s])s$/, "")
  return bare.replace(/(?<=.{2})(?:ie|y)$/, "i").replace(/(?<=.{4})e$/, "")
}

/**
 * What finds the texts that mention all that is typed.
 * @param {string[]} texts @param {Words} words
 * @returns {(typed: string) => boolean[]} for each text whether it does; of a blank, that all do
 */
export function finder(texts, { alike = [], phrases = {}, fillers = [] }) {
  /** @type {Map<string, string[]>} */
  const same = new Map()
  for (const group of alike.map(group => group.map(rootOf))) {
    for (const root of group) same.set(root, [...same.get(root) ?? [], ...group])
  }
  /** With a usual phrase as the one word that stands for it. @param {string} text */
  const phrased = text => split(Object.entries(phrases).reduce((line, [from, to]) => line.replaceAll(` ${from} `, ` ${to} `), ` ${split(text).join(" ")} `))
  const read = texts.map(text => ({ words: new Set(split(text)), roots: new Set([...split(text), ...phrased(text)].map(rootOf)) }))
  return typed => {
    const asked = phrased(typed), telling = asked.filter(word => !fillers.includes(word))
    const found = (telling.length ? telling : asked).map(word => {
      const meant = [rootOf(word), ...same.get(rootOf(word)) ?? []]
      const whole = read.map(({ roots }) => meant.some(root => roots.has(root)))
      return whole.includes(true) ? whole : read.map(({ words }) => [...words].some(one => one.startsWith(word)))
    })
    return texts.map((_, number) => found.every(each => each[number]))
  }
}

// What the worker does once Python has started, as long as nobody has asked.

/** @typedef {import("./examples.js").Example} Example */

// How often Python answers each example before anyone asks, and how long others can ask between.
const PRACTICE = 8
const PAUSE = 30

/**
 * Answers the examples of the page's tools, for nobody: a first answer is slow, because Python then
 * imports what it needs and the browser compiles it. Each is asked for another moment, as readers do.
 * @param {Example[]} tools @param {(call: string, name: string, answers: string) => unknown} ask
 */
export async function practise(tools, ask) {
  for (let minute = 0; minute < PRACTICE; minute++) {
    for (const { name, answers } of tools) {
      await new Promise(next => setTimeout(next, PAUSE))
      const now = answers.now && new Date(Date.parse(answers.now) + minute * 60_000).toISOString()
      try {
        ask("answer", name, JSON.stringify({ ...answers, ...now && { now } }))
      } catch { // it needs a part that has not come, and says so to whoever asks
        return
      }
    }
  }
}

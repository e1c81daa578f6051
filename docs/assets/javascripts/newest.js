// Of several questions to a tool that wait behind one another only the newest is put, and its answer
// is that of all of them.

/** @typedef {{ name: string, answers: string }} Question to a tool, with the answers of its form as JSON */

export class Newest {
  /**
   * By tool, the question that is under way, and what is asked after it.
   * @type {Map<string, { question: Question, answer: Promise<string>, newest?: string, next?: Promise<string> }>}
   */
  #asked = new Map()
  #put
  #isPut

  /**
   * @param {(question: Question) => Promise<string>} put asks Python
   * @param {() => boolean} isPut whether Python has what was put; until then it can still be changed
   */
  constructor(put, isPut) {
    this.#put = put
    this.#isPut = isPut
  }

  /** @param {string} name @param {string} answers @returns {Promise<string>} */
  ask(name, answers) {
    const before = this.#asked.get(name)
    if (!before) return this.#begin({ name, answers })
    if (!this.#isPut()) {
      before.question.answers = answers
      return before.answer
    }
    before.newest = answers
    before.next ??= before.answer.catch(() => {}).then(() => this.#begin({ name, answers: before.newest }))
    return before.next
  }

  /** @param {Question} question @returns {Promise<string>} */
  #begin(question) {
    const answer = this.#put(question).finally(() => this.#asked.delete(question.name))
    this.#asked.set(question.name, { question, answer })
    return answer
  }
}

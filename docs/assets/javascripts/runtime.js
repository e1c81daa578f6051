// The page's side of Python: starts the worker on intent, says how far it is, asks it.
import { diagnose, isOther, manifest, renewWorker, workerAddress } from "./bundle.js"
import { examples } from "./examples.js"
import { Newest } from "./newest.js"

// How long a silence may last before it counts as failure, in milliseconds.
// The start is a second of work without a word; on a machine with much else to do that took forty.
// A first answer imports what it needs; there, ten seconds were not always enough for it.
const SILENCE = { fetching: 60_000, restoring: 8_000, starting: 90_000, answer: 30_000, reading: 60_000 }

// How long after an answer the page counts as quiet, in milliseconds.
const QUIET = 10_000

/** @typedef {import("./examples.js").Example} Example */

class RuntimeError extends Error {
  /** @param {string} reason failed, unreachable, renewed, memory, unsupported, timeout, crash or cancelled */
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

class Runtime extends EventTarget {
  /** @type {"idle" | "fetching" | "starting" | "ready" | "failed"} */
  state = "idle"
  reason = ""
  /** Bytes as they travel, and whether each file has said how many it is. */
  loaded = 0
  total = 0
  known = false
  /** Seconds since the first byte. */
  elapsed = 0
  #since = 0
  /** Whether this visit's Python was started from the snapshot. */
  restored = false
  /** @type {Worker | undefined} */
  #worker
  #waiting = new Map()
  #newest = new Newest(question => this.#ask(question), () => this.state === "ready")
  #next = 0
  #clock = 0
  #rest = 0
  /** Whether the worker starts from a snapshot, and whether one has failed in this visit. */
  #restoring = false
  #small = false
  /**
   * After a failure, what the browser kept of the host's answers is passed over.
   * @type {RequestCache | undefined}
   */
  #cache

  #tools

  /** @param {() => Example[]} [tools] those whose parts of Python come along with the start; anything else comes when it is asked */
  constructor(tools = () => []) {
    super()
    this.#tools = tools
  }

  /** Starts Python if it has not been started. Safe to call at every sign of intent. */
  start() {
    if (this.state !== "idle") return
    if (!globalThis.WebAssembly || !globalThis.Worker) return this.#end("unsupported")
    if (!manifest) return this.#end("failed")
    this.#set("fetching")
    this.#wait("fetching")
    if (this.#cache) renewWorker().then(() => this.#begin())
    else this.#begin()
  }

  /** Starts the worker, unless the start was given up or begun again meanwhile. */
  #begin() {
    if (this.state !== "fetching" || this.#worker) return
    const worker = new Worker(workerAddress(), { type: "module" })
    // A worker that was stopped may still send messages; nobody waits for them.
    worker.onmessage = ({ data }) => worker === this.#worker && this.#hear(data)
    worker.onerror = event => {
      event.preventDefault()
      if (worker === this.#worker) this.#fail("failed")
    }
    worker.postMessage({ manifest, small: this.#small, cache: this.#cache, tools: this.#tools() })
    this.#worker = worker
  }

  /** Starts again after a failure; what was asked before the failure has to be asked again. */
  retry() {
    if (this.state === "failed") this.#set("idle")
    this.#cache = "reload"
    this.start()
  }

  /**
   * Asks a calculator; with a `kind`, for that export of its answer. Of several questions only the
   * newest is put: see newest.js.
   * @param {string} name @param {string} answers JSON @param {string} [kind]
   * @returns {Promise<string>} what calculators/engine/browser.py says; rejects with an error that has a `reason`
   */
  ask(name, answers, kind) {
    return kind ? this.#ask({ name, answers, kind }) : this.#newest.ask(name, answers)
  }

  /**
   * Calls another function of the boundary to Python (calculators/engine/browser.py).
   * @param {string} call its name @param {...string} args
   */
  call(call, ...args) {
    return this.#ask({ call, args })
  }

  /**
   * Takes the SHA-256 of a file, which is read piece by piece and kept nowhere.
   * @param {File} file @param {(part: number) => void} report how much is done, from 0 to 1
   * @returns {Promise<string>} 64 hexadecimal digits; rejects if the file cannot be read to its end
   */
  fingerprint(file, report) {
    return this.#ask({ file }, report)
  }

  /**
   * Calls a function of another module, which may need parts of Python that come only on use.
   * @param {{ module: string, needs: string[], report?: (part: any) => void }} how
   * @param {string} call @param {...(string | Uint8Array)} args
   */
  use({ module, needs, report }, call, ...args) {
    return this.#ask({ module, needs, call, args }, report)
  }

  /**
   * Reads files of any kind. Only for a runtime of its own, which nothing else waits for.
   * @param {File[]} files @param {string} told JSON, for calculators/intake/browser.py
   * @param {(part: { number?: number, done?: number, messages?: number, loaded?: number }) => void} report
   */
  readFiles(files, told, report) {
    return this.#ask({ files, told, needs: ["files", "formats", "life", "reading"] }, report)
  }

  /**
   * Makes an exhibit file, checks one, or reads the lines of a text: a function of binding.js. For
   * a runtime of its own, but for a short text, which is made at once.
   * @param {{ call: string, needs: string[], report?: (part: { done?: number, of?: number, loaded?: number }) => void }} how
   * @param {...unknown} args
   */
  bind({ call, needs, report }, ...args) {
    return this.#ask({ bind: call, needs, args }, report)
  }

  /** Ends the worker at once, whatever it does. What was asked is rejected. */
  cancel() {
    clearTimeout(this.#clock)
    this.#stop()
    this.#reject("cancelled")
    this.#set("idle")
  }

  /** @param {Record<string, any>} question @param {(part: any) => void} [report] @returns {Promise<string>} */
  async #ask(question, report) {
    // The theme puts a page's body in place before its head, and elements ask as soon as they stand.
    await undefined
    // A form of one build and the Python of another may differ in what they ask and know.
    if (isOther() && this.state !== "failed") this.#end("renewed")
    this.start()
    if (this.state === "failed") throw new RuntimeError(this.reason)
    question.id = ++this.#next
    return new Promise((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject, question, report })
      if (this.state === "ready") this.#send(question)
    })
  }

  /** @param {Record<string, any>} question */
  #send(question) {
    this.#worker?.postMessage(question) // none while it is asked why the last one failed
    this.#waitForAnswers()
  }

  /** Waits for what is asked: for the longest of a part of Python on its way, files, and an answer. */
  #waitForAnswers() {
    const asked = [...this.#waiting.values()]
    this.#wait(asked.some(({ coming }) => coming) ? "fetching"
      : asked.some(({ question }) => question.files || question.bind) ? "reading" : "answer")
  }

  /** @param {Record<string, any>} given */
  #hear({ type, id, result, reason, loaded, total, known, part, fatal }) {
    if (type === "progress") {
      this.#wait("fetching")
      this.#since ||= performance.now()
      Object.assign(this, { loaded, total, known, elapsed: (performance.now() - this.#since) / 1000 })
      this.dispatchEvent(new Event("state"))
    } else if (type === "restoring") {
      this.#restoring = true
      this.#wait("fetching")
    } else if (type === "starting") {
      this.#wait("starting")
      this.#set("starting")
    } else if (type === "ready") {
      clearTimeout(this.#clock)
      this.restored = this.#restoring
      this.#restoring = false
      this.#set("ready")
      for (const { question } of this.#waiting.values()) this.#send(question)
    } else if (type === "part") {
      const waiting = this.#waiting.get(id)
      if (waiting && part.coming !== undefined) waiting.coming = part.coming
      // Whoever keeps parts for times without a network hears of all workers at the first one.
      if (part.names) runtime.dispatchEvent(new CustomEvent("parts", { detail: part.names }))
      this.#waitForAnswers()
      waiting?.report?.(part)
    } else if (type === "failed") this.#fail(reason)
    else {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      clearTimeout(this.#clock)
      if (this.#waiting.size) this.#waitForAnswers()
      this.#keepLater()
      if (type === "answer") waiting.resolve(result)
      else waiting.reject(new RuntimeError("crash"))
      if (fatal) this.#replace("crash")
    }
  }

  /** The worker goes and a new one comes; what is still asked has to be asked again. @param {string} reason */
  #replace(reason) {
    this.#stop()
    this.#reject(reason)
    this.#set("idle")
    this.start()
  }

  /** A worker that does not load, or that hangs, says nothing: silence has to be an end. @param {keyof typeof SILENCE} what */
  #wait(what) {
    clearTimeout(this.#clock)
    this.#clock = setTimeout(() => {
      if (what === "reading") return this.#end("timeout")
      if (what !== "answer") return this.#fail("failed")
      // Python cannot be interrupted.
      this.#replace("timeout")
    }, SILENCE[this.#restoring ? "restoring" : what])
  }

  /** When nothing has been asked for a while, the worker fetches what makes later visits quicker. */
  #keepLater() {
    clearTimeout(this.#rest)
    if (navigator.connection?.saveData || this.#small) return
    this.#rest = setTimeout(() => this.#worker?.postMessage({ keep: true }), QUIET)
  }

  /** @param {string} reason */
  async #fail(reason) {
    clearTimeout(this.#clock)
    this.#stop()
    if (this.#restoring) {
      // Nobody need know: the snapshot does not start, so Python starts without it.
      this.#restoring = false
      this.#small = true
      this.#set("idle")
      return this.start()
    }
    this.#end(reason === "failed" ? await diagnose() : reason)
  }

  /** @param {string} reason */
  #end(reason) {
    clearTimeout(this.#clock)
    this.#stop()
    this.reason = reason
    this.#set("failed")
    this.#reject(reason)
  }

  #stop() {
    clearTimeout(this.#rest)
    this.#worker?.terminate()
    this.#worker = undefined
  }

  /** @param {string} reason */
  #reject(reason) {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { reject } of waiting) reject(new RuntimeError(reason))
  }

  /** @param {Runtime["state"]} state */
  #set(state) {
    this.state = state
    if (state === "fetching") {
      this.loaded = this.total = this.elapsed = this.#since = 0
      this.known = false
    }
    this.dispatchEvent(new Event("state"))
  }
}

/** The one that answers for the whole visit. */
export const runtime = new Runtime(examples)

/** Another worker, for work that a reader may cancel. */
export const another = () => new Runtime()

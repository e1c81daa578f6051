// The SHA-256 of a file that the reader chooses: read piece by piece, reckoned in Python, kept nowhere.
import { runtime } from "./runtime.js"

// Small enough for any phone, and large enough that the way to the worker costs little.
const PIECE = 4 * 2 ** 20

// Files take turns, so that never more than one piece is in memory.
let turn = Promise.resolve()
let count = 0

/**
 * @param {File} file @param {(part: number) => void} report how much is done, from 0 to 1
 * @returns {Promise<string>} 64 hexadecimal digits; rejects if the file cannot be read to its end
 */
export function fingerprint(file, report) {
  const taken = turn.then(() => take(file, report))
  turn = taken.catch(() => {})
  return taken
}

async function take(file, report) {
  const token = `file-${++count}`
  for (let place = 0; place < file.size; place += PIECE) {
    const piece = await file.slice(place, place + PIECE).arrayBuffer()
    await runtime.call("fingerprint", token, place, piece)
    report(Math.min(1, (place + PIECE) / file.size))
  }
  return runtime.call("fingerprint", token, file.size)
}

// The worker's side of files that a reader has chosen: they go to Python piece by piece, so that none
// is whole in memory.

// Bytes of a file in memory at a time: small enough for any phone.
const PIECE = 2 ** 20

/** @typedef {{ pyodide: any, tell: (part: any) => void }} How `tell` says how far it is */

/**
 * Reads a file into one buffer and takes its SHA-256; other questions go between.
 * @param {File} file @param {(place: number, piece?: unknown) => string} take the next piece, or the end
 * @param {How} how
 */
export async function takeFingerprint(file, take, { pyodide, tell }) {
  let reader, buffer = new ArrayBuffer(PIECE), place = 0, said = 0
  try {
    reader = file.stream().getReader({ mode: "byob" })
  } catch { // not every browser lets us bring the buffer
    reader = file.stream().getReader()
  }
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer))
    if (done) return take(place)
    const piece = pyodide.toPy(value)
    take(place, piece)
    piece.destroy()
    buffer = value.buffer
    place += value.byteLength
    if (place - said < PIECE) continue
    said = place
    tell(place / file.size)
  }
}

/**
 * Reads what files hold, and says how far it is.
 * @param {File[]} files @param {string} told JSON for Python @param {How} how
 */
export function readFiles(files, told, { pyodide, tell }) {
  // @ts-expect-error: it exists in workers alone, and the types are those of pages
  const reader = new FileReaderSync()
  /** @type {any} */
  let last
  const take = (/** @type {number} */ number, /** @type {number} */ place, /** @type {number} */ most) => {
    last?.destroy()
    const piece = files[number].slice(place, place + most)
    last = pyodide.toPy(new Uint8Array(reader.readAsArrayBuffer(piece)))
    return last
  }
  const say = (/** @type {number} */ number, /** @type {number} */ done, /** @type {number} */ messages) => tell({ number, done, messages })
  const names = pyodide.toPy(files.map(({ name }) => name))
  return pyodide.pyimport("calculators.intake.browser").read(names, take, say, told)
}

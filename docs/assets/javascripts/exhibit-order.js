// What Python is told to make one PDF of: each exhibit in its order, and the files that it asks for.
import { redraw } from "./images.js"

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** The letter of an exhibit by its place: A to Z, then AA. @param {number} index @returns {string} */
export const letter = index => (index >= 26 ? letter(Math.floor(index / 26) - 1) : "") + LETTERS[index % 26]

/**
 * What is known of each exhibit, and the files, to which an exhibit points by their place.
 * @param {Record<string, string>[]} exhibits @param {Map<number, ExhibitChoice>} chosen by the exhibit's place
 * @param {boolean} reduce whether large images are made smaller @param {AbortSignal} signal
 * @returns {Promise<[object[], ExhibitSource[]]>}
 */
export async function exhibitsOf(exhibits, chosen, reduce, signal) {
  const parts = []
  /** @type {ExhibitSource[]} */
  const files = []
  for (const [index, one] of exhibits.entries()) {
    const choice = chosen.get(index)
    /** @type {{ shown?: Blob, redrawn?: string }} */
    const redrawn = choice && !choice.redacted ? await redraw(choice.file, reduce) : {}
    signal.throwIfAborted()
    const shown = choice?.redacted ? choice.shown : redrawn.shown
    const file = choice ? files.push({ file: choice.file, shown }) - 1 : null
    parts.push({
      letter: letter(index), shows: one.shows ?? "", category: one.category ?? "", day: one.day ?? "",
      source: one.kept_at ?? "", listed: one.sha256 ?? "", supports: (one.supports?.match(/\d{1,3}/g) ?? []).map(Number),
      name: choice?.file.name ?? "", file, shown: Boolean(shown), redrawn: redrawn.redrawn ?? "",
      redacted: choice?.redacted ?? false, hidden: choice?.hidden ?? [], attach: choice?.attach ?? "safe",
    })
  }
  return [parts, files]
}

/**
 * The whole order.
 * @param {Record<"title" | "recipient" | "paper", string>} wanted what the reader set
 * @param {Record<string, any>} facts the case @param {string} letterOf the letter's text @param {object[]} exhibits
 */
export const orderOf = ({ title, recipient, paper }, facts, letterOf, exhibits) => ({
  title: title || "Exhibits", author: facts.freelancer_name ?? "",
  made: new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
  recipient, paper, letter: letterOf, exhibits,
})

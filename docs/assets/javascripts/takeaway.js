// What a reader takes away of an answer: a file, or a text in the clipboard. Python makes it.
import { copy } from "./clipboard.js"
import { download } from "./downloads.js"
import { runtime } from "./runtime.js"

/** @typedef {{ copy?: boolean, text?: string, base64?: string, filename: string, media_type: string }} Made what calculators/engine/exports.py made */

/** The content of a file. @param {Made} made @returns {BlobPart} */
export function content(made) {
  return made.text ?? Uint8Array.from(atob(made.base64), letter => letter.charCodeAt(0))
}

/**
 * Makes an export and hands it to the reader.
 * @param {string} tool @param {string} answers JSON @param {string} kind of export
 * @returns {Promise<string>} what there is to say; rejects with an error that may have a `reason`
 */
export async function takeAway(tool, answers, kind) {
  /** @type {Made} */
  const made = JSON.parse(await runtime.ask(tool, answers, kind))
  if (made.copy) {
    return await copy(made.text) ? "Copied." : "The browser did not let the page copy. Take it as a file, or select it and copy it yourself."
  }
  download(made.filename, content(made), made.media_type)
  return `Saved as ${made.filename}.`
}

// What a reader takes away of an answer: a file, or a text in the clipboard. Python makes it.
import { copied, copy } from "./clipboard.js"
import { download } from "./downloads.js"
import { runtime } from "./runtime.js"

/** @typedef {{ copy?: boolean, text?: string, base64?: string, drawn?: boolean, filename: string, media_type: string }} Made what calculators/engine/exports.py made */

/** The content of a file. @param {Made} made @returns {BlobPart} */
export function content(made) {
  return made.text ?? Uint8Array.from(atob(made.base64), letter => letter.charCodeAt(0))
}

// Parts of Python that make a PDF.
const DRAWING = ["files", "exhibit_file"]

/**
 * Has a PDF made of the order for one; another press of the button cancels.
 * @param {Made} made @param {HTMLElement} button
 * @returns {Promise<string>} what there is to say
 */
async function draw(made, button) {
  const label = button.textContent, making = new AbortController(), { signal } = making
  const cancelled = new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)))
  const cancel = (/** @type {Event} */ event) => {
    event.stopPropagation()
    making.abort()
  }
  const report = (/** @type {{ loaded?: number }} */ { loaded }) => {
    if (loaded !== undefined && !signal.aborted) button.textContent = `Cancel (${Math.round(loaded * 100)} %)`
  }
  button.textContent = "Cancel"
  button.addEventListener("click", cancel)
  try {
    /** @type {any} */
    const { file, missing } = await Promise.race([
      cancelled, runtime.bind({ call: "make", needs: DRAWING, report }, JSON.parse(made.text), []),
    ])
    download(made.filename, file, made.media_type)
    const without = missing.length ? ` Our fonts do not have these characters, so they are shown as numbers: ${missing.join(" ")}` : ""
    return `Saved as ${made.filename}.${without}`
  } catch (error) {
    if (signal.aborted) return "Cancelled."
    throw error
  } finally {
    button.removeEventListener("click", cancel)
    button.textContent = label
  }
}

/**
 * Makes an export and hands it to the reader.
 * @param {string} tool @param {string} answers JSON @param {string} kind of export
 * @param {HTMLElement} button that was pressed
 * @returns {Promise<string>} what there is to say; rejects with an error that may have a `reason`
 */
export async function takeAway(tool, answers, kind, button) {
  /** @type {Made} */
  const made = JSON.parse(await runtime.ask(tool, answers, kind))
  if (made.copy) {
    return await copy(made.text) ? `${copied(button)}.` : "The browser did not let the page copy. Take it as a file, or select it and copy it yourself."
  }
  if (made.drawn) return draw(made, button)
  download(made.filename, content(made), made.media_type)
  return `Saved as ${made.filename}.`
}

/**
 * Writes what happened beside the button as well: the form's status may be off the screen. Screen
 * readers hear it from the status, once.
 * @param {HTMLElement} button @param {string} said
 */
export function sayBeside(button, said) {
  const beside = button.nextElementSibling?.matches(".said") ? button.nextElementSibling : document.createElement("span")
  beside.className = "said"
  beside.ariaHidden = "true"
  beside.textContent = said
  button.after(beside)
}

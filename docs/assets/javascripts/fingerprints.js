// Takes the fingerprint of a file that the reader chooses, for the row that the chooser stands in.
import { runtime } from "./runtime.js"

/**
 * Puts the fingerprint, and the file's name where none is given, into the row.
 * @param {Control} chooser the field for the file
 * @returns {Promise<string>} what there is to say; rejects with an error that may have a `reason`
 */
export async function takeFingerprint(chooser) {
  const [file] = chooser.files
  const bar = /** @type {HTMLProgressElement} */ (chooser.nextElementSibling)
  bar.hidden = false
  try {
    const taken = await runtime.fingerprint(file, part => { bar.value = part })
    chooser.closest(".field").querySelector("[name]").value = taken
    const place = chooser.closest("[data-row]").querySelector("[name$='.kept_at']")
    if (place && !place.value) place.value = file.name
    return `The fingerprint of ${file.name} is taken.`
  } finally {
    bar.hidden = true
    chooser.value = ""
  }
}

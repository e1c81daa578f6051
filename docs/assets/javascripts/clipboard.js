// Copies a text, also where the browser has no clipboard for the page: without TLS, or in a frame.

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copySelected(text)
  }
}

/** What was copied, in the words of the button that did it: “Copy the note” becomes “Copied the note”. @param {Element} button */
export const copied = button => button.textContent.trim().replace(/^Copy\b/, "Copied")

/** The older way: what is selected is copied. The focus and the reader's selection come back. @param {string} text */
function copySelected(text) {
  const field = document.createElement("textarea"), focus = /** @type {HTMLElement} */ (document.activeElement)
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null
  field.value = text
  field.className = "visually-hidden"
  document.body.append(field)
  field.select()
  try {
    return document.execCommand("copy")
  } catch {
    return false
  } finally {
    field.remove()
    focus?.focus({ preventScroll: true })
    getSelection().removeAllRanges()
    if (range) getSelection().addRange(range)
  }
}

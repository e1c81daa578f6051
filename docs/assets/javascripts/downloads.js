// Hands the reader a file that was made in the page.

/** How long the browser has for taking the file, in milliseconds. */
const TAKING = 60_000

/** @param {string} name of the file @param {BlobPart} content @param {string} type its media type */
export function download(name, content, type) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), TAKING)
}

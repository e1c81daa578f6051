// Images that a PDF cannot hold as they are, redrawn by the browser; and boxes drawn over parts.

// No canvas of a phone takes more pixels than this.
const MOST_PIXELS = 16_000_000
// The longer side of an image that was made smaller, in pixels.
const SMALLER = 2000
// An image with more pixels is kept as JPEG: as PNG it would be many times as large.
const PHOTO = 3_000_000

const PNG = [0x89, 0x50, 0x4e, 0x47]
const JPEG = [0xff, 0xd8, 0xff]
// Where a PNG says how wide and high it is, and that it is interlaced.
const SIZE = 16, INTERLACED = 28
// A browser needs four bytes for each pixel: a PNG that names more is not opened, and Python says so.
const MOST_OPENED = 120_000_000

/** @param {Uint8Array} head @param {number[]} mark */
const begins = (head, mark) => mark.every((byte, place) => head[place] === byte)

/**
 * What is to be shown of an image file, or nothing where it goes in as it is.
 * @param {Blob} file @param {boolean} reduce make a large one smaller
 * @returns {Promise<{ shown?: Blob, redrawn?: "redrawn" | "reduced" }>}
 */
export async function redraw(file, reduce) {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer())
  const known = begins(head, JPEG) || (begins(head, PNG) && !head[INTERLACED])
  if (known && !reduce) return {}
  const image = await open(file)
  if (!image) return {}
  const large = Math.max(image.width, image.height) > SMALLER
  if (known && !large) return {}
  const canvas = drawn(image, reduce ? SMALLER : Infinity)
  return { shown: await blobOf(canvas), redrawn: reduce && large ? "reduced" : "redrawn" }
}

/**
 * The pixels of an image file; nothing where the browser cannot open it, or where it is a bomb.
 * @param {Blob} file @returns {Promise<ImageBitmap | undefined>}
 */
export async function open(file) {
  const bytes = await file.slice(0, 64).arrayBuffer()
  if (bytes.byteLength === 64 && begins(new Uint8Array(bytes), PNG)) {
    const view = new DataView(bytes)
    if (view.getUint32(SIZE) * view.getUint32(SIZE + 4) > MOST_OPENED) return undefined
  }
  return createImageBitmap(file).catch(() => /** @type {ImageBitmap} */ (undefined))
}

/**
 * An image on a canvas of its own, on white, no side longer than `longest` pixels.
 * @param {ImageBitmap | HTMLCanvasElement} image
 */
export function drawn(image, longest = Infinity) {
  const { width, height } = image
  const scale = Math.min(1, longest / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)))
  const canvas = document.createElement("canvas")
  Object.assign(canvas, { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) })
  const context = canvas.getContext("2d")
  context.fillStyle = "#fff"
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/**
 * A canvas as a file with its pixels and nothing else.
 * @param {HTMLCanvasElement} canvas @returns {Promise<Blob>}
 */
export function blobOf(canvas) {
  const type = canvas.width * canvas.height > PHOTO ? "image/jpeg" : "image/png"
  return new Promise((resolve, reject) => canvas.toBlob(
    blob => blob ? resolve(blob) : reject(new Error("no memory for the image")), type, 0.9))
}

/**
 * Fills boxes with black. Their edges are parts of the image, from 0 to 1.
 * @param {HTMLCanvasElement} canvas @param {ImageBox[]} boxes
 */
export function cover(canvas, boxes) {
  const context = canvas.getContext("2d")
  context.fillStyle = "#000"
  for (const { left, top, width, height } of boxes) {
    const x = Math.floor(left * canvas.width), y = Math.floor(top * canvas.height)
    context.fillRect(x, y, Math.ceil((left + width) * canvas.width) - x, Math.ceil((top + height) * canvas.height) - y)
  }
}

// The dialog in which a reader hides parts of an image, or lines of a text.
import { blobOf, cover, drawn } from "./images.js"

// A box smaller than this part of the image was a slip of the finger.
const LEAST = 0.004
// How large the mark of a tapped corner is, as a part of the image.
const MARK = 0.02

/** @param {number} part */
const whole = part => Math.round(part * 100)

export class Hiding {
  /** @param {HTMLDialogElement} dialog */
  constructor(dialog) {
    this.dialog = dialog
    this.part = (/** @type {string} */ name) => dialog.querySelector(`[data-${name}]`)
    /** @type {HTMLCanvasElement} */
    this.canvas = dialog.querySelector("[data-canvas]")
    /** @type {ImageBox[]} */
    this.boxes = []
    /** @type {number[]} where a box begins, while it is drawn or until its other corner is tapped */
    this.from = undefined
    dialog.addEventListener("click", event => this.click(event.target))
    this.canvas.addEventListener("pointerdown", event => this.begin(event))
    this.canvas.addEventListener("pointermove", event => this.drag(event))
    this.canvas.addEventListener("pointerup", event => this.end(event))
    this.canvas.addEventListener("pointercancel", ({ pointerType }) => {
      this.pressed = undefined
      // A finger marks two corners, and may scroll between them. What else drew has to begin again.
      if (pointerType !== "touch") this.from = undefined
      this.paint()
    })
  }

  /**
   * Lets the reader draw boxes over an image.
   * @param {ImageBitmap} image @param {ImageBox[]} boxes drawn before
   * @returns {Promise<{ shown?: Blob, boxes: ImageBox[] } | null>} null where nothing changes; no boxes: nothing is hidden
   */
  async image(image, boxes) {
    this.source = drawn(image)
    this.boxes = [...boxes]
    this.from = this.pressed = undefined
    Object.assign(this.canvas, { width: this.source.width, height: this.source.height })
    this.paint()
    if (!await this.open("image")) return null
    if (!this.boxes.length) return { boxes: [] }
    const canvas = drawn(this.source)
    cover(canvas, this.boxes)
    return { shown: await blobOf(canvas), boxes: this.boxes }
  }

  /**
   * Lets the reader tick lines.
   * @param {string[]} lines @param {number[]} hidden ticked before
   * @returns {Promise<number[] | null>} the lines to remove
   */
  async text(lines, hidden) {
    this.part("lines").replaceChildren(...lines.map((line, number) => {
      const label = document.createElement("label")
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: String(number), checked: hidden.includes(number) })
      label.append(box, ` ${line}`)
      label.hidden = !line.trim()
      return label
    }))
    if (!await this.open("text")) return null
    return [...this.part("lines").querySelectorAll(":checked")].map(({ value }) => Number(value))
  }

  /**
   * Shows the dialog.
   * @param {"image" | "text"} kind @returns {Promise<boolean>} whether the reader wants it like this
   */
  open(kind) {
    for (const name of ["image", "text"]) this.part(name).hidden = name !== kind
    this.dialog.returnValue = ""
    this.dialog.showModal()
    return new Promise(resolve => this.dialog.addEventListener("close", () => resolve(this.dialog.returnValue === "done"), { once: true }))
  }

  /** @param {EventTarget} target */
  click(target) {
    const { action, box } = target.dataset
    if (action === "hide-done") this.dialog.close("done")
    if (action === "hide-cancel") this.dialog.close("")
    if (action === "add-box") {
      const edge = (/** @type {string} */ name) => Number(this.dialog.querySelector(`[data-edge=${name}]`).value) / 100
      this.add({ left: edge("left"), top: edge("top"), width: edge("width"), height: edge("height") })
    }
    if (box) {
      this.boxes.splice(Number(box), 1)
      this.paint()
    }
  }

  /** @param {ImageBox} box */
  add({ left, top, width, height }) {
    const [x, y] = [Math.min(Math.max(left, 0), 1), Math.min(Math.max(top, 0), 1)]
    this.boxes.push({ left: x, top: y, width: Math.min(width, 1 - x), height: Math.min(height, 1 - y) })
    this.paint()
  }

  /** The place of a pointer, as parts of the image. @param {PointerEvent} event */
  place({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect()
    return [(clientX - left) / width, (clientY - top) / height]
  }

  /**
   * A mouse or a pen draws a box. A finger moves the picture, so it taps two corners instead.
   * @param {PointerEvent} event
   */
  begin(event) {
    if (event.pointerType === "touch") {
      this.pressed = this.place(event)
      return
    }
    this.canvas.setPointerCapture(event.pointerId)
    this.from = this.to = this.place(event)
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.from || event.pointerType === "touch") return
    this.to = this.place(event)
    this.paint(this.drawnBox())
  }

  /** @param {PointerEvent} event */
  end({ pointerType }) {
    if (pointerType === "touch") {
      if (!this.pressed) return
      if (!this.from) {
        const [left, top] = this.pressed
        this.from = this.pressed
        this.paint({ left: left - MARK / 2, top: top - MARK / 2, width: MARK, height: MARK })
        return
      }
      this.to = this.pressed
    }
    if (!this.from) return
    const box = this.drawnBox()
    this.from = this.pressed = undefined
    if (box.width > LEAST && box.height > LEAST) this.add(box)
    else this.paint()
  }

  /** @returns {ImageBox} */
  drawnBox() {
    const [[x1, y1], [x2, y2]] = [this.from, this.to]
    return { left: Math.min(x1, x2), top: Math.min(y1, y2), width: Math.abs(x1 - x2), height: Math.abs(y1 - y2) }
  }

  /** Shows the image with its boxes, and their list. @param {ImageBox} [more] */
  paint(more) {
    this.canvas.getContext("2d").drawImage(this.source, 0, 0)
    cover(this.canvas, more ? [...this.boxes, more] : this.boxes)
    this.part("boxes").replaceChildren(...this.boxes.map(({ left, top, width, height }, number) => {
      const item = document.createElement("li")
      const button = Object.assign(document.createElement("button"), { type: "button", className: "md-button", textContent: "Remove" })
      button.dataset.box = String(number)
      const words = `${whole(left)} % from the left, ${whole(top)} % from the top, ${whole(width)} % wide, ${whole(height)} % high`
      button.setAttribute("aria-label", `Remove the box ${words}`)
      item.append(`${words} `, button)
      return item
    }))
  }
}

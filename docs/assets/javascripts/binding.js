// The worker's side of the exhibit file: files are read when Python asks for them, and texts that
// Helvetica has no signs for are drawn here, with fonts of this site alone.

/** @typedef {{ name: string, integrity: string, covers: string, ranges: number[][] }} Font */
/** @typedef {{ measure: (text: string, size: number, bold: boolean) => number, paint: (text: string, size: number, bold: boolean) => (Uint8Array | number)[] }} Brush */
/** @typedef {(done: number, of: number) => void} Tell */

const FAMILY = "Exhibit file"
// Pixels a point: 288 to the inch, as sharp as a good printer.
const SCALE = 4
// Signs that draw nothing by themselves: joiners, marks of direction, and marks that choose a form.
const SILENT = /\p{Default_Ignorable_Code_Point}/u

// @ts-expect-error: it exists in workers alone, and the types are those of pages
const reader = new FileReaderSync()
/** @param {Blob} blob */
const bytesOf = blob => new Uint8Array(reader.readAsArrayBuffer(blob))

/** @param {string} text as in the list of fonts: hexadecimal, `41-5a,61` */
const ranges = text => text.split(",").map(range => {
  const [from, to = from] = range.split("-").map(end => Number.parseInt(end, 16))
  return [from, to]
})

/** The fonts of this site: their list, and which characters none of them has. */
class Fonts {
  /** @param {string} address of their list */
  constructor(address) {
    this.address = address
    /** @type {Set<string>} */
    this.missing = new Set()
  }

  /**
   * Fetches what these characters need, and as few fonts as will do: many have a blank and digits.
   * @param {Set<string>} characters
   */
  async load(characters) {
    /** @type {Font[]} */
    const list = (await (await fetch(this.address)).json()).map((/** @type {Font} */ font) => ({ ...font, ranges: ranges(font.covers) }))
    /** @type {Set<Font>} */
    const needed = new Set()
    const found = Array.from(characters, character => {
      const code = character.codePointAt(0)
      return { character, fonts: list.filter(({ ranges }) => ranges.some(([from, to]) => from <= code && code <= to)) }
    })
    for (const { character, fonts } of found.sort((one, other) => one.fonts.length - other.fonts.length)) {
      if (!fonts.length && !SILENT.test(character)) this.missing.add(character)
      else if (fonts.length && !fonts.some(font => needed.has(font))) needed.add(fonts[0])
    }
    // In one order, whichever comes first: two fonts can have the same character.
    for (const face of await Promise.all([...needed].map(font => this.fetch(font)))) {
      // @ts-expect-error: a worker has fonts of its own, which the types of pages do not know
      self.fonts.add(face)
    }
  }

  /** @param {Font} font @returns {Promise<FontFace>} */
  async fetch({ name, integrity, ranges }) {
    const data = await (await fetch(new URL(name, this.address), { integrity })).arrayBuffer()
    const unicodeRange = ranges.map(([from, to]) => `U+${from.toString(16)}-${to.toString(16)}`).join(",")
    return new FontFace(FAMILY, data, { unicodeRange, weight: "100 900" }).load()
  }

  /**
   * A text whose characters can all be drawn: one that cannot stands as its number.
   * @param {string} text
   */
  shown(text) {
    if (!this.missing.size) return text
    return Array.from(text, one => this.missing.has(one) ? `[U+${one.codePointAt(0).toString(16).toUpperCase()}]` : one).join("")
  }
}

/** Notes which characters would have to be drawn. @implements {Brush} */
class Noting {
  /** @type {Set<string>} */
  characters = new Set()

  /** @type {Brush["measure"]} */
  measure = (text, size) => {
    for (const character of text) this.characters.add(character)
    return text.length * size * 0.6
  }

  /** @type {Brush["paint"]} */
  paint = (text, size, bold) => {
    this.measure(text, size, bold)
    return [new Uint8Array(1), 1, 1, 0, SCALE]
  }
}

/** Draws lines of text. @implements {Brush} */
class Drawing {
  /** @param {Fonts} fonts */
  constructor(fonts) {
    this.fonts = fonts
    this.canvas = new OffscreenCanvas(1, 1)
    this.context = this.canvas.getContext("2d", { willReadFrequently: true })
    // For widths alone: its font stays, because to choose one takes longer than to measure.
    this.ruler = new OffscreenCanvas(1, 1).getContext("2d")
    this.rules = ""
  }

  /** @param {OffscreenCanvasRenderingContext2D} context @param {string} text @param {number} size @param {boolean} bold */
  prepare(context, text, size, bold) {
    const direction = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text) ? "rtl" : "ltr"
    const rules = `${bold} ${size} ${direction}`
    if (context !== this.ruler || rules !== this.rules) {
      context.font = `${bold ? 700 : 400} ${size * SCALE}px "${FAMILY}"`
      context.direction = direction
      context.textAlign = "left"
    }
    if (context === this.ruler) this.rules = rules
    return context.measureText(this.fonts.shown(text))
  }

  /** @type {Brush["measure"]} */
  measure = (text, size, bold) => this.prepare(this.ruler, text, size, bold).width / SCALE

  /** @type {Brush["paint"]} */
  paint = (text, size, bold) => {
    const measured = this.prepare(this.ruler, text, size, bold)
    const width = Math.max(1, Math.ceil(measured.width))
    const rise = Math.max(1, Math.ceil(measured.actualBoundingBoxAscent) + 2)
    const fall = Math.max(0, Math.ceil(measured.actualBoundingBoxDescent) + 2)
    Object.assign(this.canvas, { width, height: rise + fall })
    this.prepare(this.context, text, size, bold)
    this.context.fillStyle = "#fff"
    this.context.fillRect(0, 0, width, rise + fall)
    this.context.fillStyle = "#000"
    this.context.fillText(this.fonts.shown(text), 0, rise)
    const { data } = this.context.getImageData(0, 0, width, rise + fall)
    const grey = new Uint8Array(width * (rise + fall))
    for (let place = 0; place < grey.length; place++) grey[place] = data[4 * place]
    return [grey, width, rise, fall, SCALE]
  }
}

/**
 * Runs the making once.
 * @param {any} pyodide @param {object} order @param {ExhibitSource[]} files @param {Brush} brush @param {Tell} tell
 * @returns {ExhibitFileMade}
 */
function run(pyodide, order, files, brush, tell) {
  /** @type {Blob[]} */
  const pieces = []
  const take = (/** @type {number} */ number, /** @type {boolean} */ shown) => pyodide.toPy(bytesOf(files[number][shown ? "shown" : "file"]))
  const sink = (/** @type {any} */ bytes) => {
    const view = bytes.getBuffer("u8")
    // A Blob of its own for each piece: the browser may keep it outside the memory.
    pieces.push(new Blob([view.data]))
    view.release()
  }
  const paint = (/** @type {[string, number, boolean]} */ ...text) => pyodide.toPy(brush.paint(...text))
  const module = pyodide.pyimport("calculators.exhibit_file.browser")
  const made = JSON.parse(module.make_file(JSON.stringify(order), take, brush.measure, paint, tell, sink))
  return { ...made, file: new Blob(pieces, { type: "application/pdf" }), missing: [] }
}

/**
 * Makes an exhibit file.
 * @param {any} pyodide @param {object} order as calculators/exhibit_file/browser.py takes it
 * @param {ExhibitSource[]} files @param {{ tell: Tell, fonts: string }} how fonts: the address of their list
 */
export async function make(pyodide, order, files, { tell, fonts: address }) {
  const noting = new Noting()
  const made = run(pyodide, order, files, noting, tell)
  if (!noting.characters.size) return made
  const fonts = new Fonts(address)
  await fonts.load(noting.characters)
  return { ...run(pyodide, order, files, new Drawing(fonts), tell), missing: [...fonts.missing] }
}

/**
 * Checks an exhibit file.
 * @param {any} pyodide @param {File} file @param {string} expected the SHA-256 of the whole, as the sender gave it
 */
export function check(pyodide, file, expected) {
  const module = pyodide.pyimport("calculators.exhibit_file.browser")
  return JSON.parse(module.check_file(file.name, pyodide.toPy(bytesOf(file)), expected))
}

/**
 * The lines of a file of text.
 * @param {any} pyodide @param {File} file @returns {string[]}
 */
export function lines(pyodide, file) {
  const module = pyodide.pyimport("calculators.exhibit_file.browser")
  return JSON.parse(module.lines_of(file.name, pyodide.toPy(bytesOf(file))))
}

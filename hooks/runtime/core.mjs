// Leaves out of Pyodide's own files what only compiled extension modules could call, of which the
// handbook has none: functions for pictures and sound that no part of its Python asks for, and the
// names by which such modules would find functions of C. What is left is as it came.
// Arguments: the folder of the npm package, and where to write.
import { readFileSync, writeFileSync } from "node:fs"

const [, , folder, out] = process.argv
const wasm = readFileSync(`${folder}/pyodide.asm.wasm`)
const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm))
const needed = new Set(imports.map(({ name }) => name))

/** How often each word stands in a text. */
function count(text) {
  const words = new Map()
  for (const [word] of text.matchAll(/[\w$]+/g)) words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

const loader = count(readFileSync(`${folder}/pyodide.mjs`, "utf8"))

/** The script without the functions that neither it, nor its loader, nor the wasm file names. */
function trimScript(script) {
  // What the wasm file may import.
  script = script.replace(/(?<=wasmImports=\{)[^}]*/, list =>
    list.split(",").filter(entry => needed.has(entry.split(":")[0])).join(","))
  // A name for each export.
  let words = count(script)
  script = script.replace(/([\w$]+)=Module\["\1"\]=wasmExports\["([\w$]+)"\](\.value>>>0)?;/g, (all, name, inside) =>
    words.get(name) <= 3 && words.get(inside) <= 1 && !loader.has(name) && !loader.has(inside) ? "" : all)
  // Emscripten writes a signature after each function. One that goes may have been the last to name another.
  for (let before = ""; before !== script;) {
    before = script
    words = count(script)
    script = script.replace(/(?<=[;}])(?:var |function |async function )(_[\w$]+)(?=[(=])(?:(?!(?<=[;}])(?:var|function) _)[\s\S])*?\1\.sig="[^"]*";/g, (all, name) => {
      const named = count(all).get(name) + (before.includes(`Module["${name}"]=${name};`) ? 2 : 0)
      const whole = all.split("{").length === all.split("}").length
      return whole && words.get(name) === named && !needed.has(name.slice(1)) && !loader.has(name) ? "" : all
    })
    const left = count(script)
    script = script.replace(/Module\["(_[\w$]+)"\]=\1;/g, (all, name) =>
      left.get(name) === 2 && !loader.has(name) ? "" : all)
  }
  words = count(script)
  return script.replace(/(?<=var )(?:[\w$]+,){200,}[\w$]+(?=;)/g, list =>
    list.split(",").filter(name => words.get(name) > 1).join(","))
}

/** A number as WebAssembly writes it, seven bits to a byte, and where it ends. */
function readNumber(place) {
  let number = 0, shift = 0, byte
  do {
    byte = wasm[place++]
    number |= (byte & 127) << shift
    shift += 7
  } while (byte & 128)
  return [number >>> 0, place]
}

function writeNumber(number) {
  const bytes = []
  for (; number > 127; number >>>= 7) bytes.push(number & 127 | 128)
  return Buffer.from([...bytes, number])
}

/** The wasm file without the exports that the script does not name. */
function trimExports(script) {
  const words = count(script)
  const isNamed = name => [words, loader].some(in_ => in_.has(name) || in_.has(`_${name}`)) || needed.has(name)
  const EXPORTS = 7
  const kept = [wasm.subarray(0, 8)]
  for (let place = 8; place < wasm.length;) {
    const [size, begin] = readNumber(place + 1)
    if (wasm[place] === EXPORTS) {
      const section = namedExports(begin, isNamed)
      kept.push(Buffer.from([EXPORTS]), writeNumber(section.length), section)
    } else kept.push(wasm.subarray(place, begin + size))
    place = begin + size
  }
  return Buffer.concat(kept)
}

/** The section of exports with those that are named. Each has its name, a kind, and an index. */
function namedExports(begin, isNamed) {
  let [left, place] = readNumber(begin)
  const kept = []
  while (left--) {
    const [length, name] = readNumber(place)
    const [, end] = readNumber(name + length + 1)
    if (isNamed(wasm.subarray(name, name + length).toString())) kept.push(wasm.subarray(place, end))
    place = end
  }
  return Buffer.concat([writeNumber(kept.length), ...kept])
}

const script = trimScript(readFileSync(`${folder}/pyodide.asm.mjs`, "utf8"))
writeFileSync(`${out}/pyodide.asm.mjs`, script)
writeFileSync(`${out}/pyodide.asm.wasm`, trimExports(script))

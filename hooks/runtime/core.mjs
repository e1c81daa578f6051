// Leaves out of Pyodide's own files what only compiled extension modules could call, of which the
// handbook has none: functions for pictures and sound that no part of its Python asks for, the names
// by which such modules would find functions of C, and what wasm.mjs names. What is left is as it came.
// Arguments: the folder of the npm package, and where to write.
import { readFileSync, writeFileSync } from "node:fs"
import { trim } from "./wasm.mjs"

const [, , folder, out] = process.argv
const wasm = readFileSync(`${folder}/pyodide.asm.wasm`)
const imports = WebAssembly.Module.imports(new WebAssembly.Module(wasm))
// What else it imports are places for functions of pictures and sound: see wasm.mjs.
const needed = new Set(imports.filter(({ kind }) => kind === "function").map(({ name }) => name))

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

const script = trimScript(readFileSync(`${folder}/pyodide.asm.mjs`, "utf8"))
const words = count(script)
writeFileSync(`${out}/pyodide.asm.mjs`, script)
writeFileSync(`${out}/pyodide.asm.wasm`, trim(wasm, name =>
  [words, loader].some(in_ => in_.has(name) || in_.has(`_${name}`)) || needed.has(name)))

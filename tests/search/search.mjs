// Asks the search's worker as a page does. Arguments: the worker's file and the index.
// In: a JSON list of [audience, query]. Out: for each, the addresses found, the best first.
import { readFileSync } from "node:fs"
import { text } from "node:stream/consumers"
import vm from "node:vm"

const [script, index] = process.argv.slice(2).map(path => readFileSync(path, "utf-8"))
const listeners = []
let answer
const page = {
  console: { warn() {} },
  addEventListener: (_, listener) => listeners.push(listener),
  postMessage: message => answer(message),
}
page.self = page
vm.runInNewContext(script, page)

/** What the worker answers. It gets a copy, as from a page. */
function ask(message) {
  return new Promise(resolve => {
    answer = resolve
    const event = { data: structuredClone(message) }
    for (const listener of listeners) listener(event)
  })
}

const { config, docs } = JSON.parse(index)
await ask({ type: 0, data: { config, docs, options: { suggest: false } } })
const found = []
for (const [audience, query] of JSON.parse(await text(process.stdin))) {
  const { data } = await ask({ type: 2, data: query, audience })
  found.push(data.items.map(([page]) => (page.parent ? page.parent.location : page.location).split("#")[0]))
}
process.stdout.write(JSON.stringify(found))

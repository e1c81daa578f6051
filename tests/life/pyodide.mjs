// Answers lives with the bundle that readers get. Standard input: a JSON list of tellings.
import { text } from "node:stream/consumers"
import { askWithParts, start } from "../bundle.mjs"

const [, , folder, manifest] = process.argv
const pyodide = await start(folder, manifest)
const withParts = work => askWithParts(pyodide, folder, manifest, work)
const json = pyodide.pyimport("json")
const { ask } = withParts(() => pyodide.pyimport("calculators.life.asking"))
const answers = JSON.parse(await text(process.stdin)).map(told =>
  withParts(() => json.dumps(ask(json.loads(JSON.stringify(told))))))
process.stdout.write(JSON.stringify(answers))

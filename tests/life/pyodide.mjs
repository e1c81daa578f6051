// Answers lives with the bundle that readers get. Standard input: a JSON list of tellings.
import { text } from "node:stream/consumers"
import { start } from "../bundle.mjs"

const pyodide = await start(...process.argv.slice(2))
const json = pyodide.pyimport("json")
const { ask } = pyodide.pyimport("calculators.life.asking")
const answers = JSON.parse(await text(process.stdin)).map(told => json.dumps(ask(json.loads(JSON.stringify(told)))))
process.stdout.write(JSON.stringify(answers))

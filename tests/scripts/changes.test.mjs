// What a screen reader hears of an answer that has changed.
import assert from "node:assert/strict"
import test from "node:test"

globalThis.document = { getElementById: () => null }
const { newsOf, saidBy } = await import("../../docs/assets/javascripts/changes.js")

/** A form whose answer holds these words. */
function place({ name = "Answer: one fact is missing", text = "", title = "", question = "" }) {
  const element = words => words ? { textContent: words, getAttribute: () => null } : null
  const found = { "[data-outcome]": { textContent: text }, "[data-outcome] h3": element(title), "[data-question]": element(question) }
  return { word: () => "The answer has changed.", outcome: { ariaLabel: name, querySelector: one => found[one] ?? null } }
}
const news = (before, now) => newsOf(place(now), saidBy(place(before)))

test("a new name is said alone", () => {
  assert.equal(news({ text: "a" }, { text: "b", name: "Answer: complete" }), "Answer: complete")
})
test("words of a text that the reader types are no news", () => {
  assert.equal(news({ text: "Dear Ann" }, { text: "Dear Anna" }), "")
})
test("another text under the same name is called by its title", () => {
  const said = news({ text: "a", title: "Refuse a refund" }, { text: "b", title: "Calm answer" })
  assert.equal(said, "Calm answer. Answer: one fact is missing")
})
test("a plan that changes below its headline says what is asked now", () => {
  assert.equal(news({ text: "a", question: "Where?" }, { text: "b", question: "When?" }), "The answer has changed. When?")
})

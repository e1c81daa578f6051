// Which of a few texts mention what is typed: the cases are data.
import assert from "node:assert/strict"
import { test } from "node:test"

import { finder } from "../../docs/assets/javascripts/mentions.js"

const TEXTS = {
  press: "Of legal action, of the press, or against its people",
  pressure: "A review is used as pressure, and the account's owner replies",
  agency: "The agencies removed their feedback. Content_Engagement_Tier_1_TS425",
  threat: "Somebody threatens to take over an account in Québec",
}
const WORDS = {
  alike: [["review", "feedback", "stars"], ["threat", "threatens"], ["hacked", "takeover"], ["remove", "removal"]],
  phrases: { "take over": "takeover", "5 stars": "fivestars" },
  fillers: ["my", "was", "is", "the", "a"],
}
// What is typed, and the texts that mention it.
const CASES = [
  ["press", ["press"]],
  ["pres", ["press", "pressure"]],
  ["PRESSURE!", ["pressure"]],
  ["pressures", ["pressure"]],
  ["pressuring", ["pressure"]],
  ["ress", []],
  ["agency", ["agency"]],
  ["reply", ["pressure"]],
  ["replied", ["pressure"]],
  ["account", ["pressure", "threat"]],
  ["account's", ["pressure", "threat"]],
  ["owner account", ["pressure"]],
  ["account press", []],
  ["review", ["pressure", "agency"]],
  ["stars", ["pressure", "agency"]],
  ["threat", ["threat"]],
  ["threatened", ["threat"]],
  ["my account was hacked", ["threat"]],
  ["was", []],
  ["feedback removal", ["agency"]],
  ["removing feedback", ["agency"]],
  ["quebec", ["threat"]],
  ["TS425", ["agency"]],
  ["content_engagement_tier_1_ts425", ["agency"]],
  ["w-8ben", []],
  [".*", ["press", "pressure", "agency", "threat"]],
  ["", ["press", "pressure", "agency", "threat"]],
]

for (const [typed, wanted] of CASES) {
  test(`“${typed}” finds ${wanted.join(", ") || "nothing"}`, () => {
    const found = finder(Object.values(TEXTS), WORDS)(typed)
    assert.deepEqual(Object.keys(TEXTS).filter((_, number) => found[number]), wanted)
  })
}

test("a list without words of its own is found by what stands in it", () => {
  assert.deepEqual(finder(["Texas", "New York"], {})("new york"), [false, true])
})

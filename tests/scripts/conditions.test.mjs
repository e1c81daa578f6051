// Which questions a form shows.
import assert from "node:assert/strict"
import { test } from "node:test"

import { isMet } from "../../docs/assets/javascripts/conditions.js"

const control = (value, { type = "text", checked = false, hidden = false } = {}) =>
  ({ value, type, checked, closest: () => hidden ? {} : null })
const find = controls => name => controls[name] ?? []

for (const [said, condition, controls, met] of [
  ["a name alone wants any answer", "ended", { ended: [control("2026-10-01")] }, true],
  ["a blank answer is none", "ended", { ended: [control("")] }, false],
  ["a name that is not asked is not answered", "ended", {}, false],
  ["a value is met by itself", "kind=hourly|mixed", { kind: [control("mixed")] }, true],
  ["and by no other", "kind=hourly|mixed", { kind: [control("fixed_price")] }, false],
  ["a button counts when it is chosen", "kind=hourly", { kind: [control("hourly", { type: "radio", checked: true })] }, true],
  ["and not before", "kind=hourly", { kind: [control("hourly", { type: "radio" })] }, false],
  ["one of several boxes is enough", "sent=post", { sent: [control("email", { type: "checkbox", checked: true }), control("post", { type: "checkbox", checked: true })] }, true],
  ["a hidden question is not answered", "kind=hourly", { kind: [control("hourly", { hidden: true })] }, false],
  ["one of two conditions is enough", "kind=mixed or step=refused", { kind: [control("")], step: [control("refused")] }, true],
  ["and none of them is not", "kind=mixed or step=refused", { kind: [control("hourly")], step: [control("")] }, false],
]) test(said, () => assert.equal(isMet(condition, find(controls)), met))

test("a hidden question that names itself is shown for its own answer, and for no other one", () => {
  const field = {}
  const place = value => ({ place: [{ ...control(value), closest: () => field }] })
  assert.equal(isMet("kind=mixed or place", find(place("released")), field), true)
  assert.equal(isMet("kind=mixed or place", find(place("")), field), false)
  assert.equal(isMet("kind=mixed or place", find(place("released")), {}), false)
})

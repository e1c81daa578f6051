"""Runs all that the handbook uses, so that the bundle holds each library module it needs."""

import json

from calculators.engine import browser, exports, registry
from calculators.engine.answering import answer
from calculators.engine.rendering import load_source

for name in registry.names():
    example = registry.find(name).example
    browser.answer(name, json.dumps(example))
    browser.data(name, json.dumps(example))
    browser.answer(name, json.dumps({"zone": "America/Los_Angeles", "nothing": "x"}))
    for entry in exports.exports(answer(name, example)):
        browser.export(name, entry.kind, json.dumps(example))

browser.take_from_case("letter", "txt", "{}", "2026-11-21T12:00Z")
case = browser.write_case("", "{}", "")
browser.read_case(case)
browser.read_case("")
browser.fingerprint(0, 0, b"")
browser.fingerprint(0, 0)
for name in registry.names():
    if load_source(f"{name}/card.html.jinja"):
        browser.card(name, json.dumps(registry.find(name).example), "2026-11-21T12:00Z")

"""Runs all that the handbook uses, so that the bundle holds each library module it needs."""

import json

from calculators.engine import browser, exports, registry
from calculators.engine.answering import answer

for name in registry.names():
    example = registry.find(name).example
    browser.answer(name, json.dumps(example))
    browser.answer(name, json.dumps({"zone": "America/Los_Angeles", "nothing": "x"}))
    for entry in exports.exports(answer(name, example)):
        browser.export(name, entry.kind, json.dumps(example))

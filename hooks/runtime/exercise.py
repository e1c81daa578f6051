"""Runs all that the handbook uses, so that the bundle holds each library module it needs.

The build fills in `EXAMPLES`: the answers of each calculator's worked example.
"""

import json
from typing import Any

from calculators.engine import browser

EXAMPLES: dict[str, dict[str, Any]] = {}
NOW = "2026-11-21T12:00Z"


def ask(name: str) -> None:
    """Asks one calculator: its example, and answers that cannot be read."""
    browser.answer(name, json.dumps(EXAMPLES[name]))
    browser.data(name, json.dumps(EXAMPLES[name]))
    browser.answer(name, json.dumps({"zone": "America/Los_Angeles", "nothing": "x"}))


def run() -> None:
    """Asks all of them, with all that can be taken away from their answers."""
    from calculators.engine import exports, registry
    from calculators.engine.answering import answer

    for name, example in EXAMPLES.items():
        ask(name)
        for entry in exports.exports(answer(name, example)):
            browser.export(name, entry.kind, json.dumps(example))
        if hasattr(registry.find(name).module, "CARD"):
            browser.card(name, json.dumps(example), NOW)
    browser.take_from_case("letter", "txt", "{}", NOW)
    case = browser.write_case("", "{}", "")
    browser.read_case(case)
    browser.read_case("")
    browser.fingerprint(0, 0, b"")
    browser.fingerprint(0, 0)

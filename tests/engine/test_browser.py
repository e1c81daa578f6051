"""The boundary to the page gives bytes where a text would come character by character."""

import json

from calculators.engine import browser, registry


def test_the_bytes_are_the_text():
    name, example = "triage", json.dumps(registry.find("triage").example)
    assert browser.in_bytes("answer", name, example).decode() == browser.answer(name, example)
    assert browser.in_bytes("export", name, "json", example).decode() == browser.export(
        name, "json", example
    )


def test_half_of_a_pair_does_not_stop_an_answer(monkeypatch):
    monkeypatch.setattr(browser, "answer", lambda name, answers: f"{name}\ud800 –")
    assert browser.in_bytes("answer", "triage", "{}").decode() == "triage? –"

"""Of a pasted text what its sender wrote, without what a program put beside it."""

import tomllib
from pathlib import Path
from time import process_time

import pytest

from calculators.checks.reading import hide_quotes
from calculators.engine.answering import answer
from calculators.writing.heads import only_words

CASES: list[dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("heads.toml").read_text("utf-8")
)["case"]
NOW = "2026-11-28T09:00Z"
# The longest text that a form takes, on a busy machine.
MOST_SECONDS = 2
WROTE = [case for case in CASES if "words" in case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_the_sender_wrote_is_left(case: dict[str, str]) -> None:
    found = only_words(case["text"])
    assert " ".join(found.split()) == " ".join(case.get("words", case["text"]).split())
    assert only_words(found) == found


@pytest.mark.parametrize("case", WROTE, ids=lambda case: case["name"])
def test_the_plan_hands_on_what_the_sender_wrote(case: dict[str, str]) -> None:
    said = answer("start", {"client_message": case["text"], "now": NOW}).outcome.said
    assert said.quote == case["words"]
    assert "".join(piece.text for piece in said.pieces) == case["text"].strip()


@pytest.mark.parametrize("case", WROTE, ids=lambda case: case["name"])
def test_a_report_quotes_what_the_sender_wrote(case: dict[str, str]) -> None:
    told = {"message": "threat_report", "threats": [{"words": case["text"]}], "now": NOW}
    assert f"“{case['words']}”" in answer("messages", told).outcome.text


def test_words_that_are_quoted_without_their_heads_are_on_record() -> None:
    pasted = "Mark R. 14:32\nRefund me.\n\nMark R. 14:35\nOr I leave one star."
    quoted = f'You wrote: "{only_words(pasted)}"'
    assert "star" not in hide_quotes(quoted, (pasted,))
    assert "star" in hide_quotes(quoted, ("Refund me.",))


@pytest.mark.parametrize(
    "piece",
    ["Mark R. ", "27.11. ", " ", "\n", "[27.11, ", "From: a\n", "> ", "On 1 ", "-- \n", "Best,\n"],
)
def test_long_texts_are_read_quickly(piece: str) -> None:
    long = "Mark R. 14:32" + piece * (20_000 // len(piece)) + "14:02\nRefund me."
    began = process_time()
    only_words(long)
    assert process_time() - began < MOST_SECONDS

"""A note names each threat of a ticket and quotes it, and nothing that only sounds like one."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "besides.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
USED, ALSO = "Used as pressure: ", "; words of the ticket also name "


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_further_threat_is_named_beside_the_first(row: dict[str, str]) -> None:
    note = route(row["text"]).note_text
    [used] = [line for line in note.splitlines() if line.startswith(USED)]
    assert used.partition(ALSO)[2] == row["besides"]


def test_each_sentence_that_threatens_is_quoted() -> None:
    first, second = "Or I write one star.", "And no client will ever work with you."
    note = route(f"Give me 200 back. {first} {second}").note_text
    assert f'Threat or harm, word for word: "{first}" "{second}"' in note


def test_the_agents_own_answer_stands_first() -> None:
    text = "Refund me or I leave a bad review and I call the police."
    answers = {**route(text).answers, "held_over": "feedback"}
    note = route(text, answers, {"held_over"}).note_text
    assert f"{USED}a bad review{ALSO}the police or an authority" in note

"""A better review on a condition, in formal or indirect words, and sentences near it."""

import csv
from pathlib import Path

import pytest

from calculators.reading.conditions import tied_to_review
from calculators.routing.ticket import route

DEMANDS = {"good": "feedback_change_or_good", "remove": "remove_feedback"}
with (Path(__file__).parent / "tied_review.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_review_on_a_condition_is_one_demand(row: dict[str, str]) -> None:
    found, routed = tied_to_review(row["text"]), route(row["text"])
    if row["expect"] == "calm":
        assert found is None
        assert routed.answers["held_over"] == "not_sure"
        return
    assert found.demand == DEMANDS[row["expect"]]
    assert (routed.answers["demanded"], routed.answers["held_over"]) == ("feedback", "withheld")
    assert routed.note == "Feedback building"
    # What is kept back is no second demand.
    assert "Demanded: feedback\n" in routed.note_text
    shown = " ".join(routed.words)
    assert row["text"][slice(*found.wanted)] in shown
    assert row["text"][slice(*found.kept)] in shown

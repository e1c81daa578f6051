"""Which tickets press by a review, which only ask to leave the platform, and which do neither."""

import csv
from pathlib import Path

import pytest

from calculators.reading.recognise import recognise
from calculators.routing.facts import facts_of
from calculators.routing.read import read
from calculators.routing.recognised import doubts

with (Path(__file__).parent / "pressure.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_pressure_by_a_review_is_told_from_what_is_none(row: dict[str, str]) -> None:
    ticket = read(row["text"], recognise(row["text"]))
    answers = facts_of(ticket)
    given = doubts(ticket, answers, "unknown")
    if row["expect"] == "review":
        assert ticket.recognised.threat != "none"
        assert ticket.recognised.lever == "bad_review"
        assert answers["held_over"] == "feedback"
        return
    assert not ticket.pressing
    # To offer payment elsewhere is the rule of an offer, and presses nobody.
    calm = ("not_sure", "offer") if row["expect"] == "outside" else ("not_sure",)
    assert answers["held_over"] in calm
    # Of who only names a threat to deny it, the sentence may still sound like one.
    assert "unnamed" not in given or row["expect"] == "named"
    if row["expect"] == "outside":
        assert "outside_pay" in given
        assert ticket.recognised.threat == "none"

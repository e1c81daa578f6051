"""Tickets in the words of customers: what their words are enough for, and what they are not."""

import csv
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from calculators.routing.ticket import route

HERE = Path(__file__).parent
TICKETS = tomllib.loads((HERE / "tickets.toml").read_text("utf-8"))["ticket"]


@pytest.mark.parametrize("ticket", TICKETS, ids=lambda ticket: ticket["text"][:40])
def test_words_are_enough_for_what_is_said_and_no_more(ticket: dict[str, Any]) -> None:
    routed = route(ticket["text"])
    said = {name: getattr(routed, name) for name in ticket if name != "text"}
    assert said == {name: value for name, value in ticket.items() if name != "text"}


# How many of each kind are still read wrongly: of people who may hurt themselves, of harm that is
# threatened, and of harmless words that sound like either. A better list lowers them.
WRONG = {"self": 4, "other": 3, "idiom": 1}


def test_danger_is_told_from_words_that_only_sound_like_it() -> None:
    with (HERE / "danger.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = Counter(
        row["kind"] for row in rows if route(row["text"]).danger != (row["danger"] == "y")
    )
    assert wrong == WRONG

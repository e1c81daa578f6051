"""Tickets in the words of customers: what their words are enough for, and what they are not."""

import csv
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculators.routing.directory import directory
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
WRONG = {"self": 2, "other": 2, "idiom": 1}


def test_danger_is_told_from_words_that_only_sound_like_it() -> None:
    with (HERE / "danger.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    wrong = Counter(
        row["kind"] for row in rows if route(row["text"]).danger != (row["danger"] == "y")
    )
    assert wrong == WRONG


with (HERE / "calm.tsv").open(encoding="utf-8", newline="") as file:
    CALM = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", CALM, ids=lambda row: row["text"][:40])
def test_a_ticket_without_another_customer_is_no_pressure(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert (routed.team, routed.danger) == ("No team yet", False)
    assert "like pressure, but" not in routed.why
    for said in ("Who: not known", "Demanded: not known", "Used as pressure: not known"):
        assert said in routed.note_text
    # No word is shown as if it had decided.
    assert routed.words == ()


with (HERE / "limited.tsv").open(encoding="utf-8", newline="") as file:
    LIMITED = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", LIMITED, ids=lambda row: row["text"][:40])
def test_a_limited_account_is_a_case_with_a_name(row: dict[str, str]) -> None:
    routed = route(row["text"])
    named = "suspended or limited account" in routed.why.lower()
    assert named == (row["limited"] == "y")
    if named:
        # The directory has no team for it, says so, and says what the note should hold.
        assert (routed.team, routed.likely, routed.danger) == ("No team yet", "", False)
        assert "directory has no team for it" in routed.why
        assert "The notice, word for word" in routed.note_text


def test_a_limited_account_keeps_its_case_where_nothing_of_the_kind_is_chosen() -> None:
    nothing = {"demanded": "nothing", "held_over": "nothing", "harm_done": "no"}
    for text, named in (("My account was suspended yesterday. Why?", True), ("Hello?", False)):
        routed = route(text, {**route(text).answers, **nothing}, tuple(nothing))
        assert (routed.sure, routed.team) == (True, "No team yet")
        assert ("The notice, word for word" in routed.note_text) == named


def test_a_team_that_takes_limited_accounts_is_the_likely_one(monkeypatch) -> None:
    case = replace(directory().cases["limited"], team="account_security")
    monkeypatch.setitem(directory().cases, "limited", case)
    routed = route("My account was suspended yesterday. Why?")
    assert routed.likely == "Account Security"
    assert "Account Security takes it" in routed.note_text

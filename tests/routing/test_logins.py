"""A login that pay or the contract hangs on is demanded, and such a route is never sure."""

import csv
from pathlib import Path

import pytest

from calculators.routing.logins import tied_to_login
from calculators.routing.ticket import route

with (Path(__file__).parent / "logins.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
HELD = {"pay": "withheld", "cancel": "not_sure"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_login_on_a_condition_is_read_as_that(row: dict[str, str]) -> None:
    tied = tied_to_login(row["text"])
    assert (tied.keeps if tied else "") == (row["tied"] or "")


@pytest.mark.parametrize("row", [row for row in ROWS if row["tied"]], ids=lambda row: row["text"])
def test_its_route_is_that_of_a_demand_and_not_sure(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert routed.answers["demanded"] == "other"
    assert routed.answers["held_over"] == HELD[row["tied"]]
    assert routed.team == "Content Engagement"
    assert not routed.sure
    assert "login" in routed.why


def test_the_note_quotes_the_condition_once_for_both() -> None:
    text = "Only if I give him the login he releases the money."
    note = route(f"Hello. {text}").note_text
    assert f'Demanded, word for word: "{text}"' in note
    assert f'Threat or harm, word for word: "{text}"' in note


def test_an_account_here_stays_a_case_of_accounts() -> None:
    routed = route("Client wants my Upwork login or he cancels the contract.")
    assert routed.rule == "account-threatened"
    assert not routed.sure


def test_another_threat_beside_it_stays_the_threat() -> None:
    routed = route("Client wants my login, or he cancels and leaves one star.")
    assert routed.answers["held_over"] == "feedback"

"""A threat to take over an account here is for its security, whatever is demanded."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "takeover.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_threat_to_an_account_is_for_its_security(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert (routed.rule == "account-threatened") == (row["threatened"] == "yes")
    assert (routed.team == "Account Security") == (row["threatened"] == "yes")


def test_the_note_quotes_the_threat() -> None:
    text = "Der Freelancer droht, mein Upwork-Konto zu übernehmen, falls ich nicht 200 Euro zahle."
    assert text in route(f"Hallo. {text}").note_text

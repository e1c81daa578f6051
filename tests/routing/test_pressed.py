"""Pressure in few or indirect words: who wants what from whom, and what like words are not.

veiled.tsv: hints at a bad review. wanted_back.tsv: money back without the word refund.
elsewhere.tsv: other channels, and payment outside. kept_logins.tsv: logins and files for money.
"""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

TABLES = ("veiled", "wanted_back", "elsewhere", "kept_logins")


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    "row", [row for name in TABLES for row in rows(name)], ids=lambda row: row["text"][:40]
)
def test_it_is_read_who_wants_what_and_how_they_press(row: dict[str, str]) -> None:
    routed = route(row["text"])
    answers = [routed.answers[name] for name in ("demanded", "held_over", "demand_by")]
    expected = [row[name] for name in ("demanded", "held_over", "by")]
    assert (routed.team, answers) == (row["team"], expected)

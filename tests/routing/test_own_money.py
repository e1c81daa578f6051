"""Who asks where their own money is, or wants none back, is pressed by nobody with it."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "own_money.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_ones_own_money_is_no_pressure(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert {name: routed.answers[name] for name in ("held_over", "demanded")} == {
        name: row[name] for name in ("held_over", "demanded")
    }
    if row["held_over"] == "not_sure":
        assert "like pressure, but" not in routed.why
        assert "a lawful step" not in routed.note_text

"""Who asks whether they could be banned is pressed by nobody with it."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "own_fear.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_fear_for_ones_own_account_is_no_pressure(row: dict[str, str]) -> None:
    routed = route(row["text"])
    if row["rule"] == "pressed":
        assert routed.answers["held_over"] in ("lawful_step", "account_access")
        return
    assert (routed.rule, routed.answers["held_over"]) == (row["rule"], "offer")
    assert "payment outside" in routed.why

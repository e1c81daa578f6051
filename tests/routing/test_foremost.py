"""Of several threats the review or the harm decides, and the note names and quotes the rest."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "foremost.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
USED, ALSO, QUOTED = (
    "Used as pressure: ",
    "; words of the ticket also name ",
    "Threat or harm, word",
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_the_worse_threat_decides_and_the_other_is_named(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert routed.rule == row["rule"]
    lines = routed.note_text.splitlines()
    [used] = [line for line in lines if line.startswith(USED)]
    assert used.partition(ALSO)[2] == row["besides"]
    if row["quoted"] != "-" and row["quoted"]:
        [quoted] = [line for line in lines if line.startswith(QUOTED)]
        assert row["quoted"] in quoted


def test_who_speaks_is_nobody_that_is_told() -> None:
    note = route(
        "The agency that hired me says either you drop your rate to 15 or we leave one star."
    ).note_text
    assert "telling an employer" not in note

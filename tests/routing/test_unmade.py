"""What somebody did in the writer's account, told by its traces, goes to Account Security."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "unmade.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
QUOTED = "What happened, word for word: "


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_traces_of_somebody_else_are_for_security_and_quoted(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert (routed.team == "Account Security") == (row["taken"] == "yes")
    lines = [line for line in routed.note_text.splitlines() if line.startswith(QUOTED)]
    assert [row["quoted"] in line for line in lines] == ([True] if row["taken"] == "yes" else [])

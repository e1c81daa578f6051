"""What broken, formal or indirect words of a ticket name, and what words like them do not."""

import csv
from pathlib import Path

import pytest

from calculators.routing.ticket import route

with (Path(__file__).parent / "named.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_ticket_is_about_what_its_words_name(row: dict[str, str]) -> None:
    routed = route(row["text"])
    answers = routed.answers["demanded"], routed.answers["held_over"]
    assert (*answers, routed.team, routed.likely) == (
        *(row["demanded"], row["held_over"]),
        *(row["team"], row["likely"]),
    )

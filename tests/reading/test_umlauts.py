"""German that is typed with ae, oe, ue and ss is read like German with its own letters."""

import csv
from pathlib import Path

import pytest

from calculators.reading.words import words
from calculators.routing.ticket import route

with (Path(__file__).parent / "umlauts.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["typed"][:40])
def test_typed_without_umlauts_the_words_and_the_route_are_the_same(row: dict[str, str]) -> None:
    typed, meant = ([word.plain for word in words(row[side])] for side in ("typed", "meant"))
    assert typed == meant
    if row["typed"] == row["meant"]:
        # Words of other languages, and of German with no umlaut, stay what they are.
        assert [plain for plain in typed if plain.isalpha()] == [
            word.strip(",.:;?").lower() for word in row["typed"].split()
        ]
    one, other = route(row["typed"]), route(row["meant"])
    assert (one.answers, one.danger, one.rule) == (other.answers, other.danger, other.rule)

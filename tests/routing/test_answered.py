"""A reason for doubt goes once the agent has answered what it is about, and fitting words stay."""

import csv
from pathlib import Path

import pytest

from calculators.routing.answered import ENDS, LEFT
from calculators.routing.inputs import Inputs
from calculators.routing.seen import words
from calculators.routing.ticket import route

with (Path(__file__).parent / "answered.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['answers']} {row['text'][:30]}")
def test_an_answer_ends_the_reasons_that_it_is_about(row: dict[str, str]) -> None:
    first = route(row["text"])
    name, _, value = row["answers"].partition("=")
    chosen = route(row["text"], {**first.answers, name: value}, {name})
    if row["gone"]:
        assert row["gone"] in first.why
        assert row["gone"] not in f"{chosen.why} {chosen.note_text}"
    assert row["kept"] in chosen.why
    assert not (row["kept"] and chosen.sure)
    if name == "mediation_qualifies" and value != "not_sure":
        assert not chosen.likely
    quoted = [one for one in chosen.note_text.splitlines() if "word for word: " in one]
    assert row["quote"] in "".join(quoted[:1])


def test_reasons_and_questions_are_those_that_there_are() -> None:
    rests = {rest for _, rest in LEFT.values()}
    assert {*ENDS, *LEFT, *rests} <= words()["unsure"].keys()
    asked = {name for names in ENDS.values() for name in names}
    assert asked | {name for name, _ in LEFT.values()} <= vars(Inputs()).keys()

"""The summary of errors: each link says which question it leads to, and in a row which row."""

import re

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

NO_KIND = {"shows": "The delivery of the work"}
UNKNOWN = {"no_such_field": "x"}
TABLES = [
    (name, question.name, question.field.label)
    for name in registry.names()
    for question in questions(registry.find(name).inputs).values()
    if question.rows
]


def links(name: str, answers: dict[str, object]) -> dict[str, str]:
    """What the links of the summary say, by the id that they lead to."""
    moment = {"now": "2026-11-27T05:00Z"} if "now" in registry.find(name).example else {}
    html = answer(name, moment | answers).html()
    return dict(re.findall(r'<a href="#([^"]+)">(.*?)</a>', html))


@pytest.mark.parametrize(
    ("name", "answers", "wanted"),
    [
        (
            "evidence",
            {"exhibits": [NO_KIND, NO_KIND]},
            {
                "evidence-exhibits-0-category": "Exhibits, row 1: select kind of evidence",
                "evidence-exhibits-1-category": "Exhibits, row 2: select kind of evidence",
            },
        ),
        # A blank row in between is left out, and the rows keep the numbers that the form shows.
        (
            "evidence",
            {"exhibits": [NO_KIND, {}, NO_KIND]},
            {
                "evidence-exhibits-0-category": "Exhibits, row 1: select kind of evidence",
                "evidence-exhibits-2-category": "Exhibits, row 3: select kind of evidence",
            },
        ),
        # So they do where one answer is held against another.
        (
            "evidence",
            {"exhibits": [{}, NO_KIND | {"category": "delivery", "supports": "one"}]},
            {
                "evidence-exhibits-1-supports": "Exhibits, row 2: claims that it supports must be "
                "numbers, such as 1, 3"
            },
        ),
        # What begins in capitals stays so; a question that stands in no row has no row to name.
        (
            "evidence",
            {"exhibits": [NO_KIND | {"category": "delivery", "day": "no day"}]},
            {
                "evidence-exhibits-0-day": "Exhibits, row 1: day it was made or sent must be a "
                "real date, such as 8 October 2026"
            },
        ),
        (
            "routing",
            {"no.such.field": "x", "demanded.0.field": "x"},
            {
                f"routing-{name.replace('.', '-')}": f"There is no field {name}. The fields are: "
                + ", ".join(questions(registry.find("routing").inputs))
                + "."
                for name in ("no.such.field", "demanded.0.field")
            },
        ),
        (
            "routing",
            {},
            {"routing-demanded": "Answer at least one question, such as what is demanded"},
        ),
    ],
)
def test_a_link_names_the_row(name: str, answers: dict, wanted: dict[str, str]) -> None:
    assert links(name, answers) == wanted


@pytest.mark.parametrize(("name", "table", "label"), TABLES)
def test_no_two_rows_of_a_table_have_the_same_link(name: str, table: str, label: str) -> None:
    found = links(name, {table: [UNKNOWN, UNKNOWN]})
    for row in (1, 2):
        said = found[f"{name}-{table}-{row - 1}-no_such_field"]
        assert said.startswith(f"{label}, row {row}: there is no field")

"""A saved case knows the rules it rested on, and says what has changed when it is opened."""

import json
from typing import Any

import pytest

from calculators.engine.browser import read_case, write_case
from calculators.engine.casefile import BadCase
from calculators.engine.used import read_used
from tests.casefiles import FOLDER

SAVED = "2026-10-02T09:00:00Z"
FACTS = {
    "contract_type": "fixed_price",
    "money_place": "held",
    "contract_ended": "2026-10-01",
    "ended_by": "client",
}
RULE = "upwork.fixed_price.dispute_filing_days"
CLOCK = "deadlines.dispute_filing"


def saved() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(write_case("Logo", json.dumps(FACTS), SAVED))
    return data


def opened(data: dict[str, Any]) -> list[str]:
    answer = json.loads(read_case(json.dumps(data)))
    assert answer["ok"], answer
    since: list[str] = answer["since"]
    return since


def test_a_saved_case_has_each_rule_with_value_day_and_source() -> None:
    data = saved()
    [rule] = [row for row in data["rules"] if row["id"] == RULE]
    assert rule["value"] == "7"
    assert rule["effective"] < "2026-10-01"
    assert rule["source"]
    [day] = [row for row in data["days"] if row["id"] == CLOCK]
    assert day["end"] == "2026-10-08"


def test_opened_with_the_same_rules_nothing_has_changed() -> None:
    assert opened(saved()) == []


def test_a_rule_that_was_another_one_is_named_with_the_day_that_moved() -> None:
    data = saved()
    for row in data["rules"]:
        if row["id"] == RULE:
            row["value"], row["effective"] = "5", "2020-01-01"
    for row in data["days"]:
        if row["id"] == CLOCK:
            row["end"] = "2026-10-06"
    since = opened(data)
    assert len(since) == 2
    assert "5 when you saved, 7 by what we know today" in since[0]
    assert since[1].endswith("2026-10-06 when you saved, 2026-10-08 now.")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("version-*.json")), ids=lambda path: path.stem)
def test_a_file_without_rules_opens_and_says_nothing(path: Any) -> None:
    assert json.loads(read_case(path.read_text("utf-8")))["since"] == []


@pytest.mark.parametrize("wrong", ["x", [7], [{"id": "x"}], [{"id": 1, "title": "x", "end": ""}]])
def test_damaged_rules_are_refused(wrong: object) -> None:
    with pytest.raises(BadCase):
        read_used({"days": wrong})

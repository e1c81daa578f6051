"""When somebody wrote is never offered as the day on which money was released."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("released.toml").read_text("utf-8"))["case"]
ASKS_THE_DAY = {
    "said_so": "not_sure",  # asked first of some of these accounts
    "money_place": "released",
    "last_step": "nothing",
    "now": "2026-11-20T09:00Z",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_only_words_that_tell_of_the_release_offer_its_day(case: dict[str, Any]) -> None:
    outcome = answer("start", {"client_message": case["text"].strip()} | ASKS_THE_DAY).outcome
    assert outcome.next.name == "day"
    assert [[one.value, one.told] for one in outcome.next.answers if one.told] == case["days"]

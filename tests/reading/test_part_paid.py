"""A price of which a part is paid: what is open is counted from the words of the text."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.reading.part_paid import find_part_paid

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("part_paid.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_is_open_of_a_price_is_counted(case: dict[str, Any]) -> None:
    found = find_part_paid(case["text"])
    if "none" in case:
        assert found is None
        return
    assert found is not None
    assert [f"{one:.2f}" for one in (found.whole, found.paid, found.open)] == case["told"]
    assert list(found.words) == case["words"]

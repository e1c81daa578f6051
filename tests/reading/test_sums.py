"""The one sum that a text names, in the currencies of the world, and what is none."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.reading.sums import find_sum

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sums.toml").read_text("utf-8")
)["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_one_sum_is_found_and_what_is_open_stays_open(case: dict[str, Any]) -> None:
    found = find_sum(case["text"])
    if "none" in case:
        assert found is None
        return
    assert found is not None
    assert found.words == case["words"]
    assert [f"{one:.2f}" for one in found.amounts] == case["sums"]
    of = case["of"]
    if of[-1] == "...":
        assert found.currencies[: len(of) - 1] == tuple(of[:-1])
        assert len(found.currencies) >= len(of)
    else:
        assert sorted(found.currencies) == sorted(of)

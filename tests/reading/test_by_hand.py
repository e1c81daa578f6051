"""The hours that a text says were added by hand."""

import tomllib
from pathlib import Path

import pytest

from calculators.reading.by_hand import find_by_hand

SOURCE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("by_hand.toml").read_text("utf-8")
)


@pytest.mark.parametrize(("text", "hours"), [*SOURCE["hours"].items(), *SOURCE["other"].items()])
def test_hours_added_by_hand_are_read_with_their_words(text: str, hours: str) -> None:
    found = find_by_hand(text)
    assert (str(found.hours) if found else "") == hours
    assert found is None or found.words in text

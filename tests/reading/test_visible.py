"""The text that a person sees of a ticket: markup hides no danger, and other signs stay."""

import tomllib
from pathlib import Path
from time import thread_time

import pytest

from calculators.reading.danger import may_be_danger
from calculators.reading.visible import visible

CASES = tomllib.loads(Path(__file__).with_name("visible.toml").read_text("utf-8"))
LENGTH = 100_000


@pytest.mark.parametrize(("text", "seen"), CASES["texts"])
def test_what_a_person_sees(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert visible(seen) == seen


def test_a_text_without_markup_is_the_same_object() -> None:
    text = "He will pay me on Friday. " * 100
    assert visible(text) is text


@pytest.mark.parametrize("before", ["", "<br>", "<b"])
@pytest.mark.parametrize("again", CASES["hostile"])
def test_no_text_takes_long(before: str, again: str) -> None:
    text = before + again * (LENGTH // len(again))
    begun = thread_time()
    visible(text)
    assert thread_time() - begun < 1


@pytest.mark.parametrize("text", CASES["danger"])
def test_markup_hides_no_danger(text: str) -> None:
    assert may_be_danger(text)

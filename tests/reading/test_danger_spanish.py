"""A threat to a person in Spanish is read as one, and harmless words are not."""

import tomllib
from pathlib import Path

import pytest

from calculators.reading.danger import may_be_danger

TEXTS = tomllib.loads(Path(__file__).with_name("danger_spanish.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("danger", "text"),
    [(kind == "danger", text) for kind, texts in TEXTS.items() for text in texts],
)
def test_words_about_a_persons_safety(danger: bool, text: str) -> None:
    assert may_be_danger(text) == danger

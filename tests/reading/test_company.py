"""Whether a text says that the client is a company, and in which words."""

import tomllib
from pathlib import Path

import pytest

from calculators.reading.company import find_company

SOURCE: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("company.toml").read_text("utf-8")
)


@pytest.mark.parametrize(("text", "words"), [*SOURCE["company"].items(), *SOURCE["other"].items()])
def test_a_company_is_known_by_its_legal_form(text: str, words: str) -> None:
    assert find_company(text) == words

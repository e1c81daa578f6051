"""What is read as a message in a platform's name that may be fake, by the cases of start."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.reading.pretended import find_pretended

FILE = Path(__file__).parents[1] / "start" / "pretended.toml"
CASES = tomllib.loads(FILE.read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:50])
def test_the_signs_of_a_fake_message_are_read(case: dict[str, Any]) -> None:
    assert list(find_pretended(case["text"].strip())) == case["signs"]

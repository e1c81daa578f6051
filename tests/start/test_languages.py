"""Who writes in German or Spanish is told in that language what this page can do."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.start.abroad import find_abroad

CASES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))["case"]
NOW = "2026-11-28T09:00Z"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_line_is_in_the_language_of_the_text(case: dict[str, Any]) -> None:
    assert find_abroad(case["text"]).get("code", "") == case["code"]
    html = answer("start", {"client_message": case["text"], "now": NOW}).html()
    assert ('id="start-language"' in html) == bool(case["code"])
    assert html.count(f'lang="{case["code"]}"') == (2 if case["code"] else 0)

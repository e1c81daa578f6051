"""What is handed on as the client's words holds no word of the reader, and none of a notice."""

import json
import tomllib
from pathlib import Path

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("quoted.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_the_client_said_no_more_than_is_quoted(case: dict[str, str]) -> None:
    given = {"client_message": case["text"], "now": "2026-11-30T09:00Z"}
    outcome = answer("start", given).outcome
    facts = [json.loads(item.facts) for item in outcome.report if item.facts]
    handed = {row["words"] for one in facts for row in one.get("threats", ())}

    assert outcome.said.quote == case["quote"]
    assert handed <= {case["quote"]}
    assert outcome.said.threat == case.get("threat", outcome.said.threat)

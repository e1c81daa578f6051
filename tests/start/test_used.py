"""The plan names work that is used already, and a refund that is wanted outside the platform."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer

CASES = tomllib.loads(Path(__file__).with_name("used.toml").read_text("utf-8"))["case"]
NAMED = {"in_use", "sent_outside"}
NOW = {"now": "2026-11-28T09:00Z"}


def _said(text: str, **told: Any) -> dict[str, Any]:
    outcome = answer("start", {"client_message": text} | NOW | told).outcome
    return {item.id: item for item in (*outcome.spoken, *outcome.avoid) if item.id in NAMED}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_what_the_text_tells_of_is_named(case: dict[str, Any]) -> None:
    assert set(_said(case["text"])) == set(case["says"])


def test_money_outside_has_its_rule_where_one_is_known() -> None:
    text = "Refund me the 90 dollars outside by PayPal and I close the dispute."
    upwork, fiverr = (
        _said(text, platform=one, on_platform="yes")["sent_outside"] for one in ("upwork", "fiverr")
    )
    assert upwork.rule.parameter == "upwork.off_platform.payment_scope"
    assert "Fiverr" in fiverr.text
    assert fiverr.rule is None
    # Without a platform there is no outside of it.
    assert not _said(text, on_platform="no")


def test_work_that_is_paid_may_be_used() -> None:
    text = "He uses my logo since two weeks, and wants the money back."
    assert _said(text, money_place="unpaid_hours")
    assert not _said(text, money_place="released")

"""Where a pack asks for the day of a step, the plan offers the days that the text names."""

from typing import Any

import pytest

from calculators.engine.answering import answer

NOW = {"now": "2026-11-30T09:00Z"}
DELIVERED = {"events": [{"kind": "work_submitted"}]}
USUAL = ["2026-11-30", "2026-11-29"]


def _shown(text: str) -> Any:
    return answer("start", {"client_message": text} | DELIVERED | NOW)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Fiverr order: I delivered on 20 november. He says: refund or 1 star.", ["2026-11-20"]),
        ("On Fiverr I finish and deliver on 20 november, now he wants money back", ["2026-11-20"]),
        ("Freelancer.com: Ich habe am 21. November geliefert, jetzt droht er.", ["2026-11-21"]),
        ("En Fiverr entregué el 19 de noviembre y pide el dinero", ["2026-11-19"]),
        ("Fiverr: I delivered and he must accept before 5 December 2026.", []),
        ("Fiverr: he says refund or 1 star.", []),
    ],
)
def test_the_days_of_the_text_are_offered_with_its_words(text: str, days: list[str]) -> None:
    shown = _shown(text)
    asks = shown.outcome.pack.asks
    assert asks.kind == "day"
    assert [one.value for one in asks.offers] == [*days, *USUAL]
    assert [bool(one.told) for one in asks.offers] == [True] * len(days) + [False, False]
    for one in asks.offers[: len(days)]:
        assert f"Your text says “{one.told}”" in shown.html()

"""Which rules held for a review: what applied on its day, by what we know today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.deadlines.inputs import Inputs
from calculators.engine.data import load
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import Value, parameter
from calculators.life.moments import day_of

UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Held:
    """One rule on the day of the review. value: what it said, None where it had ended.

    changed: the day from which something else holds, None where nothing has changed since.
    """

    id: str
    text: str
    holds: bool
    value: object
    changed: date | None
    rule: Value[Any]


@cache
def words() -> dict[str, Any]:
    """The rules and their words, from `held_then.toml`."""
    return load("deadlines/held_then.toml")


def find_held(inputs: Inputs) -> tuple[Held, ...]:
    """The rules that held on the day the review appeared; none without that day."""
    day = inputs.review_published
    return tuple(_held(day, inputs.now.astimezone(UTC).date())) if day else ()


def _held(moment: date, today: date) -> Iterator[Held]:
    day = day_of(moment)
    for id, said in words().items():
        history = parameter(f"{DEFAULT}.{said['rule']}").history
        past = [value for value in history if value.effective <= day]
        if not past:
            continue  # we hold no rule of that time
        then = past[-1]
        later = [value.effective for value in history if day < value.effective <= today]
        text = said.get("gone" if then.repealed else "holds", "")
        if text:
            yield Held(
                id,
                text.format(value=_lower(then.value)),
                not then.repealed,
                None if then.repealed else then.value,
                later[0] if later else None,
                then,
            )


def _lower(value: object) -> str:
    text = str(value)
    return text[:1].lower() + text[1:]

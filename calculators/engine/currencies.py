"""The currencies of ISO 4217, and how people write them: one place for every form and text."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypedDict, cast

from calculators.engine import data

USUAL_PLACES = 2


class CurrencyWords(TypedDict, total=False):
    """What `currencies.toml` says of one currency."""

    name: str
    signs: Sequence[str]
    short: Sequence[str]
    word: bool
    places: int


@cache
def currencies() -> Mapping[str, CurrencyWords]:
    """Every currency by its code, the most frequent ones first."""
    return cast(Mapping[str, CurrencyWords], data.load("engine/currencies.toml"))


def signs_of(code: str) -> tuple[str, ...]:
    """Other ways to write a currency, in small letters; none where the code is not known."""
    known = currencies().get(code, {})
    return (*known.get("signs", ()), *known.get("short", ()))


def has_three_places(code: str) -> bool:
    """Whether a sum in it can have three decimals, so that `1,250` reads in two ways."""
    return currencies().get(code, {}).get("places", USUAL_PLACES) > USUAL_PLACES

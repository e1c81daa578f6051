"""A client on no platform: by the reader's answer, or else by the text; and what counts then."""

import re
from collections.abc import Mapping
from functools import cache

from calculators.engine.fields import YesNo
from calculators.engine.packs import recognise_platform
from calculators.facts.money import MoneyPlace, found_at
from calculators.start.inputs import Inputs
from calculators.start.plan import INVOICE, source

# The signs of `plan.toml` that say so.
DIRECT, UNUSED = "direct", "unused"
# What shows it beside an invoice, in the order in which it is named.
BESIDE = ("company", "reminder", "terms")


def is_direct(inputs: Inputs, text: str, signs: tuple[str, ...], *, told: bool) -> bool:
    """Whether the client is on no platform: by the reader's answer, or else by the text.

    told: whether the text shows it otherwise than by such a sign: by an invoice to a company, or as
    a payment service's notice; most of those who are paid so have found their client themselves.
    """
    if inputs.on_platform not in (None, YesNo.NOT_SURE):
        return inputs.on_platform == YesNo.NO
    named = recognise_platform(text) and UNUSED not in signs
    signed = told or not {DIRECT, UNUSED}.isdisjoint(signs)
    return not inputs.platform and not named and signed


def find_billed(text: str, signs: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an invoice, and of what shows beside it that no platform is between the two: a
    company, a reminder or terms of payment; nothing where the text has not both.
    """
    if INVOICE not in signs or recognise_platform(text) or _find("held", text):
        return ()
    beside = tuple(words for name in BESIDE if (words := _find(name, text)))
    invoice = _find("invoice", text)
    return (invoice, *beside) if invoice and beside else ()


def _find(name: str, text: str) -> str:
    found = _pattern(name).search(text)
    return found[0] if found else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    # A company's form is known by its capital letters: "ab" and "sl" are words of other languages.
    return re.compile(source()["billed"][name], 0 if name == "company" else re.IGNORECASE)


def answers_direct(given: Mapping[str, str], *, unpaid: bool) -> dict[str, str]:
    """The answers that count there: no step of a platform, and no money that one holds.

    unpaid: whether the text says that an invoice is not paid, which counts without an answer.
    """
    kept = {name: answer for name, answer in given.items() if name != "last_step"}
    if "money_place" in kept:
        place = found_at(MoneyPlace(kept["money_place"]), direct=True)
        return kept | {"money_place": str(place.value)}
    return kept | ({"money_place": str(MoneyPlace.UNPAID_HOURS.value)} if unpaid else {})

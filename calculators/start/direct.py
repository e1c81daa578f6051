"""A client on no platform: by the reader's answer, or else by the text; and what counts then."""

from collections.abc import Mapping

from calculators.engine.fields import YesNo
from calculators.engine.packs import recognise_platform
from calculators.facts.money import MoneyPlace, found_at
from calculators.start.inputs import Inputs

# The signs of `plan.toml` that say so.
DIRECT, UNUSED = "direct", "unused"


def is_direct(inputs: Inputs, text: str, signs: tuple[str, ...], *, paid_back: bool) -> bool:
    """Whether the client is on no platform: by the reader's answer, or else by the text.

    paid_back: whether it is a payment service's notice; most of those who are paid so have found
    their client themselves.
    """
    if inputs.on_platform not in (None, YesNo.NOT_SURE):
        return inputs.on_platform == YesNo.NO
    named = recognise_platform(text) and UNUSED not in signs
    signed = paid_back or not {DIRECT, UNUSED}.isdisjoint(signs)
    return not inputs.platform and not named and signed


def answers_direct(given: Mapping[str, str], *, unpaid: bool) -> dict[str, str]:
    """The answers that count there: no step of a platform, and no money that one holds.

    unpaid: whether the text says that an invoice is not paid, which counts without an answer.
    """
    kept = {name: answer for name, answer in given.items() if name != "last_step"}
    if "money_place" in kept:
        place = found_at(MoneyPlace(kept["money_place"]), direct=True)
        return kept | {"money_place": str(place.value)}
    return kept | ({"money_place": str(MoneyPlace.UNPAID_HOURS.value)} if unpaid else {})

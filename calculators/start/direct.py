"""Whether the client is on no platform: by the reader's answer, or else by the text."""

from calculators.engine.fields import YesNo
from calculators.engine.packs import recognise_platform
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

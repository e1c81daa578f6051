"""Where the contract is: what the plan goes by, and what the pasted text says of it."""

from dataclasses import replace

from calculators.engine.fields import YesNo
from calculators.engine.packs import recognise_platform
from calculators.facts.platform import PlatformName
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage


def place(inputs: Inputs, said: TakenMessage) -> Inputs:
    """The inputs with the platform that was recognised, or with none."""
    on_platform = YesNo.NO if said.direct else inputs.on_platform
    return replace(inputs, platform=PlatformName(said.platform), on_platform=on_platform)


def read_place(inputs: Inputs, said: TakenMessage) -> dict[str, str]:
    """What the text alone says of it, as facts; "" where it says nothing, or the reader said it."""
    chosen = inputs.on_platform == YesNo.NO
    none = str(YesNo.NO.value) if said.direct and not chosen else ""
    hidden = said.direct or inputs.platform
    named = "" if hidden else recognise_platform(inputs.client_message or "")
    return {"platform": named, "on_platform": none}

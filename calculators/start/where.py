"""What the plan knows and the reader did not say in so many words: where the contract is, and what
the text and the answers tell. Every tool is told, however it is opened.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from calculators.engine.fields import YesNo
from calculators.engine.packs import recognise_platform
from calculators.facts.platform import PlatformName
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage

# What other tools ask for that the plan knows under another name, or reads in the text.
TOLD = (
    *("feedback_tie", "demand", "lever", "stake", "contract_type", "contract_ended", "ended_by"),
    *("refund_requested", "work_submitted", "changes_requested", "hours_disputed"),
)
DOLLARS = "USD"


def read_facts(inputs: Inputs, said: TakenMessage, facts: Mapping[str, object]) -> dict[str, str]:
    """All of it as facts; "" for what is not known, and for what the reader said.

    facts: what a link of the plan tells another tool.
    """
    known = {"stake": said.stake, **facts}
    told = {name: str(known.get(name, "")) for name in TOLD}
    chosen = {name: "" for name in TOLD if getattr(inputs, name, None) is not None}
    return _read_place(inputs, said) | told | chosen | {"sum_at_stake": _dollars(inputs)}


def _dollars(inputs: Inputs) -> str:
    """The sums of the case, where they are known and all in dollars."""
    if not inputs.owed or any(row.currency.value != DOLLARS for row in inputs.owed):
        return ""
    return str(sum((row.amount or Decimal(0) for row in inputs.owed), Decimal(0)))


def place(inputs: Inputs, said: TakenMessage) -> Inputs:
    """The inputs with the platform that was recognised, or with none."""
    on_platform = YesNo.NO if said.direct else inputs.on_platform
    return replace(inputs, platform=PlatformName(said.platform), on_platform=on_platform)


def _read_place(inputs: Inputs, said: TakenMessage) -> dict[str, str]:
    """What the text alone says of it, as facts; "" where it says nothing, or the reader said it."""
    chosen = inputs.on_platform == YesNo.NO
    none = str(YesNo.NO.value) if said.direct and not chosen else ""
    hidden = said.direct or inputs.platform
    named = "" if hidden else recognise_platform(inputs.client_message or "")
    return {"platform": named, "on_platform": none}

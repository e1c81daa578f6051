"""A step that the kind of contract does not have: the answer shows the clocks of both kinds."""

from dataclasses import replace

from calculators.deadlines.events import Clash
from calculators.deadlines.inputs import FIXED, HOURLY, Inputs
from calculators.engine.data import load
from calculators.engine.fields import questions
from calculators.facts.contract import ContractType

# Which questions a contract of one kind is not asked, by their condition.
NOT_ASKED = {ContractType.FIXED_PRICE: HOURLY, ContractType.HOURLY: FIXED}


def take_both(inputs: Inputs) -> tuple[Inputs, tuple[Clash, ...]]:
    """The facts as a contract of both kinds, and what does not fit; the same where all fits.

    inputs: with the days of the last step and of the rows as fields. A day that the form does not
    ask for with this kind of contract can only have come from them, so the kind may be wrong: to
    leave the day out would hide a clock that runs.
    """
    kind = inputs.contract_type
    if kind not in NOT_ASKED:
        return inputs, ()
    told = [
        name
        for name, question in questions(Inputs).items()
        if question.field.when == NOT_ASKED[kind] and getattr(inputs, name)
    ]
    if not told:
        return inputs, ()
    said = load("deadlines/both_kinds.toml")
    clash = Clash((*told, "contract_type"), said[kind.value]["why"], said["assume"])
    return replace(inputs, contract_type=ContractType.MIXED), (clash,)

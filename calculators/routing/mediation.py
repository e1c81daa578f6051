"""Whether a ticket still qualifies for mediation or a dispute, by the days in the platform's rules.

Who qualifies is in the directory of Mediation & Disputes, which we do not have. The public rules
name days, so they say what is still open and what is over.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculators.engine.fields import Choice
from calculators.engine.packs import DEFAULT, find_name
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.facts.contract import ContractType
from calculators.routing.directory import directory


class TicketMoney(Choice):
    PAID = "paid", "Paid to the freelancer"
    HELD = "held", f"Held by {find_name(DEFAULT).name}"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True)
class Mediation:
    """`answer` is yes, no or not_sure; `reason` names its words; `end` is the last day."""

    answer: str
    reason: str
    end: date | None = None
    rules: tuple[Value[Any], ...] = ()

    @property
    def text(self) -> str:
        """The reason as a sentence for the agent."""
        return str(directory().words["mediation"][self.reason])


def work_out(
    contract: ContractType | None,
    money: TicketMoney | None,
    paid: date | None,
    ended: date | None,
    asked: date | None,
) -> Mediation | None:
    """What the days say. None where no day is given at all.

    paid: the day of the payment. ended: the day the client ended the contract, with money held.
    asked: the day the customer came to the platform. A rule that we do not have for that day gives
    *not sure*.
    """
    if money is None and not (paid or ended or asked):
        return None
    opens = {TicketMoney.PAID: paid, TicketMoney.HELD: ended}.get(money) if money else None
    if money == TicketMoney.HELD and contract == ContractType.HOURLY:
        return Mediation("not_sure", "hours")
    if money == TicketMoney.HELD and asked and not ended:
        return Mediation("not_sure", "not_ended")
    if not (money and opens and asked):
        return Mediation("not_sure", "days_missing")
    try:
        rules = [parameter(f"{DEFAULT}.{name}").on(opens) for name in _names(contract, money)]
    except NoRule:
        return Mediation("not_sure", "no_rule")
    ends = [opens + timedelta(days=rule.value) for rule in rules]
    if min(ends) < asked <= max(ends):
        return Mediation("not_sure", "contract_missing", max(ends), tuple(rules))
    answer = "yes" if asked <= max(ends) else "no"
    return Mediation(answer, f"{money.value}_{answer}", max(ends), tuple(rules))


def _names(contract: ContractType | None, money: TicketMoney | None) -> list[str]:
    """The rules that give the days. Where the kind of contract is open, both kinds count."""
    if money == TicketMoney.HELD:
        return ["fixed_price.dispute_filing_days"]
    kinds = (
        [contract.value]
        if contract and contract != ContractType.MIXED
        else ["fixed_price", "hourly"]
    )
    return [f"{kind}.mediation_lookback_days" for kind in kinds]

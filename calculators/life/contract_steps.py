"""What to do on a contract by where the money is and what happened last on it, as data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from calculators.engine.data import load

NOT_SURE = "not_sure"


@dataclass(frozen=True)
class ContractStep:
    """One sentence of `contract_steps.toml`, which says what each attribute is."""

    id: str
    do: str
    text: str
    hourly: str
    why: str
    late: str
    clock: str
    days: str
    limited: str
    limited_why: str
    rule: str
    dated: bool
    informs: bool
    when: Mapping[str, Sequence[str]]
    unless: Sequence[str]

    def fits(self, place: str, step: str) -> bool:
        """Whether it is for money at this place and this last step."""
        said = {"money_place": place or NOT_SURE, "last_step": step or NOT_SURE}
        return all(said[question] in answers for question, answers in self.when.items())


def read_steps() -> Iterator[Mapping[str, Any]]:
    """The sentences as the data have them, with what only the plan needs."""
    yield from load("life/contract_steps.toml")["step"]


@cache
def contract_steps() -> tuple[ContractStep, ...]:
    """Every sentence in the order of the data."""
    return tuple(
        ContractStep(
            id=item["id"],
            do=item.get("do", ""),
            text=item["text"],
            hourly=item.get("hourly", ""),
            why=item.get("why", ""),
            late=item.get("late", ""),
            clock=item.get("clock", ""),
            days=item.get("days", ""),
            limited=item.get("limited", ""),
            limited_why=item.get("limited_why", ""),
            rule=item.get("rule", ""),
            dated=item.get("dated", False),
            informs=item.get("informs", False),
            when=item["when"],
            unless=item.get("unless", ()),
        )
        for item in read_steps()
    )

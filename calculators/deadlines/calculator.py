"""Deadlines: which clocks run, when each ends, who must act, and what silence does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine import windows
from calculators.engine.data import load
from calculators.engine.fields import Choice, Field, YesNo
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.trace import Step
from calculators.engine.windows import State

TITLE = "Deadlines"
RULES = "upwork.fixed_price"


class ContractType(Choice):
    FIXED_PRICE = "fixed_price", "Fixed price"


class Party(Choice):
    CLIENT = "client", "The client"
    FREELANCER = "freelancer", "I did"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    contract_type: Annotated[ContractType, Field(
        "Kind of contract", group="The contract",
    )]
    contract_began: Annotated[date | None, Field(
        "Day the contract began", group="The contract",
    )] = None
    contract_ended: Annotated[date | None, Field(
        "Day the contract ended", "Leave blank while it is still open.", group="The contract",
    )] = None
    ended_by: Annotated[Party | None, Field(
        "Who ended the contract", group="The contract",
    )] = None
    money_held: Annotated[YesNo, Field(
        "Is money held for this milestone",
        "Upwork shows it as funded, or in escrow.", group="The contract",
    )] = YesNo.NOT_SURE
    work_submitted: Annotated[date | None, Field(
        "Day you first submitted the work", "With the Submit Work button.", group="The work",
    )] = None
    changes_requested: Annotated[date | None, Field(
        "Day the client last asked for changes", "With the button, not only in a message.",
        group="The work",
    )] = None
    work_resubmitted: Annotated[date | None, Field(
        "Day you last submitted the work again", group="The work",
    )] = None
    now: Annotated[datetime, Field(
        "Moment to reckon from", "Blank means now.", group="Time",
    )]
    zone: Annotated[ZoneInfo, Field(
        "Your time zone", group="Time",
    )] = ZoneInfo("UTC")

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        began = self.contract_began
        later = {
            "contract_ended": "Day the contract ended",
            "work_submitted": "Day you first submitted the work",
        }
        for name, label in later.items():
            if began and getattr(self, name) and getattr(self, name) < began:
                yield name, f"{label} must be the same as or after the day the contract began"
        first, asked, again = self.work_submitted, self.changes_requested, self.work_resubmitted
        if asked and not first:
            yield "work_submitted", "Enter the day you first submitted the work"
        if asked and first and asked < first:
            yield "changes_requested", (
                "Day the client last asked for changes must be the same as or after "
                "the day you first submitted the work")
        if again and (first is None or again < first):
            yield "work_resubmitted", (
                "Day you last submitted the work again must be the same as or after "
                "the day you first submitted the work")


@dataclass(frozen=True)
class Clock:
    """One clock: `end` is the day or instant to act on; `rules` are the values it rests on."""

    id: str
    title: str
    actor: str
    state: State
    opens: date | datetime | None
    end: date | datetime | None
    silence: str
    silence_pays: str
    waits_for: str
    rules: tuple[Value, ...]
    trace: tuple[Step, ...]


@dataclass(frozen=True)
class Outcome:
    """All clocks, soonest first; `first` is the one not to miss, if any runs."""

    clocks: tuple[Clock, ...]
    first: Clock | None
    trace: tuple[Step, ...]


@cache
def words() -> dict:
    """The words of each clock by its id, from `clocks.toml`."""
    return load("deadlines/clocks.toml")


def calculate(inputs: Inputs) -> Outcome:
    """The clocks of these answers. Days are counted in UTC, as no source names another zone."""
    clocks = [_dispute_filing(inputs), _auto_release(inputs)]
    clocks.sort(key=lambda clock: (clock.end is None, str(clock.end)))
    running = [c for c in clocks if c.state in (State.OPEN, State.CLOSING)]
    return Outcome(
        clocks=tuple(clocks),
        first=running[0] if running else None,
        trace=tuple(step for clock in clocks for step in clock.trace),
    )


def _dispute_filing(inputs: Inputs) -> Clock:
    ended = inputs.contract_ended if inputs.ended_by == Party.CLIENT else None
    return _clock("dispute_filing", inputs, ended, "dispute_filing_days")


def _auto_release(inputs: Inputs) -> Clock:
    submitted = inputs.work_submitted
    # A change request stops the clock; only the next submission starts it anew.
    if inputs.changes_requested:
        again = inputs.work_resubmitted
        submitted = again if again and again >= inputs.changes_requested else None
    elif inputs.work_resubmitted:
        submitted = inputs.work_resubmitted
    # Money goes back when the freelancer ends the contract: nothing is left to release.
    if inputs.contract_ended and inputs.ended_by == Party.FREELANCER:
        submitted = None
    return _clock("auto_release", inputs, submitted, "auto_release_days")


def _clock(id: str, inputs: Inputs, opens: date | None, length: str) -> Clock:
    window, rules, trace = None, (), ()
    if opens:
        try:
            days = parameter(f"{RULES}.{length}").on(opens)
        except NoRule as missing:
            trace = (Step("no_rule", {"parameter": missing.parameter, "day": missing.day}),)
        else:
            window = windows.calendar_days(opens, days, ZoneInfo("UTC"))
            rules, trace = (days,), window.trace
    return Clock(
        id=id,
        state=windows.state(window, inputs.now),
        opens=window and window.opens,
        end=window and window.end,
        rules=rules,
        trace=trace,
        **words()[id],
    )

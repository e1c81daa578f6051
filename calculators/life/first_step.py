"""The first step on the contract: one answer for plan, triage, timeline and deadlines."""

from dataclasses import dataclass

from calculators.engine.parameters import NoRule, Value, parameter
from calculators.facts.money import MoneyPlace
from calculators.life.contract_steps import ContractStep, contract_steps
from calculators.life.known import OPEN, Known, read_case
from calculators.life.ledger import Ledger, Running
from calculators.life.moments import SafeDay, find_safe_day
from calculators.life.next_step import READER, weighed_steps
from calculators.life.places import FactsNow, replay_told, take_place
from calculators.life.told import PLATFORM
from calculators.life.words import find_words, say

# What comes before the step for the money: the account that it is reached by, a clock that the
# reader must meet, and what the state of the money itself asks for.
BEFORE = ("must", "my_account", "milestone", "week", "payment")
# What can be done beside it.
BESIDE = ("threat", "client_review")
# Where money is that is still to come to the reader.
AHEAD = (str(MoneyPlace.HELD.value), str(MoneyPlace.UNPAID_HOURS.value))
# What is only to come is no reason to check the days.
PLANS = ("planned", "announced")


@dataclass(frozen=True)
class FirstStep:
    """id: of `contract_steps.toml`, or of the pack's `do`. do: the latter, "" where there is none.

    text, why: its sentences, the latter may be "".

    clock: its name where the step has a clock; clock_id: the same with the part that it is on, ""
    where it does not run; safe: its last safe day, where it is the reader's.
    silence: what follows by itself then. also: what to do beside it, "" for nothing.
    rule: what it rests on. length: how long its clock is.
    """

    id: str
    do: str
    text: str
    why: str
    clock: str
    clock_id: str
    safe: SafeDay | None
    silence: str
    also: str
    rule: Value[object] | None
    length: Value[object] | None


def find_first_step(facts: FactsNow) -> FirstStep | None:
    """The first step for what was told; None where nothing is to do on the contract."""
    return next(iter(find_steps(facts)), None)


def find_steps(facts: FactsNow) -> tuple[FirstStep, ...]:
    """The first step, and after it each other one whose day the reader must meet."""
    place = take_place(facts)
    known = read_case(facts)
    ledger = _without_plans(replay_told(facts, place).ledger)
    case = _Case(facts, ledger, known, str(place.value) if place else "")
    all_of = list(weighed_steps(ledger))
    beside = [what for weight, what, _ in all_of if weight in BESIDE]
    also = say(PLATFORM, "do", beside[0]) if beside else ""
    needed = [
        (what, running)
        for weight, what, running in all_of
        if weight in BEFORE or (weight == "clash" and known.by_event)
    ]
    if needed:
        first = case.of_replay(*needed[0], also)
        musts = [(what, running) for what, running in needed[1:] if running]
        return (first, *(case.of_replay(what, running, "") for what, running in musts))
    if entry := case.entry():
        return (case.of_entry(entry, also),)
    for weight, what, running in all_of:
        if weight not in BESIDE:
            return (case.of_replay(what, running, also),)
    return (case.of_replay(beside[0], None, ""),) if beside else ()


def _without_plans(ledger: Ledger) -> Ledger:
    """The same without contradictions that are only of what is still to come."""
    ledger = ledger.copy()
    ledger.contradictions = [item for item in ledger.contradictions if item.says not in PLANS]
    return ledger


@dataclass(frozen=True)
class _Case:
    """What a step is chosen and written from."""

    facts: FactsNow
    ledger: Ledger
    known: Known
    place: str

    def entry(self) -> ContractStep | None:
        """The first sentence for this place and this last step that nothing contradicts.

        Where events were told and none of them is such a step, the replay alone knows what is next.
        """
        step = self.known.step
        if self.known.told and (not self.place or (step in OPEN and self.place in AHEAD)):
            return None
        return next((one for one in contract_steps() if self._stands(one, step)), None)

    def _stands(self, entry: ContractStep, step: str) -> bool:
        dated = not entry.dated or self._running(entry.clock) is not None
        stands = not entry.informs and dated and entry.fits(self.place, step)
        return stands and not self.known.contradicts(entry)

    def _running(self, clock: str) -> Running | None:
        found = [one for one in self.ledger.running.values() if one.clock.name == clock]
        return min(found, key=lambda one: one.end.safe) if found else None

    def of_entry(self, entry: ContractStep, also: str) -> FirstStep:
        """A step of the data, with the clock that it names."""
        running = self._running(entry.clock)
        over = not running and any(one.clock.name == entry.clock for one in self.ledger.over)
        if over and entry.late:
            return self._write(entry.id, entry.do, entry.late, "", running, also, entry)
        return self._write(entry.id, entry.do, *self._words(entry), running, also, entry)

    def _words(self, entry: ContractStep) -> tuple[str, str]:
        """What the step is and why. Nothing calms beside the time limit of a message."""
        if getattr(self.facts, "message_limit", None):
            return entry.limited or entry.text, entry.limited_why or entry.why
        return (self.known.hourly and entry.hourly) or entry.text, entry.why

    def of_replay(self, what: str, running: Running | None, also: str) -> FirstStep:
        """A step of the replay, in the words of the data where they have it."""
        clock = running.clock.name if running else ""
        for entry in contract_steps():
            if entry.do == what and entry.clock in ("", clock):
                return self._write(entry.id, what, *self._words(entry), running, also, entry)
        return self._write(what, what, say(PLATFORM, "do", what), "", running, also, None)

    def _write(
        self,
        id: str,
        do: str,
        text: str,
        why: str,
        running: Running | None,
        also: str,
        entry: ContractStep | None,
    ) -> FirstStep:
        mine = running if running and running.clock.actor in READER else None
        safe = find_safe_day(mine.end.safe, self.facts.zone, self.facts.now) if mine else None
        clock = running.clock.name if running else entry.clock if entry else ""
        clock_id = f"{running.part}-{running.clock.key}" if running else ""
        then = find_words(PLATFORM)["next"].get(clock, "") if mine else ""
        rule = _rule(entry.rule if entry else "", self.facts)
        length = _rule(entry.days if entry else "", self.facts)
        return FirstStep(id, do, text, why, clock, clock_id, safe, then, also, rule, length)


def _rule(id: str, facts: FactsNow) -> Value[object] | None:
    try:
        return parameter(id).on(facts.now.astimezone(facts.zone).date()) if id else None
    except NoRule:
        return None

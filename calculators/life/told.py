"""The facts of a case as events: rows of `events`, days with names of their own, the last step.

What is told in two ways is told once: a row counts before a day, and a day before the last step.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from calculators.engine.changed import with_changes
from calculators.engine.packs import DEFAULT
from calculators.facts.contract import ContractType, Party
from calculators.facts.events import Told
from calculators.facts.money import MoneyPlace
from calculators.facts.steps import UNDATED, LastStep
from calculators.life.events import Event
from calculators.life.moments import Moment, day_of
from calculators.life.platform import Platform, find_platform
from calculators.life.rows import read_moment, read_rows

PLATFORM = DEFAULT
# The milestone that the facts are about, and the one that each payment was made for.
HELD, PAID = "M1", "P{number}"
ROWS = "events"

# Which event each fact is, and whether it is about the milestone whose money is at stake.
EVENTS = {
    "contract_began": ("contract_began", "both", False),
    "first_contact": ("first_contact", "both", False),
    "work_submitted": ("work_submitted", "freelancer", True),
    "changes_requested": ("changes_requested", "client", True),
    "work_resubmitted": ("work_submitted", "freelancer", True),
    "refund_requested": ("refund_requested", "client", False),
    "last_activity": ("milestone_changed", "client", True),
    "notice_came": ("dormant_notice", "platform", True),
    "release_requested": ("release_requested", "freelancer", True),
    "contract_ended": ("contract_ended", "client", False),
    "dispute_filed": ("dispute_filed", "freelancer", True),
    "dispute_declined": ("dispute_declined", "client", True),
    "mediation_asked": ("mediation_asked", "client", False),
    "proposal_made": ("proposal_made", "platform", True),
    # The fact does not say which answer it was. A refusal ends nothing but the wait.
    "proposal_answered": ("proposal_declined", "freelancer", True),
    "non_resolution_notice": ("non_resolution", "platform", True),
    "arbitration_paid": ("arbitration_paid", "freelancer", True),
    "hours_worked": ("hours_worked", "freelancer", False),
    "hours_disputed": ("hours_disputed", "client", False),
    "hours_answered": ("hours_answered", "freelancer", False),
    "feedback_posted": ("feedback_left", "freelancer", False),
    "review_published": ("review_appeared", "client", False),
    "reply_posted": ("reply_posted", "freelancer", False),
    "review_reported": ("review_reported", "freelancer", False),
    "edit_enabled": ("edit_enabled", "freelancer", False),
    "letter_sent": ("message", "freelancer", False),
    "chargeback": ("chargeback", "bank", False),
}
# Kinds before which the money that is held was funded.
AT_STAKE = {kind for kind, _, held in EVENTS.values() if held} | {
    "contract_ended",
    "refund_requested",
}
# The fact that is the first event of its kind; the other one of that kind is the last.
FIRST = ("work_submitted",)


class ToldFacts(Protocol):
    """What every calculator that tells a life asks for. Any fact of `EVENTS` may stand beside."""

    @property
    def money_place(self) -> MoneyPlace | None: ...
    @property
    def zone(self) -> ZoneInfo: ...


def tell(facts: ToldFacts) -> tuple[tuple[str, Event], ...]:
    """The events, each with the name of its fact; "" for what was not told.

    A row's event has the number of its row, and the others the numbers after those.
    """
    return tuple(_numbered(facts, _told(facts, facts.money_place), facts.money_place))


def tell_only_told(facts: ToldFacts, place: MoneyPlace | None) -> tuple[tuple[str, Event], ...]:
    """The events as `tell` gives them, without any day that was not told.

    place: where the money is taken to be. What nobody dated has the number 0: that money is held
    from before all else, or that the milestone with a due day was funded.
    """
    held = place == MoneyPlace.HELD and _type(facts) != ContractType.HOURLY
    held = held and not _makes_a_milestone(_row_events(facts))
    days = _days(facts, _kinds_of_rows(facts))
    due = held and getattr(facts, "last_due", None)
    told = _told(facts, place) if due else _as_told(facts, days, HELD if held else "", place)
    events = tuple(
        (
            name,
            with_changes(event, n=0)
            if event.kind == "milestone_funded" and name != ROWS
            else event,
        )
        for name, event in _numbered(facts, told, place)
        if name != "releases" or event.kind != "milestone_changed"
    )
    if not held or due or not events:
        return events
    when = min((event.when for _, event in events), key=lambda moment: moment.first)
    early = when.first - timedelta(days=1)
    before = Event(n=0, kind="money_stated", by="freelancer", when=Moment(early, early))
    return (("", before), *((name, _apart(event)) for name, event in events))


def tell_known(facts: ToldFacts, platform: Platform) -> tuple[tuple[str, Event], ...]:
    """The events that a platform's data know, without any that was not told.

    An event of a party that the platform names another kind by is not taken for it.
    """
    named = [
        (name, event)
        for name, event in _as_told(facts, _days(facts, _kinds_of_rows(facts)), "", None)
        if knows(platform, event)
    ]
    rows = [(ROWS, event) for event in read_rows(_rows(facts), platform, facts.zone)]
    count = len(_rows(facts))
    numbered = [
        (name, with_changes(event, n=n, step=n)) for n, (name, event) in enumerate(named, count + 1)
    ]
    return (*rows, *numbered)


def knows(platform: Platform, event: Event) -> bool:
    """Whether an event of this kind and by this party is one of the platform's."""
    kind = platform.kinds.get(event.kind)
    sort = f"{event.kind}.{event.by}"
    return kind is not None and (kind.by == event.by or sort in platform.rows)


def _apart(event: Event) -> Event:
    """A payment that came before is not the money that is held now."""
    paid = event.kind == "money_released" and not event.of
    return with_changes(event, of=PAID.format(number=event.n)) if paid else event


def _makes_a_milestone(events: Sequence[Event]) -> bool:
    kinds = find_platform(PLATFORM).kinds
    return any(kinds[one.kind].makes and "milestone" in kinds[one.kind].parts for one in events)


def _numbered(
    facts: ToldFacts, days: Iterator[tuple[str, Event]], place: MoneyPlace | None
) -> Iterator[tuple[str, Event]]:
    """The events of the days, with the numbers after those of the rows, and of the rows."""
    for n, (name, event) in enumerate(days, len(_rows(facts)) + 1):
        yield name, with_changes(event, n=n, step=n, says_held=_says_held(event.kind, facts, place))
    for event in _row_events(facts):
        yield ROWS, with_changes(event, says_held=_says_held(event.kind, facts, place))


def _row_events(facts: ToldFacts) -> tuple[Event, ...]:
    return read_rows(_rows(facts), find_platform(PLATFORM), facts.zone)


def _kinds_of_rows(facts: ToldFacts) -> set[str]:
    return {row.kind.value for row in _rows(facts) if row.when}


def _type(facts: ToldFacts) -> ContractType | None:
    return getattr(facts, "contract_type", None)


def _says_held(kind: str, facts: ToldFacts, place: MoneyPlace | None) -> bool:
    """Whether money was held when the contract ended, as the reader says or we take it."""
    held = place == MoneyPlace.HELD and _type(facts) != ContractType.HOURLY
    return held and kind == "contract_ended"


def days_of_rows(rows: Sequence[Told]) -> dict[str, Any]:
    """The facts of `EVENTS` that the rows tell, the last event of a kind where there are several.

    Whose act an ending was comes as `ended_by`.
    """
    found: dict[str, Any] = {}
    dated = [(row.when, row) for row in rows if row.when]
    for when, row in sorted(dated, key=lambda pair: (day_of(pair[0]), str(pair[0]))):
        kind_told = find_platform(PLATFORM).kinds.get(row.kind.value)
        if kind_told is None:
            continue
        by = row.by.value if row.by else kind_told.by
        for name, (kind, party, _) in EVENTS.items():
            if kind != row.kind.value or (by != party and kind != "contract_ended"):
                continue
            if name in FIRST and name in found:
                continue
            if name == "work_resubmitted" and found.get("work_submitted") == when:
                continue
            found[name] = when
            if kind == "contract_ended":
                found["ended_by"] = Party(by) if by in ("client", "freelancer") else Party.NOT_SURE
    return found


def _rows(facts: ToldFacts) -> tuple[Told, ...]:
    return getattr(facts, ROWS, ())


def _told(facts: ToldFacts, place: MoneyPlace | None) -> Iterator[tuple[str, Event]]:
    """What the days tell, and what they leave to be assumed."""
    in_rows = _kinds_of_rows(facts)
    days = _days(facts, in_rows)
    funded = None if "milestone_funded" in in_rows else _funded(facts, days, place)
    if funded:
        due = getattr(facts, "last_due", None)
        event = _event(facts, "milestone_funded", "client", funded, HELD)
        due_at = read_moment(due, facts.zone) if due else None
        yield "last_due" if due else "", with_changes(event, due=due_at)
    yield from _as_told(facts, days, HELD if funded else "", place)
    if funded and "money_released" not in in_rows:
        for release in getattr(facts, "releases", ()):
            # Money that is released on a contract is something that moved on it.
            moved = _event(facts, "milestone_changed", "client", release.released, HELD)
            yield "releases", moved


def _as_told(
    facts: ToldFacts, days: dict[str, date | datetime], of: str, place: MoneyPlace | None
) -> Iterator[tuple[str, Event]]:
    """The events of the days. of: the milestone whose money is at stake, or blank."""
    in_rows = _kinds_of_rows(facts)
    for name, day in days.items():
        kind, by, about_held = EVENTS[name]
        if name == "contract_ended" and getattr(facts, "ended_by", None) == Party.FREELANCER:
            by = "freelancer"
        about_held = about_held or (name == "refund_requested" and place == MoneyPlace.HELD)
        yield name, _event(facts, kind, by, day, of if about_held else "")
    if "money_released" not in in_rows:
        for number, release in enumerate(getattr(facts, "releases", ()), 1):
            part = PAID.format(number=number)
            paid = _event(facts, "money_released", "client", release.released, part)
            yield "releases", with_changes(paid, sum=release.amount)
    if "threat" not in in_rows:
        for threat in getattr(facts, "threats", ()):
            if threat.sent_at:
                yield "threats", _event(facts, "threat", "client", threat.sent_at, "")


def _event(facts: ToldFacts, kind: str, by: str, day: date | datetime, of: str) -> Event:
    return Event(n=0, kind=kind, by=by, when=read_moment(day, facts.zone), of=of)


def _days(facts: ToldFacts, in_rows: set[str]) -> dict[str, date | datetime]:
    """The facts that have a day and are told in no row, the last step among them."""
    step, step_on = getattr(facts, "last_step", None), getattr(facts, "last_step_on", None)
    found: dict[str, date | datetime] = {}
    for name, (kind, _, _) in EVENTS.items():
        day = getattr(facts, name, None)
        if not day and isinstance(step, LastStep) and step not in UNDATED and step.value == name:
            day = step_on
        if day and kind not in in_rows:
            found[name] = day
    return found


def _funded(
    facts: ToldFacts, told: dict[str, date | datetime], place: MoneyPlace | None
) -> date | datetime | None:
    """When the money came that is, or may be, held: at the latest before all else that is told."""
    if _type(facts) == ContractType.HOURLY or place not in (MoneyPlace.HELD, MoneyPlace.NOT_SURE):
        return None
    began: date | None = getattr(facts, "contract_began", None)
    if began:
        return began
    days = [getattr(facts, "last_due", None)]
    days += [release.released for release in getattr(facts, "releases", ())]
    days += [day for name, day in told.items() if EVENTS[name][0] in AT_STAKE]
    days += [row.when for row in _rows(facts) if row.kind.value in AT_STAKE]
    known = [day for day in days if day]
    if not known:
        return None
    first = min(map(day_of, known))
    at_first = [day for day in known if day_of(day) == first]
    # A day is all of it where the reader is, so one without its time counts for all of that day.
    exact = [day for day in at_first if isinstance(day, datetime)]
    return min(exact) if len(exact) == len(at_first) else first

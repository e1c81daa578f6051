"""The events that the dated facts tell, and what the replay of the contract's life says of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from calculators.deadlines.inputs import Inputs, day_of
from calculators.engine.formats import format_day
from calculators.facts.contract import ContractType, Party
from calculators.facts.money import MoneyPlace
from calculators.life.events import Event
from calculators.life.ledger import Ledger
from calculators.life.moments import Moment, of_days
from calculators.life.platform import find_platform
from calculators.life.replay import Replay, replay
from calculators.life.sums import GONE
from calculators.life.words import say, say_contradiction

PLATFORM = "upwork"
# The milestone that the facts are about, and the one that each payment was made for.
HELD, PAID = "M1", "P{number}"

# Which event each fact is, and whether it is about the milestone whose money is at stake.
EVENTS = {
    "contract_began": ("contract_began", "both", False),
    "first_contact": ("first_contact", "both", False),
    "work_submitted": ("work_submitted", "freelancer", True),
    "changes_requested": ("changes_requested", "client", True),
    "work_resubmitted": ("work_submitted", "freelancer", True),
    "refund_requested": ("refund_requested", "client", False),
    "last_activity": ("milestone_changed", "client", True),
    "release_requested": ("release_requested", "freelancer", True),
    "contract_ended": ("contract_ended", "client", False),
    "dispute_filed": ("dispute_filed", "freelancer", True),
    "dispute_declined": ("dispute_declined", "client", True),
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
}
# Facts of one kind of contract alone, which tell nothing of another.
ONLY = {
    "hours_worked": ContractType.FIXED_PRICE,
    "hours_disputed": ContractType.FIXED_PRICE,
    "hours_answered": ContractType.FIXED_PRICE,
}
# A day after the moment of the answer is shown as still to come; that is no contradiction.
SAID_ELSEWHERE = ("planned", "announced")


@dataclass(frozen=True)
class Stand:
    """Where a clock stands. opens: the day it was counted from, in UTC if its time is known, which
    `exact` says, and else where the reader is. by: the fact that ended it.

    why: runs | answered | stopped | restarted | silence | answered_unseen.
    """

    opens: date
    why: str
    by: str
    exact: bool = False


@dataclass(frozen=True)
class Clash:
    """Facts that do not fit: their names, why, and what the answer assumes."""

    facts: tuple[str, ...]
    why: str
    assume: str


@dataclass(frozen=True)
class News:
    """What has happened to the held money without a further fact: what, and when."""

    id: str
    day: date
    text: str


@dataclass(frozen=True)
class Life:
    """What the replay says: the last stand of each clock by its id, what does not fit, and where
    held money has gone.
    """

    stands: dict[str, Stand]
    clashes: tuple[Clash, ...]
    gone: News | None


# The last life with the events it was made of and the instants between which it stays as it is.
LAST: list[tuple[object, datetime, datetime, Life]] = []


def find_life(inputs: Inputs) -> Life:
    """The life that these facts tell. While only the moment moves, the last one is used again."""
    told = tuple(tell(inputs))
    for before, since, until, life in LAST:
        if before == told and since <= inputs.now < until:
            return life
    events = tuple(event for _, event in told)
    found = replay(events, find_platform(PLATFORM), inputs.now)
    names = {event.n: name for name, event in told}
    clashes = tuple(_clashes(found, names))
    gone = None if clashes else _gone(found.ledger, inputs)
    life = Life(_stands(found.ledger, names), clashes, gone)
    LAST[:] = [(told, inputs.now, _until(found), life)]
    return life


def _until(found: Replay) -> datetime:
    """The next instant at which anything can come by itself or as planned."""
    ends = [running.end.over for running in found.ledger.running.values()]
    plans = [event.when.first for event in found.plans]
    return min([*ends, *plans], default=datetime.max.replace(tzinfo=UTC))


def tell(inputs: Inputs) -> Iterator[tuple[str, Event]]:
    """The events, numbered from 1, each with the name of its fact; "" for what was not told."""
    for n, (name, kind, by, day, of) in enumerate(_told(inputs), 1):
        yield (
            name,
            Event(
                n=n,
                step=n,
                kind=kind,
                by=by,
                when=_when(day, inputs),
                of=of,
                says_held=kind == "contract_ended"
                and inputs.money_place == MoneyPlace.HELD
                and inputs.contract_type != ContractType.HOURLY,
                due=_when(inputs.last_due, inputs)
                if kind == "milestone_funded" and inputs.last_due
                else None,
            ),
        )


def _told(inputs: Inputs) -> Iterator[tuple[str, str, str, date | datetime, str]]:
    """The fact, the kind of event, whose act it was, its day, and what it was about."""
    funded = _funded(inputs)
    held = inputs.money_place == MoneyPlace.HELD
    if funded:
        yield "last_due" if inputs.last_due else "", "milestone_funded", "client", funded, HELD
    for name, (kind, by, of) in EVENTS.items():
        day = getattr(inputs, name)
        if not day or (name in ONLY and inputs.contract_type == ONLY[name]):
            continue
        if name == "contract_ended" and inputs.ended_by == Party.FREELANCER:
            by = "freelancer"
        about = of or (name == "refund_requested" and held)
        yield name, kind, by, day, HELD if funded and about else ""
    for number, release in enumerate(inputs.releases, 1):
        yield "releases", "money_released", "client", release.released, PAID.format(number=number)
        if funded:
            # Money that is released on a contract is something that moved on it.
            yield "releases", "milestone_changed", "client", release.released, HELD


def _funded(inputs: Inputs) -> date | None:
    """The day of the money that is, or may be, held: at the latest before all else that is told."""
    if inputs.contract_type == ContractType.HOURLY or inputs.money_place not in (
        MoneyPlace.HELD,
        MoneyPlace.NOT_SURE,
    ):
        return None
    if inputs.contract_began:
        return inputs.contract_began
    days = [inputs.last_due, *(release.released for release in inputs.releases)]
    days += [
        day_of(getattr(inputs, name))
        for name, (_, _, of) in EVENTS.items()
        if of or name in ("contract_ended", "refund_requested")
    ]
    return min((day for day in days if day), default=None)


def _when(day: date | datetime, inputs: Inputs) -> Moment:
    if isinstance(day, datetime):
        return Moment(day.astimezone(UTC), day.astimezone(UTC))
    found = of_days(day, day, inputs.zone)
    return Moment(found.first, found.last, day)


def _stands(ledger: Ledger, names: dict[int, str]) -> dict[str, Stand]:
    """The last stand of each clock: the one that runs, or else the one that was over last."""
    stands: dict[str, Stand] = {}
    for over in ledger.over:
        if over.end and over.part[:1] != "P":
            since = over.end.since
            stands[over.clock.name] = Stand(
                _day(since), over.why, names.get(over.n, ""), since.exact
            )
    for running in ledger.running.values():
        if running.part[:1] != "P":
            since = running.end.since
            stands[running.clock.name] = Stand(_day(since), "runs", "", since.exact)
    return stands


def _gone(ledger: Ledger, inputs: Inputs) -> News | None:
    """Where the money that the reader takes for held has gone by itself, if it has."""
    part = ledger.parts.get(HELD)
    if not part or inputs.money_place != MoneyPlace.HELD or ledger.money(part) not in GONE:
        return None
    last = next((item for item in reversed(ledger.happened) if item.part == HELD), None)
    if not last:
        return None
    return News(last.row.happens, _day(last.when), say(PLATFORM, "happened", last.row.happens))


def _day(moment: Moment) -> date:
    return moment.said or moment.first.date()


def _clashes(found: Replay, names: dict[int, str]) -> Iterator[Clash]:
    told = {event.n: event for event in found.events}
    for item in found.ledger.contradictions:
        if item.says in SAID_ELSEWHERE:
            continue
        facts = tuple(dict.fromkeys(names[n] for n in item.events))
        if len(facts) < 2 or "" in facts:
            continue  # it does not fit with something that was not told, which may well be so
        first, second = (_words(told[item.events[place]]) for place in (0, -1))
        said = say_contradiction(PLATFORM, item.says, {"first": first, "second": second})
        yield Clash(facts, said["why"], said["assume"])


def _words(event: Event) -> str:
    if event.due:
        return say(PLATFORM, "told", "due", day=format_day(_day(event.due)))
    return say(
        PLATFORM,
        "told",
        "fact",
        label=say(PLATFORM, "kinds", event.kind),
        day=format_day(_day(event.when)),
    )

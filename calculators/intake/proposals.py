"""What files gave, as proposals: each says where it stands, and which facts it would add."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypedDict, cast

from calculators.engine import data
from calculators.engine.fields.forms import MOST_ROWS
from calculators.engine.formats import format_day
from calculators.files.found import FoundEvent, FoundHours, FoundRelease, Where
from calculators.files.together import Together
from calculators.life.from_files import Proposed, propose

ISO_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
MOST_SHOWN = 200  # proposals of one group on the page
MOST_READINGS = 6  # ways to read one of them
MOST_CHOSEN = 20  # sure payments that are chosen beforehand; more are for the reader to choose
HOUR = 60  # minutes
PARTIES = {"client": "by the client", "freelancer": "by you"}

type Fact = str | list[dict[str, str]]
type Facts = Mapping[str, Fact]


class Kind(TypedDict, total=False):
    """What `kinds.toml` says of one kind of event."""

    says: str
    day: str
    step: str
    step_by: str
    money: str


@dataclass(frozen=True)
class Reading:
    """One way to read a proposal: what the page says, and the facts that it would add, as JSON."""

    text: str
    facts: str


@dataclass(frozen=True)
class Proposal:
    """One thing to confirm. readings: more than one where the file can be read in several ways.

    chosen: whether it is chosen beforehand; what reads two ways never is. file: its file's name.
    """

    text: str
    where: str
    file: str
    doubt: str
    readings: tuple[Reading, ...]
    chosen: bool = False


@dataclass(frozen=True)
class Group:
    """Proposals below one heading. left_out: how many more there are than a page can show.

    most: how many of them a tool takes.
    """

    id: str
    title: str
    hint: str
    proposals: tuple[Proposal, ...]
    left_out: int = 0
    most: int = MOST_ROWS


@cache
def kinds() -> Mapping[str, Kind]:
    """What each kind of event is to the case."""
    return cast(Mapping[str, Kind], data.load("intake/kinds.toml"))


def groups(found: Together) -> tuple[Group, ...]:
    """Events, payments, hours and what people say happened; groups without a proposal are out."""
    dated = [(event.day, proposal, _is_money(event)) for event, proposal in _events(found.events)]
    payments = [(day, proposal) for day, proposal, money in dated if money]
    payments += _rows(found)
    if len(payments) > MOST_CHOSEN:
        payments = [(day, replace(proposal, chosen=False)) for day, proposal in payments]
    told = [event for event in found.events if event.what.startswith("told:")]
    hours = [row for file in found.files for row in file.hours]
    made = (
        _group(
            "events",
            "What happened on the contract",
            "Sure ones are chosen. Take away what is not of this contract.",
            [(day, proposal) for day, proposal, money in dated if not money],
        ),
        _group("money", "Payments", "As the files have them, before the fee.", payments),
        _group(
            "hours",
            "Hours",
            "Days are those of the file; where it names no zone, a day can be the one before.",
            [(row.day, proposal) for row in hours for proposal in _hours(row)],
        ),
        _group(
            "told",
            "What a message says has happened",
            "Words of one side, and no event by themselves.",
            [(event.day, _told(event)) for event in told],
        ),
    )
    return tuple(group for group in made if group.proposals)


def place(where: Where) -> str:
    """A place in a file as a reader finds it."""
    found = [where.file]
    if where.line:
        found.append(f"line {where.line}")
    if where.part:
        found.append(f"part {where.part}" if where.part[0].isdigit() else where.part)
    return ", ".join(found)


def _group(id: str, title: str, hint: str, dated: Iterable[tuple[str, Proposal]]) -> Group:
    """By the day, so that of two the later one gives its facts last."""
    all = [proposal for _, proposal in sorted(dated, key=lambda pair: pair[0])]
    return Group(id, title, hint, tuple(all[-MOST_SHOWN:]), max(0, len(all) - MOST_SHOWN))


def _is_money(event: FoundEvent) -> bool:
    return "money" in kinds().get(event.what, {})


def _events(events: Sequence[FoundEvent]) -> Iterator[tuple[FoundEvent, Proposal]]:
    """Each event that has a counterpart in the life of a contract, with what it would add."""
    for proposed in propose([_told_to_life(event) for event in events]):
        event = events[proposed.n]
        yield event, _event(event, proposed)


def _told_to_life(event: FoundEvent) -> Mapping[str, str]:
    return {
        name: getattr(event, name)
        for name in ("what", "day", "instant", "by", "milestone", "amount", "currency", "doubt")
    }


def _event(event: FoundEvent, proposed: Proposed) -> Proposal:
    open = {"by", "kind"} & set(proposed.asks)
    parties = PARTIES if open else {"": ""}
    readings = tuple(
        _reading(event, proposed.row["of"], day, amount, party, parties[party])
        for day in _days(event)
        for amount in event.readings or (event.amount,)
        for party in parties
    )[:MOST_READINGS]
    doubt = event.doubt
    if open:
        doubt = doubt or "the file does not say who did it"
    if not readings:
        doubt = doubt or "the day is not in the file"
    part = event.milestone or event.contract
    text = kinds()[event.what]["says"] + (f" ({part})" if part else "")
    sure = len(readings) == 1 and not doubt
    return Proposal(text, _places(event), event.where.file, doubt, readings, sure)


def _reading(event: FoundEvent, of: str, day: str, amount: str, party: str, who: str) -> Reading:
    """One reading of an event: its row of the life, and the facts that tools ask for by name."""
    whole = {
        **_told_to_life(event),
        "day": day,
        "instant": event.instant if event.instant[:10] == day else "",
        "by": party or event.by,
        "amount": amount,
        "currency": _currency(event.currency),
        "doubt": "",
    }
    row = {**propose([whole])[0].row, "of": of}
    kind = kinds()[event.what]
    facts: dict[str, Fact] = {"events": [{name: value for name, value in row.items() if value}]}
    if name := kind.get("day"):
        facts[name] = day
    if row["kind"] == "contract_ended":
        facts["ended_by"] = row["by"]
    if kind.get("step") and kind.get("step_by", row["by"]) == row["by"]:
        facts |= {"last_step": kind["step"], "last_step_on": day}
    if kind.get("money") == "release":
        facts["releases"] = [_release(day, amount, event.currency)]
    says = (format_day(date.fromisoformat(day)), _sum(event, amount), who)
    return Reading(", ".join(filter(None, says)), json.dumps(facts))


def _release(day: str, amount: str, currency: str) -> dict[str, str]:
    """A row of what was released; its sum is in US dollars, or it is left out."""
    return {"released": day} | (
        {"amount": amount} if amount and _currency(currency) == "USD" else {}
    )


def _rows(found: Together) -> Iterator[tuple[str, Proposal]]:
    """The rows of reports that no event stands for."""
    told = {(event.day, event.amount) for event in found.events if _is_money(event)}
    for row in found.releases:
        if (row.date, row.amount) not in told and _is_day(row.date):
            yield row.date, _row(row)


def _row(row: FoundRelease) -> Proposal:
    facts: Facts = {"releases": [_release(row.date, row.amount, row.currency)]}
    reading = Reading(
        f"{format_day(date.fromisoformat(row.date))}, {row.amount} {row.currency}".strip(),
        json.dumps(facts),
    )
    return Proposal(
        "Money was released to you", place(row.where), row.where.file, "", (reading,), True
    )


def _hours(row: FoundHours) -> Iterator[Proposal]:
    """A day's hours, those of the time tracker and those added by hand apart."""
    if not _is_day(row.day):
        return
    by_hand = row.minutes * row.manual_cells // row.cells if row.cells else 0
    pieces = (
        [("tracked", row.minutes - by_hand), ("manual", by_hand)]
        if row.cells
        else [("not_sure", row.minutes)]
    )
    for tracking, minutes in pieces:
        if not minutes:
            continue
        hours = f"{minutes / HOUR:.2f}"
        facts: Facts = {"work_hours": [{"day": row.day, "hours": hours, "tracking": tracking}]}
        how = {"tracked": " by the time tracker", "manual": " added by hand", "not_sure": ""}
        reading = Reading(
            f"{format_day(date.fromisoformat(row.day))}, {hours} hours{how[tracking]}",
            json.dumps(facts),
        )
        yield Proposal("Work", place(row.where), row.where.file, row.doubt, (reading,), True)


def _told(event: FoundEvent) -> Proposal:
    kind = kinds().get(event.what.partition(": ")[2].replace(" ", "_"), {})
    says = kind.get("says") or event.what.partition(": ")[2]
    day = f", {format_day(date.fromisoformat(event.day))}" if _is_day(event.day) else ""
    return Proposal(
        f"{event.by or 'Somebody'} says: {says}{day}", _places(event), event.where.file, "", ()
    )


def _days(event: FoundEvent) -> list[str]:
    """The days that an event may be of, the earliest first; none where the file does not say."""
    found = {day for day in (event.day, *ISO_DAY.findall(event.doubt)) if _is_day(day)}
    return sorted(found)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(ISO_DAY.fullmatch(text))


def _currency(text: str) -> str:
    """The code of a currency, without how it was known."""
    code = text[:3]
    return code if re.fullmatch(r"[A-Z]{3}", code) else ""


def _sum(event: FoundEvent, amount: str) -> str:
    return f"{amount} {_currency(event.currency)}".strip() if amount else ""


def _places(event: FoundEvent) -> str:
    return "; ".join(place(where) for where in (event.where, *event.also_in))

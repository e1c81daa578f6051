"""What a pack says of a case on another platform than the default one, in the pack's own words.

Only what was told is counted, and only by rules that are sure enough: for all else the answer says
what is not known and whom to ask.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from calculators.engine.fields import questions
from calculators.engine.packs import find_name, find_pack
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.facts.moment import local_day
from calculators.facts.platform import PlatformName, is_elsewhere, platform_id
from calculators.life.answer import by_itself, write_answer
from calculators.life.events import Event
from calculators.life.kinds import Kind
from calculators.life.moments import find_safe_day
from calculators.life.next_step import READER, press, shown_clocks
from calculators.life.offers import Asked, Offer, offer_days
from calculators.life.platform import Platform, find_platform
from calculators.life.replay import Replay, replay_once
from calculators.life.told import ROWS, ToldFacts, tell_known
from calculators.life.words import find_words, say, say_plain, sentence

# Days that are those of no event of their own.
OF_NO_EVENT = ("now", "last_step_on", "message_limit", "message_came")
# What every pack says of itself beside its clocks, as a question of `platforms/questions.toml`.
ANSWERED = {
    "review": "Reviews there",
    "report": "Where it is reported",
    "decides": "If you do not agree",
    "paid": "Money that was paid out",
}
PLACES = {"disputed": "held", "in_arbitration": "held"}
# Kinds that nobody is asked for: nothing is counted from them.
UNASKED = ("contract_began", "milestone_funded", "message")


class FactsOnAPlatform(ToldFacts, Protocol):
    """What a tool asks that follows the reader to another platform."""

    @property
    def platform(self) -> PlatformName | None: ...
    @property
    def now(self) -> datetime: ...


@dataclass(frozen=True)
class PackClock:
    """A clock that runs there. part: what it runs on, such as M1.

    kind: act (the reader's), or wait (another's). actor: whose it is; freelancer, client, both or
    platform. day: of the reader's own, the last whole day
    where they are that is safe by every way to count. must: silence costs the reader something.
    late: by one way to count it is over already. before: its end in their zone, where it comes
    today.
    """

    id: str
    part: str
    title: str
    kind: str
    actor: str
    must: bool
    do: str
    day: date
    late: bool
    before: datetime | None
    then: str
    rules: tuple[Value[Any], ...]


@dataclass(frozen=True)
class PackGap:
    """What is not known there, and whom to ask."""

    title: str
    text: str


@dataclass(frozen=True)
class PackDay:
    """Something that was told, or that came by itself, with its day."""

    text: str
    day: date


@dataclass(frozen=True)
class PackAnswer:
    """What the pack answers to one question: its rules, or the text that says what is missing."""

    title: str
    rules: tuple[Value[Any], ...]
    missing: str


@dataclass(frozen=True)
class Elsewhere:
    """The case as its platform's pack sees it. do: the one thing to do, or blank before anything is
    told. money: held | released | refunded, or blank where it is not known or in several places.
    left_out: what was told and has no counterpart there. doubts: what does not fit together.
    """

    id: str
    name: str
    site: str
    do: str
    money: str
    asks: Asked | None
    offers: tuple[Offer, ...]
    told: tuple[PackDay, ...]
    happened: tuple[PackDay, ...]
    clocks: tuple[PackClock, ...]
    gaps: tuple[PackGap, ...]
    answers: tuple[PackAnswer, ...]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def first(self) -> PackClock | None:
        """The clock that the reader must meet first, if there is one."""
        return next((clock for clock in self.clocks if clock.must), None)

    @property
    def rules(self) -> tuple[Value[Any], ...]:
        """The rules behind the clocks, each once."""
        found = [rule for clock in self.clocks for rule in clock.rules]
        return tuple({rule.parameter: rule for rule in found}.values())


def find_elsewhere(facts: FactsOnAPlatform) -> Elsewhere | None:
    """What the pack of the case's platform says, or None on the default platform."""
    if not is_elsewhere(facts.platform):
        return None
    id = platform_id(facts.platform)
    platform, named = find_platform(id), find_name(id)
    told = tell_known(facts, platform)
    found = replay_once(tuple(event for _, event in told), id, facts.now)
    said: dict[str, Any] = write_answer(found)
    clocks = tuple(_clocks(found, facts))
    return Elsewhere(
        id,
        named.name,
        named.site,
        do=_do(said, platform) if told else "",
        money=_money(said),
        asks=_question(facts, platform, named.name, told),
        offers=tuple(offers(platform)),
        told=tuple(_told(platform, told, facts.zone)),
        happened=tuple(
            PackDay(say(id, "happened", item.row.happens), item.when.last_day_in(facts.zone))
            for item in by_itself(found)
        ),
        clocks=tuple(sorted(clocks, key=lambda clock: (not clock.must, clock.day))),
        gaps=tuple(gaps(said["unknown"], id)),
        answers=tuple(_answers(id, facts.now.date())),
        left_out=tuple(_left_out(facts, platform, told)),
        doubts=(
            *(f"{item['why']} {item['assume']}" for item in said["contradictions"]),
            *said["doubtful"],
        ),
    )


def replay_elsewhere(facts: FactsOnAPlatform) -> Replay:
    """The replay of what was told, on the case's platform."""
    id = platform_id(facts.platform)
    told = tell_known(facts, find_platform(id))
    return replay_once(tuple(event for _, event in told), id, facts.now)


def offers(platform: Platform) -> Iterator[Offer]:
    """Each thing that can be told there."""
    words = find_words(platform.name)["kinds"]
    for name in platform.kinds:
        if name not in UNASKED:
            yield Offer(name, sentence(words[name]), json.dumps({"kind": name}))


def _do(said: Mapping[str, Any], platform: Platform) -> str:
    """The one thing to do: where a day of one of the sides is not known, nothing is called calm."""
    what = said["do"]["what"]
    waits = {clock.name for clock in platform.clock_kinds() if clock.actor != "platform"}
    unknown = any(item["clock"] in waits for item in said["unknown"])
    return say(platform.name, "do", "ask" if what == "none" and unknown else what)


def _money(said: Mapping[str, Any]) -> str:
    """Where the money is: what is in dispute is still held."""
    places = {PLACES.get(part["money"], part["money"]) for part in said["milestones"]}
    return places.pop() if len(places) == 1 else ""


def _sorts(platform: Platform, kind: Kind) -> tuple[str, list[str]]:
    """The column of a row that tells events of this kind apart, and its answers."""
    sorts = [on.partition(".")[2] for on in platform.rows if on.startswith(f"{kind.name}.")]
    return "favour" if kind.which else "by", sorts


def _question(
    facts: FactsOnAPlatform, platform: Platform, name: str, told: tuple[tuple[str, Event], ...]
) -> Asked | None:
    words = find_words(platform.name)
    for number, row in enumerate(getattr(facts, ROWS, ())):
        kind = platform.kinds.get(row.kind.value)
        if kind is None:
            continue
        label, field = sentence(words["kinds"][kind.name]), f"{ROWS}.{number}."
        column, sorts = _sorts(platform, kind)
        if sorts and getattr(row, column) is None:
            acts = [(sort, words["acts"][f"{kind.name}.{sort}"]) for sort in sorts]
            offered = tuple(Offer(sort, sentence(text)) for sort, text in acts)
            return Asked("choice", field + column, f"{label}: what exactly?", offers=offered)
        if row.when is None:
            today = facts.now.astimezone(facts.zone).date()
            asks = f"{label}: on which day?"
            return Asked("day", f"{field}when", asks, offers=offer_days(today))
    if told:
        return None
    label = f"What was the last thing that happened on {name}?"
    return Asked("event", ROWS, label, offers=tuple(offers(platform)))


def _told(
    platform: Platform, told: tuple[tuple[str, Event], ...], zone: ZoneInfo
) -> Iterator[PackDay]:
    words = find_words(platform.name)
    for _, event in sorted(told, key=lambda pair: pair[1].when.first):
        sort = f"{event.kind}.{event.variant}"
        text = words.get("acts", {}).get(sort) or words["kinds"][event.kind]
        yield PackDay(sentence(text), event.when.day_in(zone))


def _clocks(found: Replay, facts: FactsOnAPlatform) -> Iterator[PackClock]:
    ledger = found.ledger
    id = ledger.platform.name
    words = find_words(id)
    for running in shown_clocks(ledger):
        clock, end = running.clock, running.end
        mine = clock.actor == "freelancer"
        safe = find_safe_day(end.safe, facts.zone, facts.now)
        last = end.readings[0 if clock.actor in READER else -1]
        yield PackClock(
            clock.name,
            running.part,
            say(id, "clocks", clock.name),
            "act" if mine else "wait",
            clock.actor,
            mine and press(ledger, running) == "must",
            say(id, "do", clock.do) if mine and clock.do in words["do"] else "",
            safe.day if mine else local_day(last, facts.zone),
            mine and safe.late,
            safe.before if mine else None,
            words["next"].get(clock.name, ""),
            end.rules,
        )


def _rules(ids: Sequence[str], day: date) -> Iterator[Value[Any]]:
    for id in ids:
        with suppress(NoRule):
            yield parameter(id).on(day)


def gaps(unknown: Iterable[Mapping[str, str]], id: str) -> Iterator[PackGap]:
    """What is not known. unknown: as the answer of a replay lists it. id: of the platform."""
    for item in unknown:
        yield PackGap(say(id, "clocks", item["clock"]), item["says"])


def _answers(id: str, day: date) -> Iterator[PackAnswer]:
    pack = find_pack(id)
    for question, title in ANSWERED.items():
        rules = tuple(_rules(pack.answers.get(question, ()), day))
        yield PackAnswer(title, rules, pack.missing.get(question, ""))


def _left_out(
    facts: FactsOnAPlatform, platform: Platform, told: tuple[tuple[str, Event], ...]
) -> Iterator[str]:
    """The labels of days and rows that the platform's data do not know."""
    used = {name for name, _ in told}
    asked = questions(type(facts))
    for name, question in asked.items():
        is_day = question.kind in ("date", "instant") and name not in OF_NO_EVENT
        if is_day and getattr(facts, name) and name not in used:
            yield question.field.label
    for row in getattr(facts, ROWS, ()):
        if row.kind.value not in platform.kinds:
            yield say_plain(row.kind.value)

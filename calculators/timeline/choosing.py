"""What the reader can do now, and what each way leads to, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import Value
from calculators.life.answer import MONEY, write_unknown
from calculators.life.choices import SILENCE, Choice, Price, choices
from calculators.life.ledger import Ledger, Part
from calculators.life.outlook import Outlook, Placed
from calculators.life.replay import Replay
from calculators.life.words import find_words, say
from calculators.timeline.wording import name_part, total

# Whose silence the reader cannot count on.
OTHERS = ("client", "both")


@dataclass(frozen=True)
class ChoiceEnd:
    """Where one answer of the other side leads when nobody acts after it.

    same: the money goes as it goes if the reader does nothing. money: a sentence for each place to
    which money goes. by: the day by which it is settled. place: where the money at stake ends, for
    the picture's colour. gaps: what is not known then, and whom to ask.
    """

    answer: str
    same: bool
    money: tuple[str, ...]
    review: str
    account: str
    by: date | None
    place: str
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class ChoiceCost:
    """What a choice costs. even, even_offer: whole percent from which on it pays, or None.

    even is against letting go, even_offer against the sum that the mediator proposes.
    """

    fee: Value[Any]
    can_win: Decimal | None
    even: int | None
    even_offer: int | None


@dataclass(frozen=True)
class Option:
    """One thing that the reader can do.

    closes: what it ends for good. rules: what says what follows. not_known: what no source says of
    it, or blank.
    """

    id: str
    title: str
    of: str
    ends: tuple[ChoiceEnd, ...]
    closes: tuple[str, ...]
    cost: ChoiceCost | None
    rules: tuple[Value[Any], ...]
    not_known: str


def options(found: Replay, claimed: Decimal | None, zone: ZoneInfo) -> tuple[Option, ...]:
    """All that can be done now; doing nothing comes first."""
    ways = choices(found, claimed)
    silence = ways[0].ways[0].ends
    return tuple(_option(found, way, silence, zone) for way in ways)


def _option(found: Replay, choice: Choice, silence: Outlook, zone: ZoneInfo) -> Option:
    """One choice. silence: what comes anyway; of the review only what differs is said."""
    platform = found.ledger.platform.name
    known = {item["clock"] for item in write_unknown(found.ledger)}
    first = choice.do == "nothing"
    review = found.ledger.state("client_review") if first else silence.review
    part = found.ledger.parts.get(choice.of)
    return Option(
        id=f"{choice.do}-{choice.of}".strip("-"),
        title=say(platform, "choices", choice.do),
        of=_name(found.ledger, choice.of),
        ends=tuple(
            ChoiceEnd(
                answer=say(platform, "answers", way.answer),
                same=_is_aside(part) and way.ends.places == silence.places,
                money=tuple(_money(found.ledger, way.ends)),
                review=_change(platform, "review", review, way.ends.review),
                account=_change(
                    platform, "account", found.ledger.state("my_account"), way.ends.account
                ),
                by=way.ends.settled.last_day_in(zone) if way.ends.settled else None,
                place=_place(found.ledger, way.ends, part.id if part else ""),
                gaps=tuple(
                    say(platform, "unknown", clock)
                    for clock in way.ends.unknown
                    if clock not in known
                ),
            )
            for way in choice.ways
            if way.answer == SILENCE or way.ends != choice.ways[0].ends
        ),
        closes=tuple(say(platform, "closes", key) for key in choice.closes),
        cost=_cost(choice.price) if choice.price else None,
        rules=choice.rules,
        not_known=say(platform, "not_known", choice.not_known) if choice.not_known else "",
    )


def _name(ledger: Ledger, part: str) -> str:
    """What the part is called. Elsewhere an order or a project mostly has one, without a number."""
    platform = ledger.platform.name
    several = platform == DEFAULT or len(ledger.of_kind("milestone")) > 1
    return name_part(part, platform) if several else ""


def _money(now: Ledger, end: Outlook) -> Iterator[str]:
    """What becomes of the money that is not settled yet; nothing of what stays where it is."""
    silent = _silent(now, end)
    by_place: dict[tuple[str, bool], list[Placed]] = {}
    for item in end.places:
        before = now.parts.get(item.part)
        if before is None or now.money(before) != item.place or not _gone(item.place):
            by_silence = item.place == "released" and item.part in silent
            by_place.setdefault((item.place, by_silence), []).append(item)
    platform = now.platform.name
    lost = any(item.what == "hours_lost" for item in end.coming)
    for (place, waits), parts in by_place.items():
        hours = all(item.part.startswith("H") for item in parts)
        key = "lost" if hours and lost and place == "refunded" else place
        goes = say(platform, "goes_hours" if hours else "goes", key)
        condition = say(platform, "goes_if", "silent") if waits else ""
        yield f"{_subject(platform, end, parts)} {goes}{condition}."


def _silent(now: Ledger, end: Outlook) -> set[str]:
    """The parts on which something comes only because the other side does nothing."""
    theirs = {clock.then for clock in now.platform.clock_kinds() if clock.actor in OTHERS}
    return {item.of for item in end.coming if item.on in theirs}


def _subject(platform: str, end: Outlook, parts: list[Placed]) -> str:
    """The sum of the parts where it is known; or else their names, where there are several."""
    known = [item.sum for item in parts if item.sum is not None]
    if len(known) == len(parts):
        return total(known)
    if len(parts) == len(end.places):
        return "The money"
    return " and ".join(name_part(item.part, platform) for item in parts)


def _is_aside(part: Part | None) -> bool:
    """Whether a choice is about something else than money."""
    return part is not None and part.kind not in MONEY


def _gone(place: str) -> bool:
    return place in ("released", "refunded", "charged_back")


def _change(platform: str, table: str, before: str, after: str) -> str:
    """What is so of a review or an account afterwards; a pack has words for few states."""
    words: dict[str, str] = find_words(platform).get(table, {})
    return "" if before == after else words.get(after, "")


def _place(now: Ledger, end: Outlook, part: str) -> str:
    """Where the money of the part ends; for none, the first money that moves."""
    places = {item.part: item.place for item in end.places}
    if part in places:
        return places[part]
    moved = [
        place
        for id, place in places.items()
        if id not in now.parts or now.money(now.parts[id]) != place
    ]
    return (moved or [*places.values(), ""])[0]


def _cost(price: Price) -> ChoiceCost:
    return ChoiceCost(
        price.fee, price.can_win, _percent(price.break_even), _percent(price.break_even_offer)
    )


def _percent(chance: Decimal | None) -> int | None:
    return None if chance is None else int((chance * 100).to_integral_value(ROUND_CEILING))

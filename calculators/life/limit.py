"""The time limit that a message sets: the plan reads it in a text, and every tool shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from calculators.engine.changed import with_changes
from calculators.engine.data import load
from calculators.engine.formats import format_moment
from calculators.facts.limits import LimitFrom, LimitSure
from calculators.facts.platform import PlatformName, platform_name
from calculators.life.elsewhere import Elsewhere
from calculators.life.words import say


class FactsWithLimit(Protocol):
    """What a tool asks that shows the limit."""

    @property
    def message_limit(self) -> date | None: ...
    @property
    def limit_from(self) -> LimitFrom | None: ...
    @property
    def limit_sure(self) -> LimitSure | None: ...
    @property
    def platform(self) -> PlatformName | None: ...
    @property
    def direct(self) -> bool: ...
    @property
    def now(self) -> datetime: ...
    @property
    def zone(self) -> ZoneInfo: ...


@dataclass(frozen=True)
class Limit:
    """day: on which it ends, or the instant. end: the same in words, in the reader's zone. over:
    whether it is past where the reader is. text, why: what is said of it; the former has a place
    for the end.
    """

    day: date
    end: str
    over: bool
    text: str
    why: str


def words() -> dict[str, str]:
    """The sentences of `limit.toml`."""
    return load("life/limit.toml")


def find_limit(facts: FactsWithLimit) -> Limit | None:
    """The limit of the case, or None."""
    if facts.message_limit is None:
        return None
    day = facts.message_limit
    over = is_over(day, facts.now, facts.zone)
    name = "" if facts.direct else platform_name(facts.platform)
    by_client = facts.limit_from != LimitFrom.NOTICE
    why = why_of(name, over=over, by_client=by_client)
    sure = facts.limit_sure or LimitSure.NAMED
    which = ("over" if over else "text") + ("" if sure == LimitSure.NAMED else f"_{sure.value}")
    return Limit(day, format_moment(day, facts.zone), over, words()[which], why)


def is_over(end: date, now: datetime, zone: ZoneInfo) -> bool:
    """Whether a limit is past. end: its day, which is over where the reader is, or its instant."""
    return end <= now if isinstance(end, datetime) else end < now.astimezone(zone).date()


def why_of(platform: str, *, over: bool, by_client: bool) -> str:
    """What to do about a limit. platform: its name, or "" for a client on none."""
    if not platform:
        which = "service_over_why" if over else "service_why"
        return words()[("direct_over_why" if over else "direct_why") if by_client else which]
    which = "over_why" if over else "why"
    which = f"client_{which}" if by_client else which
    return words()[which].format(platform=platform)


def without_calm(pack: Elsewhere, limit: object) -> Elsewhere:
    """The pack that does not say that nothing is urgent. limit: None where there is none."""
    if limit is None or pack.do != say(pack.id, "do", "none"):
        return pack
    return with_changes(pack, do=open_contract(pack.name))


def open_contract(platform: str) -> str:
    """What to do where nothing else is urgent. platform: its name."""
    return words()["do"].format(platform=platform)

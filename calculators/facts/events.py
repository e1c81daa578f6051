"""What happened on a contract, one row an event: the same fact for every tool."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from calculators.engine.data import load
from calculators.engine.fields import Choice, Field
from calculators.engine.packs import DEFAULT, platforms
from calculators.facts.hours import Tracking
from calculators.facts.platform import ON_NONE

WORDS: dict[str, Any] = load(f"platforms/{DEFAULT}/words.toml")
TELLING: dict[str, Any] = load(f"platforms/{DEFAULT}/telling.toml")
MOST = 60  # events in one case: a full life of a contract is 40


def _kinds() -> Iterator[tuple[str, str, str]]:
    """Each kind of event, its words and its topic: in the order of the topics, those of the other
    platforms under their names, the rest last.
    """
    words = {key: label[:1].upper() + label[1:] for key, label in WORDS["kinds"].items()}
    own = set(words)
    for topic in TELLING["topics"]:
        yield from ((key, words.pop(key), topic["title"]) for key in topic["kinds"])
    for platform in platforms():
        for key, label in platform.kinds:
            if key not in own:
                own.add(key)
                yield key, label[:1].upper() + label[1:], platform.name
    yield from ((key, label, "") for key, label in words.items())


class EventKind(Choice):
    """The kinds of events, from the platform's data. One without a topic is in no form."""

    _ignore_ = "_key _label _topic _unless"
    for _key, _label, _topic in _kinds():
        _unless = "" if _key in TELLING["anywhere"] else ON_NONE
        vars()[_key.upper()] = _key, _label, "", _topic, bool(_topic), _unless


class Actor(Choice):
    """Whose act an event was. The ones that are not offered follow from the kind."""

    CLIENT = "client", "The client"
    FREELANCER = "freelancer", "I did"
    BOTH = "both", "Both of us"
    PLATFORM = "platform", platforms()[0].name, "", "", False
    MEDIATOR = "mediator", "The mediator", "", "", False
    ARBITRATOR = "arbitrator", "The arbitrator", "", "", False
    BANK = "bank", "The bank", "", "", False


class Notice(Choice):
    FIRST = "first", "The first notice"
    SECOND = "second", "The second notice"
    DORMANT = "dormant", "It says that the contract is dormant now"
    UNKNOWN = "unknown", "Not sure"


class Favour(Choice):
    FREELANCER = "freelancer", "For me"
    CLIENT = "client", "For the client"


def _asked(column: str) -> str:
    """When a row asks for a column: for these kinds of events alone."""
    return "kind=" + "|".join(TELLING["asks"][column])


@dataclass(frozen=True, kw_only=True)
class Told:
    """One event as the reader told it. Without its day it is kept, and nothing is counted from it.

    of: the milestone, payment or week that it is about, as the answer names it: M1, B1, H1.
    """

    kind: Annotated[EventKind, Field("What happened")]
    when: Annotated[
        date | datetime | None, Field("Day it happened", "The day where you are.", timed=True)
    ] = None
    by: Annotated[Actor | None, Field("Who did it", when=_asked("by"))] = None
    notice: Annotated[Notice | None, Field("Which notice", when=_asked("notice"))] = None
    favour: Annotated[Favour | None, Field("Decided for whom", when=_asked("favour"))] = None
    sum: Annotated[
        Decimal | None, Field("Sum in US dollars", "For hours: their number.", when=_asked("sum"))
    ] = None
    tracking: Annotated[
        Tracking | None, Field("How the hours were logged", when=_asked("tracking"))
    ] = None
    due: Annotated[date | None, Field("Day the milestone is due", when=_asked("due"))] = None
    of: Annotated[
        str | None,
        Field(
            "Which one, if there are several",
            "M1 for the first milestone, M2 for the second, H1 for a week of hours.",
            most=8,
            when=_asked("of"),
        ),
    ] = None
    currency: Annotated[str | None, Field("Currency", most=3, offered=False)] = None


EVENTS = Field(
    "What happened on the contract",
    "One row for each event, in any order. Leave out what you do not know.",
    most=MOST,
    first_row=True,
)

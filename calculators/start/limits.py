"""A time limit that the pasted text sets: when it ends, and what the plan says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from calculators.engine.formats import format_day
from calculators.facts.limits import LimitFrom, LimitSure
from calculators.life.limit import why_of
from calculators.reading.days import find_days, ties
from calculators.reading.sent import find_sent
from calculators.start.items import Item
from calculators.start.message import TakenMessage
from calculators.start.notices import is_notice
from calculators.start.plan import source
from calculators.start.said_days import lines

MANY = 30  # days of one line that are looked at


@dataclass(frozen=True)
class TimeLimit:
    """words: of the text. day: on which it ends. open: whether it was counted from today because
    nobody said when the text came. came: the day from which it was counted instead, by the reader,
    and sent: by the head of a mail or of a line. tied: whether its sentence says what the writer
    does otherwise, so that it is the client's own.
    """

    words: str
    day: date
    open: bool
    came: date | None = None
    sent: date | None = None
    tied: bool = False


def find_limit(text: str, today: date, came: date | None) -> TimeLimit | None:
    """The limit of a text that ends first of those to come, or else the last that is over.

    came: the day on which the text came, by the reader. A line of a chat counts from the day that a
    program wrote there, and a mail from the day in its head.
    """
    found = list(_limits(text, today, came))
    ahead = [one for one in found if one.day >= today]
    if ahead:
        return min(ahead, key=lambda one: one.day)
    return max(found, key=lambda one: one.day, default=None)


def _limits(text: str, today: date, came: date | None) -> Iterator[TimeLimit]:
    mail = find_sent(text, today)
    for line in lines(text, today):
        sent = line.sent or (None if came else mail.day if mail else None)
        begins = sent or came
        for one in find_days(line.words, begins or today, most=MANY):
            if not one.limit:
                continue
            tied = ties(line.words, one.words)
            if one.counted and begins:
                yield TimeLimit(one.words, one.day, False, None if sent else came, sent, tied)
            else:
                yield TimeLimit(one.words, one.day, one.counted, tied=tied)


def is_clients(limit: TimeLimit | None, said: TakenMessage, text: str) -> bool:
    """Whether the client alone set the limit, also where the text tells of a request there."""
    notice = said.paid_back or said.by_service or said.disputed or is_notice(text)
    return limit is not None and limit.tied and not notice


def write_limit(
    limit: TimeLimit, today: date, platform: str, now: Iterable[Item], *, there: bool
) -> Iterator[Item]:
    """What the plan says of it. platform: its name, or "" for a client on none.

    now: what the plan says to do now; where the reader's day by the rules is another, that is said.
    there: whether the text is the platform's notice, or tells of a request made there.
    """
    words = source()["limit"]
    over = limit.day < today
    how = "open" if limit.open else "came" if limit.came else "sent" if limit.sent else "text"
    text = words["over" if over else how] + (words["today"] if limit.day == today else "")
    came = format_day(day) if (day := limit.came or limit.sent) else ""
    why = why_of(platform, over=over, by_client=not there)
    first = next((item.day for item in now if item.day and item.clock in ("act", "late")), None)
    if there and first and not over and first != limit.day:
        why += words["differs"].format(day=format_day(first))
    yield Item(
        "time_limit" if there else "client_limit",
        text.format(words=limit.words, day=format_day(limit.day), came=came),
        why,
        *(None, None, "", None, "", "", ""),
    )


def limit_facts(limit: TimeLimit | None, *, asked_there: bool) -> dict[str, str]:
    """The limit as facts for every tool; "" where there is none."""
    if limit is None:
        return {"message_limit": "", "limit_from": "", "limit_sure": ""}
    by = LimitFrom.NOTICE if asked_there else LimitFrom.CLIENT
    sure = LimitSure.LATEST if limit.open else LimitSure.NAMED
    day = limit.day.isoformat()
    return {"message_limit": day, "limit_from": str(by.value), "limit_sure": str(sure.value)}

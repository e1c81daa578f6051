"""A time limit that the pasted text sets: when it ends, and what the plan says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from calculators.engine.formats import format_day
from calculators.facts.limits import LimitFrom, LimitSure
from calculators.life.limit import why_of
from calculators.reading.days import find_days
from calculators.reading.sent import find_sent
from calculators.start.came import stamped
from calculators.start.items import Item
from calculators.start.plan import source
from calculators.writing.heads import hide_stamps


@dataclass(frozen=True)
class TimeLimit:
    """words: of the text. day: on which it ends. open: whether it was counted from today because
    nobody said when the text came. came: the day from which it was counted instead, by the reader,
    and sent: by the head of a mail or of a line.
    """

    words: str
    day: date
    open: bool
    came: date | None = None
    sent: date | None = None


def find_limit(text: str, today: date, came: date | None) -> TimeLimit | None:
    """The limit of a text that ends first of those to come, or else the last that is over.

    came: the day on which the text came, by the reader. Without it the head of a mail counts, or
    the day of the line of a chat that sets the limit.
    """
    sent = find_sent(text, today)
    begins = came or (sent.day if sent else _day_of_line(text, today))
    found = [one for one in find_days(hide_stamps(text), begins or today) if one.limit]
    if not found:
        return None
    ahead = [one for one in found if one.day >= today]
    first = min(ahead, key=lambda one: one.day) if ahead else max(found, key=lambda one: one.day)
    open = first.counted and begins is None
    if not first.counted or begins is None:
        return TimeLimit(first.words, first.day, open)
    return TimeLimit(first.words, first.day, open, came, None if came else begins)


def _day_of_line(text: str, today: date) -> date | None:
    """The day that a chat has for the line with the first limit, or None."""
    first = next((one for one in find_days(hide_stamps(text), today) if one.limit), None)
    return stamped(text, first.words, today) if first else None


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

"""A time limit that the pasted text sets: when it ends, and what the plan says of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from calculators.engine.formats import format_day, format_moment
from calculators.facts.limits import LimitFrom, LimitSure
from calculators.facts.moment import local_day
from calculators.life.limit import is_over, why_of
from calculators.life.moments import write_moment
from calculators.reading.days import find_days, ties
from calculators.reading.sent import find_sent
from calculators.start.inputs import Inputs
from calculators.start.items import Item
from calculators.start.message import TakenMessage
from calculators.start.notices import is_notice
from calculators.start.plan import source
from calculators.start.said_days import lines

MANY = 30  # days of one line that are looked at


@dataclass(frozen=True)
class TimeLimit:
    """words: of the text. day: on which it ends where the reader is. end: the same, or the instant
    where the text names the hour, and what is said of it; over: whether it is past. zoned: whether
    no hour is left without its time zone. open: whether it was counted from today because
    nobody said when the text came. came: the day from which it was counted instead, by the reader,
    and sent: by the head of a mail or of a line. tied: whether its sentence says what the writer
    does otherwise, so that it is the client's own.
    """

    words: str
    day: date
    end: date
    over: bool
    open: bool
    came: date | None = None
    sent: date | None = None
    tied: bool = False
    zoned: bool = True


def find_limit(inputs: Inputs) -> TimeLimit | None:
    """The limit of the pasted text that ends first of those to come, or else the last that is over.

    A line of a chat counts from the day that a program wrote there, and a mail from the day in its
    head, if the reader did not say when it came.
    """
    found = list(_limits(inputs))
    ahead = [one for one in found if not one.over]
    if ahead:
        return min(ahead, key=lambda one: one.day)
    return max(found, key=lambda one: one.day, default=None)


def _limits(inputs: Inputs) -> Iterator[TimeLimit]:
    text, came = inputs.client_message or "", inputs.message_came
    today = inputs.now.astimezone(inputs.zone).date()
    mail = find_sent(text, today)
    for line in lines(text, today):
        sent = line.sent or (None if came else mail.day if mail else None)
        begins = sent or came
        for one in find_days(line.words, begins or today, most=MANY):
            if not one.limit:
                continue
            end: date = one.time.on(one.day, inputs.zone) if one.time else one.day
            over = is_over(end, inputs.now, inputs.zone)
            day = local_day(end, inputs.zone)
            zoned = one.time is None or one.time.zone is not None
            tied = ties(line.words, one.words)
            known = one.counted and begins is not None
            yield TimeLimit(
                one.words,
                day,
                end,
                over,
                one.counted and not known,
                came if known and not sent else None,
                sent if known else None,
                tied,
                zoned,
            )


def is_clients(limit: TimeLimit | None, said: TakenMessage, text: str) -> bool:
    """Whether the client alone set the limit, also where the text tells of a request there."""
    notice = said.paid_back or said.by_service or said.disputed or is_notice(text)
    return limit is not None and limit.tied and not notice


def write_limit(
    limit: TimeLimit, inputs: Inputs, platform: str, now: Iterable[Item], *, there: bool
) -> Iterator[Item]:
    """What the plan says of it. platform: its name, or "" for a client on none.

    now: what the plan says to do now; where the reader's day by the rules is another, that is said.
    there: whether the text is the platform's notice, or tells of a request made there.
    """
    words = source()["limit"]
    over = limit.over
    today = inputs.now.astimezone(inputs.zone).date()
    how = "open" if limit.open else "came" if limit.came else "sent" if limit.sent else "text"
    text = words["over" if over else how]
    if limit.zoned:
        text += words["today"] if limit.end == today else ""
    elif not over:
        text += words["no_zone"]
    came = format_day(day) if (day := limit.came or limit.sent) else ""
    why = why_of(platform, over=over, by_client=not there)
    first = next((item.day for item in now if item.day and item.clock in ("act", "late")), None)
    if there and first and not over and first != limit.day:
        why += words["differs"].format(day=format_day(first))
    yield Item(
        "time_limit" if there else "client_limit",
        text.format(words=limit.words, day=write_end(limit, inputs), came=came),
        why,
        *(None, None, "", None, "", "", ""),
    )


def write_end(limit: TimeLimit, inputs: Inputs) -> str:
    """When it ends, in the reader's zone; an hour without a zone is as the text has it."""
    if isinstance(limit.end, datetime) and not limit.zoned:
        return f"{format_day(limit.day)}, {limit.end:%H:%M}"
    return format_moment(limit.end, inputs.zone)


def limit_facts(limit: TimeLimit | None, *, asked_there: bool) -> dict[str, str]:
    """The limit as facts for every tool; "" where there is none."""
    if limit is None:
        return {"message_limit": "", "limit_from": "", "limit_sure": ""}
    by = LimitFrom.NOTICE if asked_there else LimitFrom.CLIENT
    sure = LimitSure.NAMED if limit.zoned else LimitSure.NO_ZONE
    sure = LimitSure.LATEST if limit.open else sure
    return {
        "message_limit": write_moment(limit.end),
        "limit_from": str(by.value),
        "limit_sure": str(sure.value),
    }

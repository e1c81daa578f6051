"""A time limit that the pasted text sets: when it ends, and what the plan says of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from calculators.engine.formats import format_day, format_moment
from calculators.facts.limits import LimitFrom, LimitSure
from calculators.facts.moment import local_day
from calculators.life.limit import is_over, why_of
from calculators.life.moments import write_moment
from calculators.reading.danger import may_be_danger
from calculators.reading.days import by_notice, find_days, ties
from calculators.reading.labels import name_lever
from calculators.reading.sent import find_sent
from calculators.start.inputs import Inputs
from calculators.start.items import Item
from calculators.start.message import PRESSING, TakenMessage
from calculators.start.notices import is_notice
from calculators.start.plan import source
from calculators.start.said_days import lines

# The kind of a message, and the answers of the question, that tell of danger or deny it.
DANGER, SAFETY, NOBODY = "danger", "safety", "none"
MANY = 30  # days of one line that are looked at


@dataclass(frozen=True)
class TimeLimit:
    """words: of the text. day: on which it ends where the reader is. end: the same, or the instant
    where the text names the hour, and what is said of it; over: whether it is past. zoned: whether
    no hour is left without its time zone. open: whether it was counted from today because
    nobody said when the text came. came: the day from which it was counted instead, by the reader,
    and sent: by the head of a mail or of a line. tied: whether its sentence says what the writer
    does otherwise, so that it is the client's own. noticed: whether the reader tells that a mail or
    a notice sets it. threat: whether who threatens a person or an account set it, which makes no
    deadline of it. danger: whether somebody may be in danger. quoted: whether it stands in the
    client's words alone, beside a case that a payment service or a bank decides.
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
    noticed: bool = False
    threat: bool = False
    danger: bool = False
    quoted: bool = False

    @property
    def to_answer(self) -> bool:
        """Whether it is the day until which the text gives time to answer."""
        return not (self.over or self.open or self.threat or self.quoted)


def find_limit(inputs: Inputs, said: TakenMessage) -> TimeLimit | None:
    """The limit of the text: of the reader's own words first where these tell of an open case."""
    if not (said.by_service and said.outside and said.quote):
        return _find_limit(inputs)
    own = _find_limit(replace(inputs, client_message=said.outside))
    theirs = None if own else _find_limit(inputs)
    return replace(theirs, quoted=True) if theirs else own


def _find_limit(inputs: Inputs) -> TimeLimit | None:
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
                by_notice(line.words, one.words),
            )


def with_danger(
    limit: TimeLimit | None, given: Mapping[str, str], said: TakenMessage, text: str
) -> TimeLimit | None:
    """The limit with what a danger makes of it. given: the answers, of which one can deny it."""
    safety = given.get("stake") == SAFETY
    danger = safety or (said.kind == DANGER and given.get("stake") != NOBODY)
    if limit is None or not danger:
        return limit
    # A danger that a program only guesses at makes no threat of a notice.
    named = may_be_danger(text) or said.held == name_lever(said.lever)
    presses = (said.kind == DANGER and named) or (safety and said.threat in PRESSING)
    threat = presses and (limit.tied or not _is_notice(said, text))
    # When the words of a threat came matters to no day.
    return replace(limit, danger=True, threat=threat, open=limit.open and not threat)


def _is_notice(said: TakenMessage, text: str) -> bool:
    return said.paid_back or said.by_service or said.disputed or is_notice(text)


def is_clients(limit: TimeLimit | None, said: TakenMessage, text: str) -> bool:
    """Whether the client alone set the limit, also where the text tells of a request there."""
    if limit is None:
        return False
    notice = _is_notice(said, text) or limit.noticed
    return limit.threat or limit.quoted or (limit.tied and not notice)


def write_limit(
    limit: TimeLimit, inputs: Inputs, platform: str, now: Iterable[Item], *, there: bool
) -> Iterator[Item]:
    """What the plan says of it. platform: its name, or "" for a client on none.

    now: what the plan says to do now; where the reader's day by the rules is another, that is said.
    there: whether the text is the platform's notice, or tells of a request made there.
    """
    words = source()["limit"]
    if limit.threat:
        text = words["threat"].format(words=limit.words)
        yield Item("client_limit", text, words["threat_why"], None, None, "", None, "", "", "")
        return
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
    # Nothing tells to answer while somebody may be in danger.
    why = words["danger_why"] if limit.danger else why
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
    """The limit as facts for every tool; "" where there is none, or where a threat sets it."""
    if limit is None or limit.threat:
        return {"message_limit": "", "limit_from": "", "limit_sure": ""}
    by = LimitFrom.NOTICE if asked_there else LimitFrom.CLIENT
    sure = LimitSure.NAMED if limit.zoned else LimitSure.NO_ZONE
    sure = LimitSure.LATEST if limit.open else sure
    return {
        "message_limit": write_moment(limit.end),
        "limit_from": str(by.value),
        "limit_sure": str(sure.value),
    }

"""The day of the client's words: by the reader, by a program that dated them, or by a row."""

from collections.abc import Iterator
from datetime import date

from calculators.facts.moment import local_day
from calculators.reading.chat import is_exported
from calculators.reading.mail import find_heads as find_mail_heads
from calculators.reading.sent import find_sent
from calculators.reading.stamps import days_of_stamp
from calculators.start.beside import find_beside
from calculators.start.inputs import Inputs
from calculators.writing.heads import find_heads, stamp_of

THREAT = "threat"


def find_day(inputs: Inputs, quote: str) -> date | None:
    """The day on which these words were written or said; None where the case does not know it.

    quote: the words, as they stand in the text.
    """
    text, today = inputs.client_message or "", inputs.now.astimezone(inputs.zone).date()
    beside = find_beside(text.strip())
    if beside:
        # The day of the notice is not that of the words beside it.
        days = {days for head in beside.heads for days in days_of_stamp(head, today)}
        if len(days) == 1:
            return _only(iter(*days))
        # What the notice cites came with it.
        sent = find_sent(text, today) if beside.cited and not inputs.message_came else None
        return sent.day if sent else inputs.message_came
    days = days_of_chat(text, today)
    if len(days) > 1:
        # The day on which the last of it came is not that of all of it.
        return stamped(text, quote, today)
    if len(days) == 1 and (day := _only(iter(*days))) and day <= today:
        return day
    if inputs.message_came:
        return inputs.message_came
    if sent := find_sent(text, today):
        return sent.day
    return stamped(text, quote, today) or _only(_told(inputs))


def days_of_chat(text: str, today: date) -> set[tuple[date, ...]]:
    """What the days can be with which a program dated the lines of a chat, each once.

    Nothing of another chat than an exported one where words or lines have no day.
    """
    exported, text = is_exported(text), text.strip()
    heads = find_heads(text)
    found = [[*days_of_stamp(stamp_of(text, head), today)] for head in heads]
    if not exported and (not all(found) or not heads or heads[0].start or find_mail_heads(text)):
        return set()
    return {days for line in found for days in line}


def stamped(text: str, words: str, today: date) -> date | None:
    """The day of the line above these words of a text, where a program wrote one; or None."""
    return _only(_stamped(text, words, today))


def _stamped(text: str, quote: str, today: date) -> Iterator[date]:
    """What the day of the line can be above these words."""
    place = text.find(quote)
    heads = [head for head in find_heads(text) if head.end <= place]
    if not heads:
        return
    head = max(heads, key=lambda one: one.start)
    for days in days_of_stamp(stamp_of(text, head), today):
        yield from (day for day in days if day <= today)


def _told(inputs: Inputs) -> Iterator[date]:
    for row in inputs.events:
        if row.kind.value == THREAT and row.when:
            yield local_day(row.when, inputs.zone)


def _only(days: Iterator[date]) -> date | None:
    found = set(days)
    return found.pop() if len(found) == 1 else None

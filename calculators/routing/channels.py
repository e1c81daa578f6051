"""Where something was said is no wish for contact there, and an unpaid invoice none for work."""

from dataclasses import replace

from calculators.reading.patterns import prepare
from calculators.reading.plainly import PAY
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/channels.toml"
WORK = "free_work"
# Letters that every channel has some of: a browser takes long to prepare patterns.
SIGNS = (
    *("skype", "app", "gram", "signal", "viber", "chat", "messenger", "discord", "slack", "zoom"),
    *("facebook", "linkedin", "sms", "phone", "mail", "call"),
)
UNPAID = ("invoice", "bill", "hours", "overtime", "timesheet", "payment")


def without_channel(text: str) -> str:
    """The text with the places blanked where somebody said something; all others stay the same."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not any(sign in plain for sign in SIGNS):
        return text
    for found in prepare(SOURCE, "said", "words").finditer(plain):
        start, end = found.span("where" if found["where"] else "first")
        if not prepare(SOURCE, "said", "wanted").search(found[0]):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def read_declined(read: Reading, text: str) -> Reading:
    """What was recognised: who was not paid for an invoice or for hours wants money, not work."""
    plain = text.translate(PLAIN).lower()
    if WORK not in (read.demand, *read.asked) or not any(word in plain for word in UNPAID):
        return read
    if not prepare(SOURCE, "declined", "words").search(plain):
        return read
    demands = [PAY if one == WORK else one for one in (read.demand, *read.asked)]
    demand, *asked = dict.fromkeys(demands)
    return replace(read, demand=demand, asked=tuple(asked), side_told=False)

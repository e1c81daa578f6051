"""What the words of people announce or tell: said to the reader, and never taken for a fact."""

import re
from datetime import date
from functools import cache

from calculators.engine.numeric_days import make
from calculators.files import days, notices
from calculators.files.draft import FileDraft
from calculators.files.found import FoundEvent, FoundMessage, FoundMoment
from calculators.files.words import fold, table, words

MOST = 2000  # messages that are looked at
DENIED = re.compile(
    r"\b(?:not|no|never|nothing|nobody|without|did|didn|don|isn|wasn|refuse)\b", re.IGNORECASE
)

ENDING = re.compile(r"\bclosing\b|\bending\b")


def say(draft: FileDraft) -> None:
    """Looks at each message and quotation once."""
    for message in (*draft.messages[:MOST], *draft.quoted[:MOST]):
        plain = fold(message.text[:5000])
        for phrase in words("saying", "announces"):
            if phrase in plain:
                draft.say(
                    "announces",
                    f'"{_around(message.text, phrase)}" announces; it does not prove that the '
                    "contract was ended.",
                    message.where.line,
                    message.where.part,
                )
                break
        if found := _until_weekday().search(plain):
            draft.say(
                "no_date",
                f'"{_around(message.text, found.group())}" has no date.',
                message.where.line,
                message.where.part,
            )


def told(draft: FileDraft) -> None:
    """Adds what a party tells in a mail as events of the kind `told`."""
    for message in draft.messages[:MOST]:
        text = message.text[:5000]
        if not notices.may_tell(ENDING.sub("ended", text)) or notices.notifies(message):
            continue
        for sentence in notices.SENTENCE.split(text):
            plain = ENDING.sub("ended", sentence)
            what = notices.kind(plain)
            if what and not DENIED.search(sentence):
                _told(what, sentence, message, draft)


def _told(what: str, sentence: str, message: FoundMessage, draft: FileDraft) -> None:
    sent = _day_of(message.moment)
    seen = days.written(sentence)
    day = str(sent or "")
    if seen and len(seen.days) == 1:
        day = str(seen.days[0])
    elif seen and seen.month_day and sent:
        made = make(sent.year, *seen.month_day)
        day = str(made[0]) if made else ""
    name = (message.sender or "").partition(" <")[0]
    draft.events.append(
        FoundEvent(
            f"told: {what.replace('_', ' ')}",
            day,
            message.where,
            by=name,
            basis="text of the mail",
            doubt="words of a party, no fact",
        )
    )


@cache
def _until_weekday() -> re.Pattern[str]:
    def either(known: object) -> str:
        return "|".join(sorted(map(re.escape, known), key=len, reverse=True))  # type: ignore[call-overload]

    long = [word for word in table("weekdays") if len(word) > 4]
    return re.compile(rf"(?<!\w)(?:{either(words('saying', 'until'))}) (?:{either(long)})(?!\w)")


def _around(text: str, phrase: str) -> str:
    place = text.casefold().find(phrase)
    if place < 0:
        return phrase
    end = min(
        (text.find(mark, place) for mark in ".!?\n" if text.find(mark, place) > 0),
        default=place + 80,
    )
    start = max(text.rfind(mark, 0, place) for mark in ".!?\n,") + 1
    return (
        text[start : min(end, start + 120)].strip()
        if phrase.split(" ")[0] not in words("saying", "until")
        else text[place : place + len(phrase)]
    )


def _day_of(moment: FoundMoment) -> date | None:
    """The day of a moment, in whatever zone it is said."""
    text = (moment.instant or moment.local)[:10]
    return date.fromisoformat(text) if days.ISO.fullmatch(text) else None

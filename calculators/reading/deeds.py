"""What somebody means to do if they do not get what they want, in plain words: a report to the
police or an authority, a court, a review in public.

A plain rule beside the model, sentence by sentence: the deed, and what ties it to a demand.
"""

import re
from collections.abc import Iterator

from calculators.engine.packs import recognise_platform
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.told import in_small
from calculators.reading.words import NUMBER_POINT

REVIEW = "bad_review"
# By label the table of a deed.
TABLES = {"police_authority": "deed_police", "legal": "deed_court", REVIEW: "deed_review"}
LANGUAGES = ("english", "german", "spanish")
TIE = "deed_tie"
# What the model takes such a deed for where it does not know its words.
TAKEN_FOR = {"police_authority": "report_platform", REVIEW: "public_exposure"}


def read_deeds(text: str) -> tuple[str, ...]:
    """The means of pressure that such deeds are, as labels in the order of the text."""
    plain = in_small(text)
    tables = {label: table for label, table in TABLES.items() if speaks_of(table, plain)}
    if not tables:
        return ()
    found: dict[str, None] = {}
    for sentence in SENTENCE.finditer(NUMBER_POINT.sub(" ", plain)):
        found |= dict.fromkeys(_threatened(sentence[0], tables))
    return tuple(found)


def put_first(deeds: tuple[str, ...], levers: list[str], text: str, *, guessed: bool) -> list[str]:
    """The levers with these deeds among them: first, where no word names the first lever, or where
    it is only what the model takes such a deed for.

    guessed: whether no word of the text names the first lever.
    """
    mistaken = {TAKEN_FOR.get(one, "") for one in deeds}
    if recognise_platform(text):
        mistaken -= {"report_platform"}
    left = [one for one in levers if one not in (*deeds, *mistaken)]
    if levers[0] not in left or guessed:
        return [*deeds, *(left[1:] if guessed and left[:1] == levers[:1] else left)]
    return [left[0], *deeds, *left[1:]]


def _threatened(sentence: str, tables: dict[str, str]) -> Iterator[str]:
    """The labels of the deeds of one sentence that are tied to a demand, in its order."""
    deeds = {label: deed for label, table in tables.items() if (deed := _deed(table, sentence))}
    named = bool(pattern(TIE, "threat").search(sentence))
    tied = {
        label: named or _ties(sentence, deed, lacking=label == REVIEW)
        for label, deed in deeds.items()
        if label != REVIEW or not pattern(TIE, "kind").search(sentence)
    }
    # Beside a report to the police no review is a kind one.
    if any(tied.values()):
        yield from sorted(tied, key=lambda label: deeds[label].start())


def _deed(table: str, sentence: str) -> re.Match[str] | None:
    found = (pattern(table, language).search(sentence) for language in LANGUAGES)
    return next(filter(None, found), None)


def _ties(sentence: str, deed: re.Match[str], *, lacking: bool) -> bool:
    """Whether a sentence ties the deed to a demand. lacking: whether the condition has to be
    something left undone, as who is content may write a review too.
    """
    if pattern(TIE, "before").search(sentence, 0, deed.end()):
        return True
    if not pattern(TIE, "condition").search(sentence):
        return False
    return not lacking or bool(pattern(TIE, "lacking").search(sentence))

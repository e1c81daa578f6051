"""What is threatened in a ticket beside what presses most, where its words say so."""

from collections.abc import Iterator

from calculators.checks.reading import sentences
from calculators.reading.features import Span
from calculators.reading.labels import NAMED
from calculators.reading.lexicon import concepts
from calculators.reading.patterns import prepare
from calculators.reading.recognise import CONDITIONS, Reading
from calculators.reading.told import PLAIN
from calculators.reading.words import words as words_of
from calculators.routing.demanding import announces

SOURCE = "routing/besides.toml"
LANGUAGES = ("english", "german", "spanish")
KINDS = ("chargeback", "report_platform", "no_work")
# Letters that every one of them has some of: a browser takes long to prepare patterns.
SIGNS = (
    "bank charge card disput buchung banco cargo report meld denunci "
    "nobody noone never niemand kein nie nadie nunca"
)
# What a demand or the deed itself names in the same words is no second threat.
PLAIN_THREATS = (
    "bad_review",
    "report_platform",
    "chargeback",
    "legal",
    "police_authority",
    "public_exposure",
    "harm_threat",
    "tell_employer_or_others",
)


def threats_besides(text: str, read: Reading) -> tuple[tuple[str, Span], ...]:
    """What else is threatened, each with the sentence that says it: a label of what presses, or a
    name of `besides.toml`. read: what was recognised.
    """
    if read.threat == "none" or "lever" in read.guessed:
        return ()
    found: dict[str, Span] = {}
    for span in sentences(text):
        if prepare(SOURCE, "own", "words").search(text[slice(*span)].lower()):
            continue
        for name in (*_recognised(text[slice(*span)], read), *_said(text[slice(*span)])):
            if name != read.lever:
                found.setdefault(name, span)
    return tuple(found.items())


def _recognised(sentence: str, read: Reading) -> Iterator[str]:
    """The further ones that words of a sentence name as what may come."""
    speaker = prepare(SOURCE, "own", "speaker")
    named = {one.concept for one in concepts(words_of(speaker.sub(" ", sentence)))}
    presses = bool(named & (CONDITIONS | NAMED.get(read.lever, set()))) or announces(sentence)
    for label in read.also:
        if presses and label in PLAIN_THREATS and named & NAMED[label]:
            yield label


def _said(sentence: str) -> Iterator[str]:
    plain = sentence.translate(PLAIN).lower()
    if not any(sign in plain for sign in (*SIGNS.split(), "no ")):
        return
    for kind in KINDS:
        if any(prepare(SOURCE, language, kind).search(plain) for language in LANGUAGES):
            yield kind

"""What a ticket tells of harm, of its customer's own words and of a report, for its note."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from calculators.reading.clauses import clauses
from calculators.reading.labels import LEVERS, NAMED
from calculators.reading.lexicon import Seen, concepts
from calculators.reading.recognise import Reading, recognise
from calculators.reading.words import Word
from calculators.routing.calculator import fact
from calculators.routing.directory import directory

OWN = frozenset(("i", "we", "ich", "wir", "yo", "eu", "je", "я"))
CONDITIONS = frozenset(("IF", "UNLESS"))
LONGEST = 90  # characters of a quotation in a note: one line of it


def harm_told(found: Sequence[Word], phrases: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """The clauses in which harm was done, and not by the writer, as places of words.

    What would be done, was not done, or is only feared is no harm that was done.
    """
    named = {kind: [one for one in phrases if one.concept == kind] for kind in KINDS}
    if not named["HARMED"] or not named["PERSON"]:
        return
    parts = clauses(found, ())
    for harm in named["HARMED"]:
        part = next(one for one in parts if one.first <= harm.first < one.last)
        harmless = any(one.first < harm.last and harm.first < one.last for one in named["HARMLESS"])
        before = any(part.first <= one.first < harm.first for one in named["NOTDONE"])
        if not harmless and not before and not _by_writer(found, named["PERSON"], part.first, harm):
            yield part.first, max(part.last, harm.last)


KINDS = ("HARMED", "PERSON", "HARMLESS", "NOTDONE")


def _by_writer(found: Sequence[Word], others: Sequence[Seen], first: int, harm: Seen) -> bool:
    """Whether the last one who is named before the harm is the writer."""
    there = {one.first for one in others}
    for at in range(harm.first - 1, first - 1, -1):
        if at in there:
            return False
        if found[at].plain in OWN:
            return True
    return False


def own_threat(text: str, found: Sequence[Word], phrases: Sequence[Seen], read: Reading) -> Reading:
    """What a text demands and holds over somebody, where its writer tells of a threat of their own.

    read: what was recognised in the whole. In *I warned her that I ...* that may be nothing: then
    what comes after these words counts, and where that is not understood either, a means of
    pressure that it names beside a condition.
    """
    said = max((one.last for one in phrases if one.concept == "OWNSAID"), default=len(found))
    understood = read.threat != "none" and len(read.guessed) < 2
    if understood or said == len(found):
        return read
    told = replace(recognise(text[found[said].start :]), side_told=False, marks=())
    if told.threat != "none":
        return told
    names = {one.concept for one in concepts(found[said:])}
    lever = next((each for each in LEVERS if NAMED[each] & names), "")
    if not lever or names.isdisjoint(CONDITIONS):
        return read
    return replace(told, threat="explicit", lever=lever, demand="other", guessed=("demand",))


def quoted(text: str) -> str:
    """Words of a ticket as a note quotes them: one line, cut where it is long."""
    line = " ".join(text.split()).strip(" ,.;:")
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rsplit(' ', 1)[0]} ..."


def quotations(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The words at these places of a text, each once."""
    return tuple(dict.fromkeys(quoted(text[start:end]) for start, end in spans))


def both_said(question: str, answer: str, further: Sequence[str]) -> str:
    """What a note says is demanded or presses. further: what only words of the ticket name."""
    said: str = directory().words["told"]["further"]
    return said.replace("{answer}", fact(question, answer)).replace(
        "{further}", " and ".join(further)
    )


def no_danger(words: Sequence[str]) -> str:
    """What a note says of danger where the agent saw none in words that can mean it."""
    said: str = directory().words["told"]["no_danger"]
    return said.replace("{words}", ", ".join(f'"{one}"' for one in words))


def facts_told(
    answers: Mapping[str, str], harms: Sequence[str], *, reports: bool
) -> dict[str, str]:
    """By question, what a note says where the ticket alone says it.

    harms: the words that tell of harm. reports: whether the customer tells what somebody else did.
    """
    said = directory().words["told"]
    told = {"report_received": said["reported" if reports else "not_reported"]}
    if answers["harm_done"] == "yes":
        told["harm_done"] = (
            said["harm"].replace("{words}", harms[0]) if harms else said["harm_unnamed"]
        )
    return told

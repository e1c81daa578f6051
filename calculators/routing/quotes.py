"""The sentences of a ticket that a note quotes: of the demand, what presses, harm and danger."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from calculators.reading.features import Span
from calculators.reading.hinted import hint_at_review
from calculators.reading.kept_back import kept_for_money
from calculators.reading.labels import NAMED
from calculators.reading.lexicon import Seen, concepts
from calculators.reading.low_reviews import with_known
from calculators.reading.recognise import BAD_REVIEW, CONDITIONS
from calculators.reading.told import naming
from calculators.reading.words import words as words_of
from calculators.routing.chat_lines import goes, widened
from calculators.routing.demanding import announces, demands
from calculators.routing.foremost import reports_falsely
from calculators.routing.seen import HARM, Ticket, words
from calculators.routing.taken import is_taken
from calculators.routing.unmade import traces
from calculators.routing.whole import whole_sentences, widened_to_marks

LONGEST = 240  # characters of a sentence in a note
BEFORE = 80  # of them before the words that count, where a sentence is longer
MOST = 3  # sentences of one field
CUT = "..."
WORD = re.compile(r"\w")
# What a mail puts before the lines that it quotes.
QUOTED = re.compile(r"^[ \t]*(?:>[ \t]*)+", re.M)
# Where something is, or what opens it: names that a demand has too, and that alone are no threat.
WEAK = frozenset(("SOCIAL", "ACCESS"))
NOT_SURE = "not_sure"
PHRASES = "routing/phrases.toml"
# Phrases that tell alone that somebody is in an account, or has its login.
ENTERED = frozenset(("GOTIN", "ENTERED", "HELDLOGIN"))
# What the agent may choose, as what is looked for, and where it is quoted.
CHOSEN = {"demanded": ("demand", "demand"), "held_over": ("lever", "pressure")}
# How a review on a condition marks what is wanted, and what is kept back for it.
OWN = {"demand": "feedback", "lever": "kept"}


@dataclass(frozen=True)
class Line:
    """A sentence of a ticket, as characters of it, and where the words stand that count."""

    start: int
    end: int
    at: int


def quotes(
    text: str, ticket: Ticket, guess: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, str]:
    """By what a note asks for, the words of the ticket that say it; nothing that was not found.

    guess: the program's answers. given: those of the route. Where the agent has changed an answer,
    the words that were found may be those of another: then only those that name theirs are quoted.
    """
    same = {name for name in guess if guess[name] == given.get(name, "not_sure") != "not_sure"}
    kinds = ("demand", "pressure", "harm", "danger", "account")
    found: dict[str, list[Line]] = {kind: [] for kind in kinds}
    told = ticket.offer or (None if ticket.pressing else ticket.charged or ticket.step)
    if told and "held_over" in same:
        found["pressure"] = _holding(text, [text.index(text[slice(*told)].strip(), told[0])])
    elif "demanded" in same:
        found["demand"] = _naming(text, ticket, "demand")
    if "held_over" in same and not told:
        found["pressure"] = _naming(text, ticket, "lever")
        if not found["pressure"] and (span := _plain_pressure(text, ticket)):
            found["pressure"] = [Line(*span, span[0])]
        if found["pressure"]:
            found["pressure"] += [Line(*span, span[0]) for _, span in ticket.besides]
    for name, (kind, field) in CHOSEN.items():
        if given.get(name, NOT_SURE) not in (NOT_SURE, guess[name]):
            found[field] = _chosen(text, ticket, kind, given[name])
    if "harm_done" in same:
        found["harm"] = _holding(text, [text.find(harm.removesuffix(CUT)) for harm in ticket.harms])
    if ticket.entered and "account_at_stake" in same:
        found["account"] = _entering(text)
    danger = given.get("person_in_danger", NOT_SURE)
    if ticket.endangers and danger != "no":
        found["danger"] = _holding(text, [start for start, _ in ticket.alarms])
    # Where the agent sees danger, the words that can go with it are what raised it.
    if danger == "yes" and not found["danger"]:
        found["danger"] = _holding(text, [start for start, _ in ticket.hinted])
    chat = goes(text)
    wide = {
        kind: [Line(*widened((one.start, one.end), chat, LONGEST), one.at) for one in lines]
        for kind, lines in found.items()
    }
    said = {
        ask: {(line.start, line.end): line for kind in kinds for line in wide[kind]}
        for ask, kinds in words()["quoted"].items()
    }
    cut = {ask: [_cut(text, lines[at]) for at in sorted(lines)] for ask, lines in said.items()}
    # A sentence that stands twice is quoted once, and a full stop alone is none.
    once = {ask: [*dict.fromkeys(filter(WORD.search, lines))] for ask, lines in cut.items()}
    return {
        ask: " ".join(f'"{line}"' for line in lines[:MOST]) for ask, lines in once.items() if lines
    }


def _chosen(text: str, ticket: Ticket, kind: str, answer: str) -> list[Line]:
    """The sentence with words of the agent's answer: first by what was recognised beside the rest.

    Of an answer that stands for several labels the first that words name is quoted.
    """
    read = ticket.recognised
    found = (read.demand, *read.asked) if kind == "demand" else (read.lever, *read.also)
    table = words()["demanded" if kind == "demand" else "held_over"]
    fitting = (
        label for label in dict.fromkeys((*found, *table)) if answer in (label, table.get(label))
    )
    return next(filter(None, (_naming(text, ticket, kind, label) for label in fitting)), [])


def _naming(text: str, ticket: Ticket, kind: str, label: str = "") -> list[Line]:
    """The sentence that names the demand or what presses; of a demand only one that asks.

    label: which one, or "" for what was recognised. Of more than one sentence it is the one with
    words that decided for this alone, then the one with a condition, then the one with more words
    that decided.
    """
    recognised = ticket.recognised
    read = recognised.demand if kind == "demand" else recognised.lever
    if not label and kind in recognised.guessed:
        return []
    label = label or read
    names = NAMED.get(label, set())
    best: list[tuple[tuple[bool, bool, int], Line]] = []
    for start, end in whole_sentences(text):
        found = with_known(words_of(text[start:end]), text[start:end])
        named = concepts(found)
        inside = [mark for mark in recognised.marks if start <= mark.start < end]
        marks = [mark.start for mark in inside if label == read]
        own = [mark.start for mark in inside if mark.label == OWN[kind] and label == read]
        places = own or [start + found[one.first].start for one in named if one.concept in names]
        if not (own or _counts(text, (start, end), kind, named, names)):
            continue
        if not places and (plain := _plainly(label, text[start:end])):
            places = [start + plain[0]]
        if at := places or (marks if ticket.tied and not names else []):
            tied = any(one.concept in CONDITIONS for one in named)
            best.append(((bool(own), tied, len(marks)), Line(start, end, at[0])))
    return [max(best, key=lambda one: one[0])[1]] if best else []


def _plain_pressure(text: str, ticket: Ticket) -> Span | None:
    """The sentence of what is kept back for money, or of false reports, where those press."""
    read = ticket.recognised
    if "lever" in read.guessed:
        return None
    if words()["held_over"][read.lever] == "withheld":
        return kept_for_money(text)
    return reports_falsely(text) if read.lever == HARM else None


def _plainly(label: str, sentence: str) -> Span | None:
    """Where words of a sentence name a label beside the model's lists, or hint at a review."""
    hint = hint_at_review(sentence) if label == BAD_REVIEW else None
    return naming(label, sentence) or hint


def _counts(
    text: str, span: Span, kind: str, named: Sequence[Seen], names: Collection[str]
) -> bool:
    """Whether a sentence asks for something, where a demand is looked for, or more than that."""
    if kind == "demand":
        return demands(text[slice(*span)], text)
    return not _asks_alone(text, span, named, names)


def _asks_alone(text: str, span: Span, named: Sequence[Seen], names: Collection[str]) -> bool:
    """Whether a sentence asks for something, and nothing in it says what happens otherwise.

    named: what its words name. names: what would name the means of pressure.
    """
    sentence, found = text[slice(*span)], {one.concept for one in named}
    weak = not (found & set(names)) - WEAK and not found & CONDITIONS
    return weak and demands(sentence, text) and not announces(sentence)


def _entering(text: str) -> list[Line]:
    """The sentences that tell that somebody got into an account, or has its login."""
    found = [Line(*span, span[0]) for span in whole_sentences(text) if _enters(text[slice(*span)])]
    return found + _holding(text, [end - 1 for _, end in traces(text)])


def _enters(sentence: str) -> bool:
    names = {one.concept for one in concepts(words_of(sentence), PHRASES)}
    return bool(names & ENTERED) or {"LOST", "MYACCOUNT"} <= names or is_taken(sentence)


def _holding(text: str, places: Sequence[int]) -> list[Line]:
    """The sentences in which these characters stand."""
    spans = whole_sentences(text)
    return [Line(*span, at) for span in spans for at in places if span[0] <= at < span[1]]


def _cut(text: str, line: Line) -> str:
    """A sentence as one line, and the part with the words that count where it is long."""
    start, end = line.start, line.end
    if end - start > LONGEST:
        start = max(start, min(line.at - BEFORE, end - LONGEST))
        start, end = widened_to_marks(text, (start, min(end, start + LONGEST)))
        start, end = max(start, line.start), min(end, line.end)
    begins = start == line.start or text[start - 1].isspace()
    parts = QUOTED.sub("", text[start:end]).split()
    parts = parts if begins else parts[1:]
    ends = end == line.end or text[end].isspace()
    parts = parts if ends else parts[:-1]
    before, after = ([CUT] if cut else [] for cut in (start > line.start, end < line.end))
    return " ".join((*before, *parts, *after))

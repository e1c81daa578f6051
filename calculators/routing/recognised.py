"""From what was recognised in a ticket's text to the router's answers, and how sure they are."""

import re
from collections.abc import Mapping
from functools import cache

from calculators.engine import data
from calculators.reading.lexicon import concepts
from calculators.reading.recognise import Reading
from calculators.reading.words import words as words_of

ACCOUNT, HARM, VIOLENCE = "account_access", "harm_threat", "VIOLENCE"
# A route is sure where the labels are so far from the next best ones: of 31 such routes on messages
# that the model has not learned from all were right (`tests/routing/test_sure.py`).
MARGIN = 0.25


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The router's answers by the labels of the reader of messages, and the reasons for doubt."""
    return data.load("routing/recognised.toml")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    found = data.load("routing/recognised.toml")["words"][kind]
    return re.compile(rf"\b(?:{'|'.join(re.escape(word.casefold()) for word in found)})\b")


def mentions(kind: str, text: str) -> bool:
    """Whether a word of this kind (`danger`, `platform`, `takeover`) stands in the text."""
    return bool(_pattern(kind).search(" ".join(text.casefold().split())))


def endangers(recognised: Reading, text: str) -> bool:
    """Whether a person may be in danger: by a word of danger, or a threat of harm with violence.

    Harm to a website is threatened without words of violence.
    """
    if mentions("danger", text):
        return True
    threatened = recognised.threat != "none" and HARM in (recognised.lever, *recognised.also)
    return threatened and any(one.concept == VIOLENCE for one in concepts(words_of(text)))


def facts_of(recognised: Reading, text: str) -> dict[str, str]:
    """The router's raw answers for a ticket. What was not recognised is *not sure*, never *no*.

    Only a text that names the platform and an account can be about one of its accounts; a customer
    who lost "my account" means that one too. A login that is kept back is not one that somebody
    threatens to take.
    """
    pressing, demanded = recognised.threat != "none", words()["demanded"][recognised.demand]
    held = words()["held_over"][recognised.lever]
    platform_account = mentions("platform", text) and mentions("account", text)
    own_lost = mentions("own_account", text) and mentions("lost", text)
    taken = own_lost or (platform_account and mentions("takeover", text))
    if recognised.lever == ACCOUNT and not taken and mentions("kept", text):
        held = "withheld"
    elif pressing and (taken or (platform_account and recognised.lever == ACCOUNT)):
        held = ACCOUNT
    repair = "harm_done_repair" in (recognised.lever, *recognised.also)
    return {
        "demanded": demanded,
        "held_over": "not_sure" if not pressing or (taken and demanded == "not_sure") else held,
        "harm_done": "yes" if repair else "not_sure",
        "demand_by": words()["demand_by"][recognised.side] if pressing else "not_sure",
        "person_in_danger": "not_sure" if endangers(recognised, text) else "no",
        "account_at_stake": "yes" if taken else "not_sure",
        "report_received": "yes",
    }


def guesses(recognised: Reading, answers: Mapping[str, str]) -> frozenset[str]:
    """Which answers stand only on a label that no word of the ticket names."""
    labels = {"demand": ("demanded", recognised.demand), "lever": ("held_over", recognised.lever)}
    guessed = [labels[kind] for kind in recognised.guessed]
    return frozenset(
        name for name, label in guessed if answers[name] == words()[name][label] != "not_sure"
    )


def doubts(
    recognised: Reading, text: str, answers: Mapping[str, str], note: str
) -> tuple[str, ...]:
    """Why the route of these answers is not sure, the most urgent first; none if it is.

    note: the id of the note that the route wants. That a ticket has no route is never sure.
    """
    found = []
    if answers["person_in_danger"] != "no":
        found.append("danger")
    if recognised.threat == "none":
        found.append("not_recognised")
    elif recognised.threat == "veiled":
        found.append("veiled")
    if recognised.threat != "none" and "not_sure" in (answers["demanded"], answers["held_over"]):
        found.append("incomplete")
    if recognised.threat == "explicit" and recognised.margin < MARGIN:
        found.append("narrow" if recognised.margin else "unnamed")
    reviews = answers["held_over"] == "feedback" or answers["demanded"] == "feedback"
    if mentions("feedback", text) and not reviews:
        found.append("feedback")
    found += {"review": ["review"], "outside": ["outside"], "none": ["outside"]}.get(note, [])
    return tuple(found)

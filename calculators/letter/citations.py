"""Laws that a text names, and those whose scope test the facts of the case meet."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from calculators.engine.parameters import UnknownParameter, topic
from calculators.law.places import Place
from calculators.letter.figures import Figures

# Laws on late payment: their name, and the place whose interest rules are those of that law.
LATE_PAYMENT = {
    r"Late Payment of Commercial Debts": "england_wales",
    r"\bBGB\b": "de",
    r"Directive 2011/7": "eu",
}
LAW = r"(?:Act|Codes?|Laws?|Statutes?|Ordinance|Regulations?|Directive)"
# The words before it, as many as a law's name has.
NAME = r"(?<![\w'’-])(?:[A-Z][\w'’-]* ){1,12}"
OTHERS = re.compile(
    # A section of a law. A section of a contract is no citation.
    rf"(?:\b[Ss](?:ections?|ec\.)|\b[Aa]rticle|§{{1,2}}) ?\d[\w.()-]*(?: of)?(?: the)?"
    rf"(?: [A-Z][\w'’&-]*| of| and){{0,20}} {LAW}\b"
    rf"|{NAME}{LAW} § ?\d+"
    r"|\b\d+ (?:CFR|C\.F\.R\.|U\.?S\.?C\.?|ILCS) (?:§ ?)?\d+"
    r"|\b(?i:senate bill|assembly bill) \d+|\b[SA]B \d+\b|\bFWPA\b|\bFIFA(?= (?:Act|claim))"
    r"|\b(?i:penal code|lanham act|consumer review fairness act)\b|\bStGB\b"
)
# Words that every act of this kind has in its name.
LOOSE = re.compile(r"\b(?:the|a|s)\b|[^a-z0-9 ]")


@cache
def _names() -> dict[str, str]:
    """The full name of each freelance act, by the place that has it."""
    found = {}
    for place in Place:
        try:
            parameters = topic(f"law.{place.value}").parameters
        except UnknownParameter:  # a place that stands for all those without rules of their own
            continue
        if "freelance_act_name" in parameters:
            found[place.value] = str(parameters["freelance_act_name"].history[-1].value)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    """The short names of the acts as people write them, and the laws on late payment."""
    names = set()
    for name in _names().values():
        short = re.escape(name.split(",")[0]).replace("'", "['’]?").replace(r"\ ", " ")
        names.add(re.sub(r"Protections?", "Protections?", short).replace("Worker ", "Workers? "))
    return re.compile("|".join((*sorted(names), *LATE_PAYMENT)), re.IGNORECASE)


def find(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the citations in a text, none inside another."""
    spans = sorted(
        {found.span() for pattern in (OTHERS, _pattern()) for found in pattern.finditer(text)},
        key=lambda span: (span[0], -span[1]),
    )
    end = 0
    for span in spans:
        if span[0] >= end:
            yield span
            end = span[1]


def met(figures: Figures) -> tuple[str, ...]:
    """The names of the laws whose test the facts meet: freelance acts, and the law of interest."""
    acts = [_names()[act.id] for act in figures.statutes if act.state == "met"]
    places = {
        value.parameter.split(".")[1]
        for row in figures.rows
        if row.interest is not None
        for value in figures.rules
        if ".late_payment_" in value.parameter
    }
    return (*acts, *(name for name, place in LATE_PAYMENT.items() if place in places))


def applies(citation: str, laws: Collection[str]) -> bool:
    """Whether a citation is of one of these laws: by its name, or by where it stands."""
    for law in laws:
        if law in LATE_PAYMENT:
            if re.search(law, citation, re.IGNORECASE):
                return True
            continue
        short, _, stands = law.partition(",")
        if _plain(short) in _plain(citation):
            return True
        body = re.search(rf"({NAME}{LAW}|\d+ ILCS \d+)", citation)
        if body and _plain(body[1]) in _plain(stands):
            return True
    return False


def _plain(name: str) -> str:
    words = LOOSE.sub("", name.casefold().replace("’", "'")).split()
    return " ".join(word.rstrip("s") for word in words)

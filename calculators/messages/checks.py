"""The checks of a message that look at the case: one function a lint, named by its id.

Each takes a `Checked` and yields spans of the text; (0, 0) for the message as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calculators.law.exhibits import Category, Lettered
from calculators.lints.drafting import Gap

Span = tuple[int, int]
WHOLE: Span = (0, 0)
# Words of a name that say nothing on their own.
COMMON = {"inc", "llc", "ltd", "gmbh", "the", "and", "company", "client", "group", "corp", "pty"}
REVIEW = re.compile(r"\b(?:feedback|reviews?|ratings?|stars?|testimonial)\b", re.I)
APART = re.compile(r"\b(?:not part|no part|separate|apart|nothing in it|not depend)", re.I)


@dataclass(frozen=True)
class Checked:
    """What the checks look at. kind: the message's table in messages.toml."""

    inputs: object
    kind: dict
    text: str
    gaps: tuple[Gap, ...]
    exhibits: tuple[Lettered, ...]

    @property
    def id(self) -> str:
        return self.inputs.message.value

    def has(self, category: Category) -> bool:
        """Whether there is an exhibit of this kind."""
        return any(entry.exhibit.category == category for entry in self.exhibits)


def gap(message: Checked) -> Iterator[Span]:
    for one in message.gaps:
        yield one.start, one.end


def wrong_door(message: Checked) -> Iterator[Span]:
    posted = message.inputs.review_posted
    if message.id == "threat_report" and posted:
        yield WHOLE
    if message.id in ("review_report", "public_reply") and not posted:
        yield WHOLE


def incomplete_report(message: Checked) -> Iterator[Span]:
    if message.id != "review_report":
        return
    whole = message.inputs.threats and all(row.sent_at for row in message.inputs.threats)
    if not whole or not message.has(Category.THREATS):
        yield WHOLE


def names_the_client(message: Checked) -> Iterator[Span]:
    if not message.kind["public"]:
        return
    words = re.findall(r"\w{3,}", message.inputs.client_name or "")
    names = [word for word in words if word.casefold() not in COMMON]
    for name in names:
        for found in re.finditer(rf"\b{re.escape(name)}\b", message.text, re.I):
            yield found.span()


def nothing_attached(message: Checked) -> Iterator[Span]:
    if any(not message.has(Category(kind)) for kind in message.kind["attach"]):
        yield WHOLE


def too_long(message: Checked) -> Iterator[Span]:
    if len(message.text) > message.kind["long"]:
        yield WHOLE


def review_in_settlement(message: Checked) -> Iterator[Span]:
    if message.id != "settlement":
        return
    for found in REVIEW.finditer(message.text):
        sentence = message.text[message.text.rfind(".", 0, found.start()) + 1:]
        if not APART.search(sentence.split(".")[0]):
            yield found.span()


def not_released(message: Checked) -> Iterator[Span]:
    if message.id == "refund_refusal" and message.inputs.money_place.value != "released":
        yield WHOLE

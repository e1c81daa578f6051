"""The checks of a message that look at the case: one function a lint, named by its id.

Each takes a `CheckedMessage` and yields spans of the text; (0, 0) for the message as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calculators.checks.reading import requests_for_change
from calculators.facts.exhibits import Category, Lettered
from calculators.facts.feedback import ReviewContent
from calculators.facts.moment import local_day
from calculators.facts.money import MoneyPlace
from calculators.facts.owed import sum_by_currency
from calculators.messages.comparison import Difference
from calculators.messages.inputs import Inputs
from calculators.messages.kinds import Ground
from calculators.writing.drafts import Fact, Gap, hide

Span = tuple[int, int]


@dataclass(frozen=True)
class AttachedKind:
    """A kind of exhibit that belongs to the message, and the letters of those there are."""

    id: str
    title: str
    exhibits: tuple[str, ...]


WHOLE: Span = (0, 0)
# Texts that settle a sum.
SETTLEMENTS = ("settlement", "settlement_sheet", "proposal_answer")
# Words of a name that say nothing on their own.
COMMON = {"inc", "llc", "ltd", "gmbh", "the", "and", "company", "client", "group", "corp", "pty"}
REVIEW = re.compile(r"\b(?:feedback|reviews?|ratings?|stars?|testimonial)\b", re.I)
APART = re.compile(r"\b(?:not part|no part|separate|apart|nothing in it|not depend)", re.I)
YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.I)


@dataclass(frozen=True)
class CheckedMessage:
    """What the checks look at. kind: the message's table in messages.toml."""

    inputs: Inputs
    kind: dict[str, Any]
    text: str
    gaps: tuple[Gap, ...]
    facts: tuple[Fact, ...]
    exhibits: tuple[Lettered, ...]
    attached: Sequence[AttachedKind]
    differences: Sequence[Difference]
    follows: bool

    @property
    def id(self) -> str:
        return str(self.inputs.message.value)

    @property
    def own(self) -> str:
        """The text with its facts and gaps blanked: the sender's own words."""
        return hide(self.text, (*self.facts, *self.gaps))

    def has(self, category: Category) -> bool:
        """Whether there is an exhibit of this kind."""
        return any(entry.exhibit.category == category for entry in self.exhibits)


def gap(message: CheckedMessage) -> Iterator[Span]:
    for one in message.gaps:
        yield one.start, one.end


def wrong_message(message: CheckedMessage) -> Iterator[Span]:
    if message.id == "threat_report" and message.inputs.review_posted:
        yield WHOLE
    if message.id in ("review_report", "public_reply") and (
        message.inputs.review_content == ReviewContent.NO
    ):
        yield WHOLE


def no_ground(message: CheckedMessage) -> Iterator[Span]:
    if message.id == "review_report" and not message.inputs.grounds:
        yield WHOLE


def incomplete_report(message: CheckedMessage) -> Iterator[Span]:
    if message.id != "review_report":
        return
    inputs = message.inputs
    if Ground.PRESSURE in inputs.grounds:
        whole = inputs.threats and all(row.sent_at for row in inputs.threats)
        if not whole or not message.has(Category.THREATS):
            yield WHOLE
            return
    if {Ground.ABUSE, Ground.UNRELATED} & set(inputs.grounds) and not inputs.report_words:
        yield WHOLE


def names_the_client(message: CheckedMessage) -> Iterator[Span]:
    if not message.kind["public"]:
        return
    words = re.findall(r"\w+", message.inputs.client_name or "")
    while words and words[-1].casefold() in COMMON:
        words.pop()
    if any(word.casefold() not in COMMON and len(word) > 2 for word in words):
        # The whole name, as it is written, names the client in a fact too.
        for found in re.finditer(r"\b" + r"\W+".join(map(re.escape, words)) + r"\b", message.text):
            yield found.span()
    # One word of it may be an ordinary word: coffee, lamp. So facts are not read for it, and a part
    # of a longer name counts only as it is written.
    case = re.I if len(words) == 1 else 0
    for word in words:
        if len(word) > 2 and word.casefold() not in COMMON:
            for found in re.finditer(rf"\b{re.escape(word)}\b", message.own, case):
                yield found.span()


def addressed_to_the_client(message: CheckedMessage) -> Iterator[Span]:
    if message.kind["public"]:
        for found in YOU.finditer(message.own):
            yield found.span()


def nothing_attached(message: CheckedMessage) -> Iterator[Span]:
    if message.attached and not any(entry.exhibits for entry in message.attached):
        yield WHOLE


def kind_missing(message: CheckedMessage) -> Iterator[Span]:
    if missing_kinds(message) and any(entry.exhibits for entry in message.attached):
        yield WHOLE


def missing_kinds(message: CheckedMessage) -> str:
    """The kinds of exhibits that belong to the message and of which there is none."""
    return "; ".join(entry.title for entry in message.attached if not entry.exhibits)


def report_before_message(message: CheckedMessage) -> Iterator[Span]:
    inputs = message.inputs
    days = [local_day(row.sent_at, inputs.zone) for row in inputs.threats if row.sent_at]
    # A message without its time may be older than the report.
    if (
        inputs.threat_reported
        and days
        and len(days) == len(inputs.threats)
        and (inputs.threat_reported < min(days))
    ):
        yield WHOLE


def letter_not_sent(message: CheckedMessage) -> Iterator[Span]:
    sent = message.inputs.letter_sent
    if sent and sent > message.inputs.now.astimezone(message.inputs.zone).date():
        yield WHOLE


def demand_after_review(message: CheckedMessage) -> Iterator[Span]:
    inputs = message.inputs
    if message.id != "review_report" or Ground.PRESSURE not in inputs.grounds:
        return
    posted = inputs.review_published
    days = [local_day(row.sent_at, inputs.zone) for row in inputs.threats if row.sent_at]
    if posted and days and len(days) == len(inputs.threats) and min(days) > posted:
        yield WHOLE


def too_long(message: CheckedMessage) -> Iterator[Span]:
    if len(message.text) > message.kind["long"]:
        yield WHOLE


def review_in_settlement(message: CheckedMessage) -> Iterator[Span]:
    if message.id not in SETTLEMENTS:
        return
    for found in REVIEW.finditer(message.own):
        sentence = message.own[message.own.rfind(".", 0, found.start()) + 1 :]
        if not APART.search(sentence.split(".")[0]):
            yield found.span()


def asking_to_change(message: CheckedMessage) -> Iterator[Span]:
    if message.kind["place"] != "report":  # the platform may be asked
        yield from requests_for_change(message.own)


def settlement_above_debt(message: CheckedMessage) -> Iterator[Span]:
    inputs = message.inputs
    if message.id not in SETTLEMENTS or not inputs.settlement_sum or not inputs.owed:
        return
    owed = sum_by_currency(inputs.owed, released=inputs.money_place.value == "released")
    if inputs.settlement_sum > owed.get(inputs.settlement_currency.value, 0):
        yield WHOLE


def not_released(message: CheckedMessage) -> Iterator[Span]:
    if message.id == "refund_refusal" and (
        message.inputs.money_place not in (MoneyPlace.RELEASED, MoneyPlace.HELD)
    ):
        yield WHOLE


def incomplete_statement(message: CheckedMessage) -> Iterator[Span]:
    shown = message.has(Category.CONTRACT) and message.has(Category.DELIVERY)
    if message.id == "dispute_statement" and not (
        shown and all(row.exhibits for row in message.inputs.deliveries)
    ):
        yield WHOLE


def hours_unclear(message: CheckedMessage) -> Iterator[Span]:
    asked = ("tracking", "memo", "within_limit", "activity")
    if message.id == "hours_answer" and any(
        getattr(row, name).value == "not_sure"
        for row in message.inputs.work_hours
        for name in asked
    ):
        yield WHOLE


def copies_differ(message: CheckedMessage) -> Iterator[Span]:
    if message.differences:
        yield WHOLE

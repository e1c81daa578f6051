"""Messages: eight short texts around a case, with where each is pasted and what is attached.

Rows of facts shared with other tools: `deliveries`, `threats`, `statements`, `owed`, `exhibits`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo

from calculators.engine import data
from calculators.engine.exports import Export
from calculators.engine.facts import (
    Delivery,
    Edit,
    MoneyPlace,
    ReviewContent,
    Statement,
    Threat,
)
from calculators.engine.fields import Choice, Field
from calculators.engine.formats import format_money
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.engine.rendering import render
from calculators.law.exhibits import Exhibit, Lettered, lettered, unknown_letters
from calculators.law.owed import Currency, Owed, faults, sum_by_currency
from calculators.lints.drafting import Gap, Words, clean, split
from calculators.lints.lint import load
from calculators.lints.marks import Mark, Piece, make_mark, pieces, read
from calculators.messages import checks

TITLE = "Messages"
ACTION = "Write the message"
SETTLEMENT = "message=settlement"


class Message(Choice):
    THREAT_REPORT = "threat_report", "Report a threat, before any review"
    REVIEW_REPORT = "review_report", "Report a posted review"
    CALM_ANSWER = "calm_answer", "Answer the client calmly"
    PUBLIC_REPLY = "public_reply", "Reply to a review in public"
    CHAT_POINTER = "chat_pointer", "Point to the letter in the chat"
    REFUND_REFUSAL = "refund_refusal", "Refuse a refund on released money"
    SETTLEMENT = "settlement", "Accept a part of the sum"
    SUPPORT_SUMMARY = "support_summary", "Sum it up for support"


def _but(*without: str) -> str:
    """The condition of a field that every message needs but these."""
    return "message=" + "|".join(one.value for one in Message if one.value not in without)


@dataclass(frozen=True, kw_only=True)
class Inputs:
    message: Annotated[Message, Field("Which message", group="The message")]
    settlement_sum: Annotated[Decimal | None, Field(
        "Sum that you accept", group="The message", when=SETTLEMENT, least=Decimal("0.01"),
        unit="settlement_currency",
    )] = None
    settlement_currency: Annotated[Currency, Field(
        "Currency of that sum", "Blank means US dollar.", group="The message", when=SETTLEMENT,
    )] = Currency.USD
    settlement_offered: Annotated[date | None, Field(
        "Day of the client's offer", group="The message", when=SETTLEMENT)] = None
    contract_title: Annotated[str | None, Field(
        "Title of the contract", group="The contract")] = None
    contract_id: Annotated[str | None, Field(
        "Number of the contract", "Upwork shows it in the contract's address.",
        group="The contract",
        when="message=review_report|support_summary|threat_report")] = None
    scope: Annotated[str | None, Field(
        "What was agreed", "In two lines: the work and the price.", group="The contract",
        long=True, most=600,
        when="message=public_reply|support_summary")] = None
    deliveries: Annotated[tuple[Delivery, ...], Field(
        "Work you handed over", "One row for each, the earliest first.", group="The work",
        when=_but("chat_pointer", "settlement"))] = ()
    money_place: Annotated[MoneyPlace, Field(
        "Where the money is", group="The money",
        when=_but("calm_answer", "public_reply", "chat_pointer"))] = MoneyPlace.NOT_SURE
    owed: Annotated[tuple[Owed, ...], Field(
        "What is owed", "One row a milestone, a stretch of hours, an invoice or an expense.",
        group="The money",
        when=_but("calm_answer", "public_reply", "chat_pointer", "refund_refusal"))] = ()
    refund_requested: Annotated[date | None, Field(
        "Day the client asked for a refund through Upwork",
        "With Upwork's own form. A threat in a message is not yet a request.",
        group="The money",
        when="message=refund_refusal|support_summary")] = None
    threats: Annotated[tuple[Threat, ...], Field(
        "Messages that join money to a review", "The exact words, one row a message.",
        group="Feedback",
        when=_but("calm_answer", "chat_pointer", "refund_refusal", "settlement"))] = ()
    threat_reported: Annotated[date | None, Field(
        "Day you reported those messages to Upwork", "Blank if you did not.",
        group="Feedback",
        when="message=review_report|support_summary")] = None
    report_ticket: Annotated[str | None, Field(
        "Number of that report", group="Feedback", when="threat_reported")] = None
    review_content: Annotated[ReviewContent, Field(
        "Whether the client has posted a review", group="Feedback",
        when=_but("calm_answer", "chat_pointer", "refund_refusal", "settlement"),
    )] = ReviewContent.NOT_SURE
    review_published: Annotated[date | None, Field(
        "Day the client's review appeared", group="Feedback",
        when="review_content=opinion|false_fact")] = None
    statements: Annotated[tuple[Statement, ...], Field(
        "False sentences of the review", "Sentences of fact that you can show to be wrong.",
        group="Feedback", when="review_content=false_fact")] = ()
    exhibits: Annotated[tuple[Exhibit, ...], Field(
        "Exhibits", "Each row gets a letter, in this order.", group="Exhibits")] = ()
    client_name: Annotated[str | None, Field(
        "The client's name", "The legal name of the person or company, not a profile name.",
        group="From and to",
        when="message=public_reply")] = None
    letter_sent: Annotated[date | None, Field(
        "Day you sent the client a letter", group="From and to",
        when="message=chat_pointer")] = None
    message_edits: Annotated[tuple[Edit, ...], Field(
        "Messages in your own words",
        "The button beside the message adds a row. Remove it to have our words back.",
        group="Your own words")] = ()
    now: Annotated[datetime, Field("Moment to reckon from", "Blank means now.", group="Time")]
    zone: Annotated[ZoneInfo, Field("Your time zone", group="Time")] = ZoneInfo("UTC")

    @property
    def review_posted(self) -> bool:
        return self.review_content in (ReviewContent.OPINION, ReviewContent.FALSE_FACT)

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        yield from faults(self.owed, self.now.date())
        for name in ("deliveries", "threats", "statements"):
            yield from unknown_letters(name, getattr(self, name), self.exhibits)


@dataclass(frozen=True)
class Attachment:
    """A kind of exhibit that belongs to the message, and the letters of those there are."""

    id: str
    title: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """The message. length: in characters. stopped: a block keeps it from being copied."""

    message: str
    title: str
    where: str
    advice: str
    text: str
    follows: bool
    stale: bool
    base: str
    length: int
    gaps: tuple[Gap, ...]
    marks: tuple[Mark, ...]
    attach: tuple[Attachment, ...]
    stopped: bool
    rules: tuple[Value, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text in pieces: gaps, what the checks saw, and the rest."""
        return pieces(self.text, self.gaps, self.marks)


@cache
def kinds() -> dict:
    """What each message is, by its id, from messages.toml."""
    return data.load("messages/messages.toml")


def calculate(inputs: Inputs) -> Outcome:
    """The chosen message of these answers, with every check made on the words as they stand."""
    id = inputs.message.value
    kind = kinds()[id]
    one = next(split(render(f"messages/texts/{id}.txt.jinja", case=inputs, **_words(inputs))))
    edit = next((e for e in inputs.message_edits if e.paragraph == id), None)
    edited = edit is not None and bool((edit.text or "").strip())
    text = clean(edit.text).strip() if edited else one.text
    gaps = () if edited else one.gaps
    exhibits = lettered(inputs.exhibits)
    known = tuple(row.words for row in (*inputs.threats, *inputs.statements))
    known += tuple(row.client_words for row in inputs.deliveries if row.client_words)
    marks = [found for found in read(text, gaps, ("payment_on_platform",), known)
             if found.id not in kind["skip"]]
    checked = checks.Checked(inputs, kind, text, gaps, exhibits)
    for lint in load("messages/lints.toml").values():
        for start, end in getattr(checks, lint.id)(checked):
            marks.append(make_mark(lint, text[start:end], start, end))
    return Outcome(
        message=id, title=kind["title"], where=kind["where"], advice=kind["advice"],
        text=text, follows=not edited, base=one.base, length=len(text),
        stale=edited and bool(edit.base) and edit.base != one.base,
        gaps=gaps, marks=tuple(marks), attach=_attach(kind, exhibits),
        stopped=any(found.severity == "block" for found in marks),
        rules=tuple(_rules(kind, inputs.now.date())),
    )


def _words(inputs: Inputs) -> dict:
    words = Words(inputs)
    released = inputs.money_place == MoneyPlace.RELEASED
    sums = [format_money(sum, currency)
            for currency, sum in sum_by_currency(inputs.owed, released=released).items()]
    given = {name: getattr(words, name) for name in (
        "start", "gap", "title", "line", "closed", "quote", "shown")}
    return given | {"sums": " and ".join(sums), "events": _events(inputs)}


def _events(inputs: Inputs) -> list[tuple[date, str, object]]:
    """What happened when, in order: the day, the kind of event, its row if it has one."""
    found = [(getattr(inputs, name), name, None)
             for name in ("refund_requested", "threat_reported", "review_published")]
    found += [(row.day, "delivery", row) for row in inputs.deliveries]
    found += [(row.sent_at and row.sent_at.astimezone(inputs.zone).date(), "threat", row)
              for row in inputs.threats]
    return sorted((entry for entry in found if entry[0]), key=lambda entry: entry[0])


def _attach(kind: dict, exhibits: tuple[Lettered, ...]) -> tuple[Attachment, ...]:
    by_kind = {category: [e for e in exhibits if e.exhibit.category.value == category]
               for category in kind["attach"]}
    names = {category.value: category.label for category in checks.Category}
    return tuple(Attachment(category, names[category], tuple(e.id for e in found))
                 for category, found in by_kind.items())


def _rules(kind: dict, today: date) -> Iterator[Value]:
    for id in kind["rules"]:
        try:
            yield parameter(id).on(today)
        except NoRule:
            continue


def stop(inputs, outcome) -> str:
    """Why the message may not leave now, or ""."""
    if not outcome.stopped:
        return ""
    titles = list(dict.fromkeys(m.title for m in outcome.marks if m.severity == "block"))
    return render("messages/stopped.txt.jinja", titles=titles).strip()


def write(inputs, outcome) -> str:
    """The message as plain text."""
    return outcome.text + "\n"


def write_marked(inputs, outcome) -> str:
    """The message with every mark under it. It is never stopped."""
    return render("messages/marked.txt.jinja", outcome=outcome)


EXPORTS = (
    Export("text", "Copy the message", "message.txt", "text/plain", write, copy=True, stop=stop),
    Export("marked", "Copy with warnings", "message-marked.txt", "text/plain", write_marked,
           copy=True),
)

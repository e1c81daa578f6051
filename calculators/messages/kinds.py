"""The messages that can be chosen, and what only they ask."""

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from calculators.engine import data
from calculators.engine.fields import Choice, Field
from calculators.facts.exhibits import EXHIBIT_LETTERS
from calculators.facts.platform import HOSTED


class Message(Choice):
    """Those that the platform's Support reads are `HOSTED`: without one nobody takes them."""

    THREAT_REPORT = "threat_report", "Report a threat, before any review", *HOSTED
    REVIEW_REPORT = "review_report", "Report a posted review", *HOSTED
    CALM_ANSWER = "calm_answer", "Answer the client calmly"
    CALL_NOTE = "call_note", "Confirm in writing what was said"
    PUBLIC_REPLY = "public_reply", "Reply to a review in public"
    CHAT_POINTER = "chat_pointer", "Point to the letter in the chat"
    REFUND_REFUSAL = "refund_refusal", "Refuse a refund of held or released money"
    REQUEST_REFUSAL = "request_refusal", "Decline a request to cancel or refund"
    DISPUTE_STATEMENT = "dispute_statement", "State your case in a fixed-price dispute", *HOSTED
    HOURS_ANSWER = "hours_answer", "Answer a dispute over hours", *HOSTED
    PROPOSAL_ANSWER = "proposal_answer", "Answer a mediator's proposal", *HOSTED
    SETTLEMENT = "settlement", "Accept a part of the sum"
    SETTLEMENT_SHEET = "settlement_sheet", "Write a settlement down for both sides"
    CHARGEBACK_REPLY = "chargeback_reply", "Reply to a chargeback", *HOSTED
    ACCOUNT_COMPLAINT = "account_complaint", "Complain about a limited account", *HOSTED
    LETTER_REPLY = "letter_reply", "Reply to a letter that you received"
    SUPPORT_SUMMARY = "support_summary", "Sum it up for support", *HOSTED


class Ground(Choice):
    """Why the default platform may remove a review, as its rule names the grounds."""

    PRESSURE = "pressure", "The client used it to press for something of value"
    ABUSE = "abuse", "It is abusive"
    UNRELATED = "unrelated", "Its words have nothing to do with the contract"
    INSIDER = "insider", "An insider wrote it"


class ProposalAnswer(Choice):
    ACCEPT = "accept", "I accept it"
    DECLINE = "decline", "I decline it"
    COUNTER = "counter", "I propose another sum"


@dataclass(frozen=True, kw_only=True)
class Point:
    """Something that the other side or a notice says, and the reader's answer to it."""

    words: Annotated[str, Field("What is said", "The exact words.", long=True, most=500)]
    answer: Annotated[
        str | None, Field("Your answer", "A whole sentence. Facts only.", long=True, most=600)
    ] = None
    exhibits: Annotated[str | None, EXHIBIT_LETTERS] = None


@cache
def kinds() -> dict[str, Any]:
    """What each message is, by its id, from messages.toml."""
    return data.load("messages/messages.toml")


def asks(message: Message, field: str) -> bool:
    """Whether this message asks for a field."""
    return field in kinds()[message.value]["asks"]


def asking(field: str) -> str:
    """The condition of a field: the messages that ask for it."""
    return "message=" + "|".join(sorted(one.value for one in Message if asks(one, field)))

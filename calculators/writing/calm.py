"""The calm answer to a client: one text, for the plan and for the messages."""

from dataclasses import dataclass

from calculators.engine.rendering import render

REVIEW_LEVERS = frozenset(("bad_review", "no_review", "good_review"))
REVIEW_DEMANDS = ("feedback_change_or_good", "remove_feedback")


@dataclass(frozen=True)
class CalmAnswer:
    """What the calm answer goes by. Choices are the values of their facts, or "".

    pressing: whether something is used as pressure. reviewed: whether the client's words name a
    review without a lever that says so. refuses: whether the client refuses to pay. invoiced:
    whether an invoice is spoken of. unpaid: whether the reader says that it is not paid, and has
    no words of the client. silent: the same of a client who does not answer. platform: its name,
    "" for a client on none. work: a sentence about what was delivered, or "".
    """

    lever: str = ""
    demand: str = ""
    pressing: bool = False
    reviewed: bool = False
    refuses: bool = False
    invoiced: bool = False
    unpaid: bool = False
    silent: bool = False
    money_place: str = ""
    platform: str = ""
    work: str = ""

    @property
    def feedback(self) -> bool:
        """Whether the answer speaks of feedback: only where the client or the reader did."""
        return self.reviewed or self.lever in REVIEW_LEVERS or self.demand in REVIEW_DEMANDS

    @property
    def reminds(self) -> bool:
        """Whether it only asks a client on no platform to pay: nobody said that work is missing."""
        return self.unpaid and self.invoiced and not (self.platform or self.feedback)


def write_calm(answer: CalmAnswer) -> str:
    """The answer as plain text, in paragraphs."""
    return render("writing/calm.txt.jinja", calm=answer).strip()

"""Where the money is, what was asked and done about it, and what interest it could bear."""

from decimal import Decimal

from calculators.engine.fields import Choice, Field
from calculators.facts.platform import ON_NONE


class MoneyPlace(Choice):
    HELD = (
        "held",
        "Held by the platform",
        "A funded milestone, also called escrow or project funds.",
        "",
        True,
        ON_NONE,
    )
    RELEASED = "released", "Released to me"
    UNPAID_HOURS = (
        "unpaid_hours",
        "Not paid yet: an invoice, hours, or work that nobody funded",
        "Hours in review, too.",
    )
    REFUNDED = "refunded", "Gone back to the client"
    CHARGED_BACK = "charged_back", "Taken back through the client's bank", "A chargeback."
    NONE = "none", "No money is in question"
    NOT_SURE = "not_sure", "Not sure"


def found_at(place: MoneyPlace, *, direct: bool) -> MoneyPlace:
    """Where the money is. direct: the client is on no platform, so that none holds it."""
    return MoneyPlace.UNPAID_HOURS if direct and place == MoneyPlace.HELD else place


class PlatformSteps(Choice):
    NOT_STARTED = "not_started", "Nothing yet"
    RUNNING = "running", "Begun, and not yet decided", "A dispute, a report or a ticket is open."
    CLOSED = "closed", "Done: refused, over, or too late"
    NOT_SURE = "not_sure", "Not sure"


class LawOf(Choice):
    CLIENT = "client", "The client's place"
    FREELANCER = "freelancer", "My place"


MONEY_PLACE = Field("Where is the money?")
PLATFORM_STEPS = Field("What have you done on the platform?", "Disputes, reports, tickets.")
REFUND_REQUESTED = Field(
    "Day the client asked for a refund through the platform",
    "With the platform's own form. A threat in a message is not yet a request.",
    unless=ON_NONE,
)
DEMANDED_ON = Field("Day you first asked for the money in writing")
LAW_OF = Field(
    "Whose law decides the interest?",
    "What the contract says. If it says nothing, the client's place, where you would sue.",
)
AGREED_INTEREST = Field(
    "Yearly interest that the contract sets",
    "In percent. Blank means none.",
    most=Decimal(100),
    unit="percent",
)
WORK_VALUE = Field(
    "Value of all your work for this client",
    "In US dollars, paid or unpaid, over the months before the last debt. "
    "Statutes add it up. Blank means at least what is unpaid.",
    unit="USD",
)

"""The days of a contract's life that have a question of their own, for every tool that asks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.engine.fields import Field


@dataclass(frozen=True, kw_only=True)
class Release:
    released: Annotated[date, Field("Day the money was released or paid to you", timed=True)]
    amount: Annotated[Decimal | None, Field("Sum in US dollars", unit="USD")] = None


WORK_SUBMITTED = Field("Day you first submitted the work", "With the Submit Work button.")
CHANGES_REQUESTED = Field(
    "Day the client last asked for changes", "With the button, not only in a message."
)
WORK_RESUBMITTED = Field("Day you last submitted the work again")
RELEASES = Field(
    "Money released or paid to you", "One row for each payment, the bonus payments too."
)
MEDIATION_ASKED = Field(
    "Day the client took a payment to mediation",
    "The day of the platform's notice, if you do not know it.",
)
LAST_DUE = Field(
    "Day the last milestone was due", "If nothing has happened on the contract for weeks."
)
LAST_ACTIVITY = Field(
    "Day of the last activity on the contract",
    "Money funded or released, a refund, a request, a new or changed milestone. "
    "Messages do not count.",
)
NOTICE_CAME = Field("Day a notice of a dormant contract came", "If you do not know the days above.")
RELEASE_REQUESTED = Field("Day you asked for release of the dormant money")
DISPUTE_FILED = Field("Day you filed a dispute")
DISPUTE_DECLINED = Field("Day the client declined it and both sides had sent evidence")
PROPOSAL_MADE = Field("Day the mediator proposed a solution")
PROPOSAL_ANSWERED = Field("Day you answered the proposal")
NON_RESOLUTION_NOTICE = Field(
    "Day the platform wrote that mediation has failed",
    "The email is called notice of non-resolution.",
)
ARBITRATION_PAID = Field("Day you chose arbitration and paid for it")
HOURS_WORKED = Field(
    "Time when you worked the hours",
    "Any moment of that work, in your own time zone. It decides the billing week.",
)
HOURS_DISPUTED = Field("Day the client disputed the hours")
HOURS_ANSWERED = Field("Day you answered that dispute")
FEEDBACK_POSTED = Field("Day you left feedback for the client")
REPLY_POSTED = Field("Day you answered it in public")
REVIEW_REPORTED = Field("Day you reported it to the platform")
EDIT_ENABLED = Field("Day you let the client change it")

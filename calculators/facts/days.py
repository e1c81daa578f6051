"""The days of a contract's life that have a question of their own, for every tool that asks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from calculators.engine.fields import Field
from calculators.facts.platform import ON_NONE


@dataclass(frozen=True, kw_only=True)
class Release:
    released: Annotated[date, Field("Day the money was released or paid to you", timed=True)]
    amount: Annotated[Decimal | None, Field("Sum in US dollars", unit="USD")] = None


WORK_SUBMITTED = Field(
    "Day you first submitted the work",
    "With the platform's button for it. Without a platform, the day you sent the work.",
)
CHANGES_REQUESTED = Field(
    "Day the client last asked for changes",
    "With the button, not only in a message.",
    unless=ON_NONE,
)
WORK_RESUBMITTED = Field("Day you last submitted the work again")
RELEASES = Field(
    "Money released or paid to you", "One row for each payment, the bonus payments too."
)
MEDIATION_ASKED = Field(
    "Day the client took a payment to mediation",
    "The day of the platform's notice, if you do not know it.",
    unless=ON_NONE,
)
LAST_DUE = Field(
    "Day the last milestone was due",
    "If nothing has happened on the contract for weeks.",
    unless=ON_NONE,
)
LAST_ACTIVITY = Field(
    "Day of the last activity on the contract",
    "Money funded or released, a refund, a request, a new or changed milestone. "
    "Messages do not count.",
    unless=ON_NONE,
)
NOTICE_CAME = Field(
    "Day a notice of a dormant contract came", "If you do not know the days above.", unless=ON_NONE
)
RELEASE_REQUESTED = Field("Day you asked for release of the dormant money", unless=ON_NONE)
DISPUTE_FILED = Field("Day you filed a dispute", unless=ON_NONE)
DISPUTE_DECLINED = Field(
    "Day the client declined it and both sides had sent evidence", unless=ON_NONE
)
PROPOSAL_MADE = Field("Day the mediator proposed a solution", unless=ON_NONE)
PROPOSAL_ANSWERED = Field("Day you answered the proposal", unless=ON_NONE)
NON_RESOLUTION_NOTICE = Field(
    "Day the platform wrote that mediation has failed",
    "The email is called notice of non-resolution.",
    unless=ON_NONE,
)
ARBITRATION_PAID = Field("Day you chose arbitration and paid for it", unless=ON_NONE)
HOURS_WORKED = Field(
    "Time when you worked the hours",
    "Any moment of that work, in your own time zone. It decides the billing week.",
)
HOURS_DISPUTED = Field("Day the client disputed the hours", unless=ON_NONE)
HOURS_ANSWERED = Field("Day you answered that dispute", unless=ON_NONE)
FEEDBACK_POSTED = Field("Day you left feedback for the client")
REPLY_POSTED = Field("Day you answered it in public")
REVIEW_REPORTED = Field("Day you reported it to the platform", unless=ON_NONE)
EDIT_ENABLED = Field("Day you let the client change it", unless=ON_NONE)

"""The last step on the contract: one question for readers who do not enter every day."""

from calculators.engine.fields import Choice, Field
from calculators.facts.platform import HOSTED


class LastStep(Choice):
    NOTHING = "nothing", "Nothing: there are only messages"
    ENDED = "contract_ended", "The client ended the contract"
    REFUND_ASKED = (
        "refund_requested",
        "The client asked for a refund with the platform's own form",
        *HOSTED,
    )
    SUBMITTED = "work_submitted", "I submitted the work, and the client has not acted on it"
    CHANGES = (
        "changes_requested",
        "The client asked for changes with the platform's button",
        *HOSTED,
    )
    REFUSED = (
        "release_refused",
        "The client refuses to release the money for submitted work",
        *HOSTED,
    )
    HOURS = "hours_disputed", "The client disputed my hours", *HOSTED
    MEDIATION = "mediation_asked", "The client opened a dispute: mediation", *HOSTED
    CHARGEBACK = "chargeback", "The client's bank took the payment back: a chargeback"
    NOT_SURE = "not_sure", "Not sure"


# Steps whose day starts no clock: the question for the day is not asked.
UNDATED = (LastStep.NOTHING, LastStep.REFUSED, LastStep.NOT_SURE)
# The condition of the question for the day.
DATED = "last_step=" + "|".join(step.value for step in LastStep if step not in UNDATED)

LAST_STEP = Field("What happened last on the contract?", "A step on the platform, not a message.")
LAST_STEP_ON = Field("Day of that step", "It sets your last day to act.")

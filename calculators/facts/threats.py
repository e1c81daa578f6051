"""What is demanded, and what is threatened with: two questions, with the recogniser's labels."""

from calculators.engine.fields import Choice, Field
from calculators.facts.platform import HOSTED


class Demand(Choice):
    REFUND = "refund", "Money back"
    DISCOUNT = "discount", "A lower price"
    RELEASE_OR_PAY = "release_or_pay", "A payment or a release"
    FREE_WORK = "free_work", "Work without pay"
    BETTER_REVIEW = "feedback_change_or_good", "A better review"
    REMOVE_REVIEW = "remove_feedback", "The removal of a review"
    FILES = "files_or_access", "Files or access"
    OFF_PLATFORM = "off_platform", "Payment or contact outside the platform", *HOSTED
    CANCEL = "cancel", "A cancellation"
    OTHER = "other", "Something else"
    NONE = "none", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class Lever(Choice):
    BAD_REVIEW = "bad_review", "A bad review"
    NO_REVIEW = "no_review", "Leaving no review"
    GOOD_REVIEW = "good_review", "The offer of a good review"
    REPORT = "report_platform", "A report to the platform"
    CHARGEBACK = "chargeback", "A chargeback"
    LEGAL = "legal", "Legal action"
    POLICE = "police_authority", "The police or an authority"
    PUBLIC = "public_exposure", "Making something public"
    HARM_DONE = "harm_done_repair", "Not repairing harm already done"
    HARM = "harm_threat", "Harm to a person or to property"
    ACCOUNT = "account_access", "A login or an account that is kept back"
    FILES = "withheld_files", "Files or work held back"
    TELL = "tell_employer_or_others", "Telling an employer, family or others"
    NONE = "none", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class LeftUndone(Choice):
    REPLY = "reply", "Answering me"
    INVOICE = "invoice", "Paying my invoice"


DEMAND = Field("What does the client want from you?")
LEVER = Field("What does the client threaten?")
LEFT_UNDONE = Field(
    "What is the client not doing?", "Blank means none of these, or that you do not know."
)
# Levers that are about the review of this contract.
REVIEW = (Lever.BAD_REVIEW, Lever.NO_REVIEW, Lever.GOOD_REVIEW)

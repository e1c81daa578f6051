"""Choices that several calculators share: one name, one meaning, the same values everywhere."""

from calculators.engine.fields import Choice


class ContractType(Choice):
    FIXED_PRICE = "fixed_price", "Fixed price"
    HOURLY = "hourly", "Hourly"
    MIXED = "mixed", "Both: milestones and hours"


class Party(Choice):
    CLIENT = "client", "The client"
    FREELANCER = "freelancer", "I did"
    NOT_SURE = "not_sure", "Not sure"


class MoneyPlace(Choice):
    HELD = "held", "Held by Upwork", "A funded milestone, also called escrow or project funds."
    RELEASED = "released", "Released to me", "The client wants it back."
    UNPAID_HOURS = "unpaid_hours", "Hours not yet paid out, or work that nobody funded"
    NONE = "none", "No money is in question"
    NOT_SURE = "not_sure", "Not sure"


class ReviewContent(Choice):
    NO = "no", "No review is posted"
    OPINION = "opinion", "Yes: an opinion, or facts that are true"
    FALSE_FACT = "false_fact", "Yes: it states a fact that I can show is false"
    NOT_SURE = "not_sure", "Not sure"


class PlatformSteps(Choice):
    NOT_STARTED = "not_started", "Nothing yet"
    RUNNING = "running", "Begun, and not yet decided", "A dispute, a report or a ticket is open."
    CLOSED = "closed", "Done: refused, over, or too late"
    NOT_SURE = "not_sure", "Not sure"

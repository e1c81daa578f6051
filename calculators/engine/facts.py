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

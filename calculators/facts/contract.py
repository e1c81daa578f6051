"""The contract: what it is called, its kind, when it ran, and what was agreed."""

from calculators.engine.fields import Choice, Field
from calculators.facts.platform import ON_NONE


class ContractType(Choice):
    FIXED_PRICE = "fixed_price", "Fixed price"
    HOURLY = "hourly", "Hourly"
    MIXED = "mixed", "Both: milestones and hours"


class ContractForm(Choice):
    WRITTEN = "written", "In writing", "An offer accepted on the platform is in writing."
    SPOKEN = "spoken", "Spoken, or never written down"
    NOT_SURE = "not_sure", "Not sure"


class Party(Choice):
    CLIENT = "client", "The client"
    FREELANCER = "freelancer", "I did"
    NOT_SURE = "not_sure", "Not sure"


CONTRACT_TITLE = Field("Title of the contract or order")
CONTRACT_ID = Field(
    "Number of the contract or order", "Look for it on its page, or in that page's address."
)
CONTRACT_TYPE = Field("Kind of contract")
CONTRACT_FORM = Field("Is the contract in writing?")
CONTRACT_BEGAN = Field("Day the contract began")
CONTRACT_ENDED = Field("Day the contract ended", "Leave blank while it is still open.")
ENDED_BY = Field("Who ended the contract?")
FIRST_CONTACT = Field(
    "Day you and the client first met on the platform",
    "Your proposal or their invitation, whichever came first.",
    unless=ON_NONE,
)
SCOPE = Field("What was agreed", "In two lines: the work and the price.", long=True, most=600)

"""What comes before money and reviews: an account, or somebody's safety."""

from calculators.engine.fields import Choice, Field


class Stake(Choice):
    NONE = "none", "Neither"
    ACCOUNT = "account", "My account: somebody is trying to get into it"
    LIMITED = "limited", "My account: the platform has limited it"
    SAFETY = (
        "safety",
        "My safety, or somebody else's",
        "A threat to a person, a home or a family, or I may hurt myself.",
    )
    NOT_SURE = "not_sure", "Not sure"


STAKE = Field("Is your account or somebody's safety in danger?")

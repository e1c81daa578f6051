"""What the writer of a letter chooses: what it is about, its tone, the way to pay, what follows."""

from calculators.engine.fields import Choice
from calculators.facts.platform import HOSTED


class Subject(Choice):
    MONEY = "money", "The money"
    REVIEW = "review", "The false statements in a review"
    BOTH = (
        "both",
        "Both in one letter",
        ("A risk: it can be read as a trade of money for a review."),
    )


class Tone(Choice):
    NEUTRAL = "neutral", "Neutral", "The best first letter."
    FIRM = "firm", "Firm", "For a second letter, or a client who does not answer."
    LAST = "last", "Last", "The letter after which you act. It says so."


class Route(Choice):
    MILESTONE = "milestone", "A new funded milestone", "It is protected once it is funded."
    BONUS = (
        "bonus",
        "A bonus on the contract",
        ("Second best: it is meant as extra pay, and is not protected."),
    )
    OTHER = "other", "Another way", "Only when the ban on outside payment has ended."


class Proceeding(Choice):
    COURT = "court", "A civil claim in a court"
    SMALL_CLAIMS = "small_claims", "A claim in a small-claims court"
    ARBITRATION = "arbitration", "The arbitration that was agreed"


class Sending(Choice):
    EMAIL = "email", "By email"
    POST = "post", "By post"
    COURIER = "courier", "By courier"
    PLATFORM = "platform", "In the platform's messages", *HOSTED

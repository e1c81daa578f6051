"""A time limit that a message or a notice sets, and who set it."""

from calculators.engine.fields import Choice, Field
from calculators.facts.platform import HOSTED


class LimitFrom(Choice):
    CLIENT = "client", "The client's message"
    NOTICE = "notice", "A notice of the platform, or a request there", *HOSTED


class LimitSure(Choice):
    NAMED = "named", "Yes: the message names it, or the day on which it came is known"
    LATEST = "latest", "No: it is the latest day, counted from when we read the message"
    NO_ZONE = "no_zone", "Not to the hour: the message names an hour and no time zone"


MESSAGE_LIMIT = Field(
    "Day on which a time limit in a message ends",
    "The last day that the message or the notice names for your answer, with its time if named.",
)
LIMIT_FROM = Field("Who set that time limit?", "Blank means the client.")
LIMIT_SURE = Field("Is that day certain?", "Blank means yes.")

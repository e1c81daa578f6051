"""A marketplace's notice, pasted as it is: nobody threatens in it."""

from dataclasses import replace

from calculators.reading.labels import SIDES, reason
from calculators.reading.recognise import Reading
from calculators.reading.steps import reads_as_notice

# What a notice is taken for by its own words, such as those of a dispute.
BY_ITS_WORDS = "report_platform"


def read_notice(found: Reading | None, text: str) -> Reading | None:
    """The reading, without a threat that no word of a notice names. text: what was read."""
    if found is None or not (found.lever == BY_ITS_WORDS or "lever" in found.guessed):
        return found
    if not reads_as_notice(text):
        return found
    said = reason("none", SIDES[2], found.demand, "none")
    return replace(found, threat="none", lever="none", marks=(), reason=said)

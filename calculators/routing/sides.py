"""Which side a ticket says presses, offers or announces, where its words name one side alone."""

import re
from dataclasses import replace
from functools import cache

from calculators.engine import data
from calculators.reading.labels import SIDES, reason
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/sides.toml"
BY = {"client": SIDES[0], "freelancer": SIDES[1]}
PART = re.compile(r"\{([a-z]+)\}")


def side_named(text: str) -> str:
    """The side that words of a text name as who does it, a label; "" for none or both."""
    plain = text.translate(PLAIN).lower()
    found = [name for name in BY if _pattern(name, "named").search(plain)]
    if len(found) != 1 or not _pattern(found[0], "does").search(plain):
        return ""
    return BY[found[0]]


def read_side(read: Reading, text: str) -> Reading:
    """What was recognised, with the side that words of the text name."""
    side = side_named(text)
    if not side or (read.side_told and read.side == side):
        return read
    said = reason(read.threat, side, read.demand, read.lever) if read.threat != "none" else ""
    return replace(read, side=side, side_told=True, reason=said or read.reason)


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    source: dict[str, str] = data.load(SOURCE)[table]
    return re.compile(PART.sub(lambda part: source[part[1]], source[name]))

"""Which side a ticket says presses, offers or announces, where its words name one side alone."""

from dataclasses import replace

from calculators.reading.labels import SIDES
from calculators.reading.patterns import prepare
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/sides.toml"
BY = {"client": SIDES[0], "freelancer": SIDES[1]}


def side_named(text: str) -> str:
    """The side that words of a text name as who does it, a label; "" for none or both."""
    plain = text.translate(PLAIN).lower()
    found = [name for name in BY if prepare(SOURCE, name, "named").search(plain)]
    if len(found) != 1 or not prepare(SOURCE, found[0], "does").search(plain):
        return ""
    return BY[found[0]]


def read_side(read: Reading, text: str) -> Reading:
    """What was recognised, with the side that words of the text name."""
    side = side_named(text)
    if not side or (read.side_told and read.side == side):
        return read
    return replace(read, side=side, side_told=True)

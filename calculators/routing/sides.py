"""Which side a ticket says presses, offers or announces.

Its words name one side alone, or they say who writes: then it is the other one.
"""

from dataclasses import replace

from calculators.reading.labels import SIDES
from calculators.reading.patterns import prepare
from calculators.reading.recognise import CLIENT_WANTS, Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/sides.toml"
BY = {"client": SIDES[0], "freelancer": SIDES[1]}


def side_named(text: str) -> str:
    """The side that does it by the words of a text, a label; "" where they say none or both."""
    plain = text.translate(PLAIN).lower()
    if writer := writer_named(plain):
        return next(side for name, side in BY.items() if name != writer)
    found = [name for name in BY if prepare(SOURCE, name, "named").search(plain)]
    if len(found) != 1 or not prepare(SOURCE, found[0], "does").search(plain):
        return ""
    return BY[found[0]]


def writer_named(plain: str) -> str:
    """client | freelancer, who writes a text in small letters, or ""."""
    found = [name for name in BY if prepare(SOURCE, "writer", name).search(plain)]
    return found[0] if len(found) == 1 else ""


def read_side(read: Reading, text: str) -> Reading:
    """What was recognised, with the side that words of the text name.

    A client who writes may press themselves, for what only clients want.
    """
    side = side_named(text)
    named = read.demand in CLIENT_WANTS and "demand" not in read.guessed
    if named and writer_named(text.translate(PLAIN).lower()) == "client":
        return read
    if not side or (read.side_told and read.side == side):
        return read
    return replace(read, side=side, side_told=True)

"""Which other readings of a message are nearly as likely, and how far off each is."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

# What the reading that nobody presses is called.
THREAT, NONE = "threat", "none"


class Rival(NamedTuple):
    """kind: demand | lever | threat, in what it differs; label: its own; gap: how far it is."""

    kind: str
    label: str
    gap: float


def nearest(
    pressure: float,
    demands: Sequence[tuple[str, float]],
    levers: Sequence[tuple[str, float]],
    settled: Collection[str] = (),
) -> tuple[Rival, ...]:
    """The next best reading of each kind, but not of those that plain words settle.

    pressure: how far a threat is likely. demands, levers: labels with scores, the best first.
    """
    found = [Rival(THREAT, NONE, pressure)]
    for kind, ranked in (("demand", demands), ("lever", levers)):
        found.append(Rival(kind, ranked[1][0], ranked[0][1] - ranked[1][1]))
    return tuple(one for one in found if one.kind not in settled)

"""The keystroke-level model (Card, Moran and Newell, 1980): seconds of steps that are counted."""

from dataclasses import dataclass

# Seconds. A key by somebody who is no typist; to point at a thing and press it; to make up one's
# mind before an act. Reading is in none of them, and waiting is measured.
KEY, TAP, DECIDE = 0.28, 1.2, 1.35
# Taps: on a phone, a text is pasted by a long press and a tap; a day is chosen in a calendar that
# is opened, gone through, and closed.
PASTE, DAY, CHOICE = 2, 3, 1


@dataclass(frozen=True)
class Steps:
    """What somebody did. decisions: answers and other acts that need a thought. waited: seconds."""

    taps: int = 0
    keys: int = 0
    answers: int = 0
    decisions: int = 0
    waited: float = 0.0

    def __add__(self, other: "Steps") -> "Steps":
        return Steps(
            self.taps + other.taps,
            self.keys + other.keys,
            self.answers + other.answers,
            self.decisions + other.decisions,
            self.waited + other.waited,
        )

    @property
    def seconds(self) -> float:
        """Seconds by the model, with the waiting."""
        return self.taps * TAP + self.keys * KEY + self.decisions * DECIDE + self.waited

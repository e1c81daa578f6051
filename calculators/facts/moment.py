"""The moment to calculate from, and the reader's zone: the page fills them in."""

from calculators.engine.fields import TIME as TIME
from calculators.engine.fields import Field

NOW = Field("Calculate as of", "Blank means now.")
ZONE = Field("Your time zone")

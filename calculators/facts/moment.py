"""The moment to calculate from, and the reader's zone: the page fills them in."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from calculators.engine.fields import TIME as TIME
from calculators.engine.fields import Field

NOW = Field("Calculate as of", "Blank means now.")
ZONE = Field("Your time zone")


def local_day(moment: date | datetime, zone: ZoneInfo) -> date:
    """The day of a fact that can be an instant, in `zone`; a day is as it was given."""
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment

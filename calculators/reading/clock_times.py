"""The hour that a text names beside a day, such as "16:42 UTC" or "12 Uhr", and its time zone."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache

from calculators.engine import data

# Characters before a day in which its hour may stand.
BEFORE = 40
NOON = 12


@dataclass(frozen=True)
class SaidTime:
    """Where the words of the hour and of its day begin and end, the hour, and its zone if named."""

    start: int
    end: int
    at: time
    zone: tzinfo | None

    def on(self, day: date, zone: tzinfo) -> datetime:
        """The instant on a day. zone: what counts where the text names none."""
        return datetime.combine(day, self.at, self.zone or zone)


def find_time(plain: str, start: int, end: int) -> SaidTime | None:
    """The hour right after the words of a day, or right before them; small letters.

    start, end: where the words of the day stand.
    """
    if found := _pattern("after").match(plain, end):
        return _read(found, start, found.end())
    begins = max(0, start - BEFORE)
    if found := _pattern("before").search(plain[begins:start]):
        return _read(found, begins + found.start("clock"), end)
    return None


def _read(found: re.Match[str], start: int, end: int) -> SaidTime | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").replace(".", "")
    if half and not 1 <= hour <= NOON:
        return None
    hour = hour % NOON + (NOON if half == "pm" else 0) if half else hour
    return SaidTime(start, end, time(hour, minute), _zone(found["zone"] or "", found["offset"]))


def _zone(name: str, offset: str | None) -> tzinfo | None:
    if not name:
        return None
    hours = _source()["zones"].get(name, 0) + int((offset or "0").replace("\u2212", "-"))
    return timezone(timedelta(hours=hours)) if hours else UTC


@cache
def _source() -> dict[str, dict[str, int]]:
    return data.load("reading/clock_times.toml")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    source = data.load("reading/clock_times.toml")
    written = source["patterns"][name].replace("{clock}", source["patterns"]["clock"])
    return re.compile(written.replace("{zones}", "|".join(source["zones"])))

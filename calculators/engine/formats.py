"""How dates, instants, sums and values are written for a reader. No rule lives here."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from calculators.engine.parameters import Value

# An answer names the same few days again and again, and so does the next one.
remember = lru_cache(maxsize=2000)

COUNTED = {"calendar day", "business day", "hour", "day", "month", "year", "count"}


def format_day(day: date) -> str:
    """`Thursday 8 October 2026`: never a form that two countries read differently."""
    return _long_day(day.year, day.month, day.day)


def format_short_day(day: date) -> str:
    """`Thu 8 Oct 2026`, for tables and pictures."""
    return _short_day(day.year, day.month, day.day)


# By what is written, not by the day: two instants may be the same and yet fall on two days.
@remember
def _long_day(*numbers: int) -> str:
    day = date(*numbers)
    return f"{day:%A} {day.day} {day:%B} {day.year}"


@remember
def _short_day(*numbers: int) -> str:
    day = date(*numbers)
    return f"{day:%a} {day.day} {day:%b} {day.year}"


@remember
def format_instant(instant: datetime, zone: ZoneInfo | None = None) -> str:
    """`Friday 16 October 2026, 23:59 UTC`; in the zone given, or in UTC."""
    local = instant.astimezone(zone or UTC)
    return f"{format_day(local.date())}, {local:%H:%M} {format_zone(local)}"


def format_zone(local: datetime) -> str:
    """`UTC`, or the zone's name with its offset on that day: `America/Los_Angeles (UTC-07:00)`."""
    name = getattr(local.tzinfo, "key", "UTC")
    if name == "UTC":
        return "UTC"
    offset = f"{local:%z}"
    return f"{name} (UTC{offset[:3]}:{offset[3:]})"


def format_clock(local: datetime) -> str:
    """A time as people write it in a letter: `5 pm, Los Angeles time`, `2:05 pm UTC`."""
    hour = f"{local.hour % 12 or 12}" + (f":{local:%M}" if local.minute else "")
    half = "am" if local.hour < 12 else "pm"
    area, _, place = getattr(local.tzinfo, "key", "UTC").rpartition("/")
    if place == "UTC":
        return f"{hour} {half} UTC"
    if not area or area == "Etc":
        return f"{hour} {half} UTC{local:%z}"
    return f"{hour} {half}, {place.replace('_', ' ')} time"


def format_moment(moment: date | datetime, zone: ZoneInfo | None = None) -> str:
    """A day or an instant, each in its own form."""
    if isinstance(moment, datetime):
        return format_instant(moment, zone)
    return format_day(moment)


def format_money(amount: Decimal, currency: str) -> str:
    """`1,250.00 USD`: two decimals, the currency always named."""
    return f"{amount:,.2f} {currency}"


def format_value(value: Value[Any]) -> str:
    """A rule's value with its unit: `7 calendar days`, `337.50 USD`, `UTC`, `yes`."""
    shown = value.value
    if value.repealed:
        return "ended"
    if isinstance(shown, bool | list | dict):
        return format_plain(shown)
    if value.unit == "count":
        return f"{shown:,}"
    if value.unit in COUNTED:
        return f"{shown} {value.unit}" + ("" if shown == 1 else "s")
    if value.unit == "percent":
        return f"{shown} %"
    if value.unit == "date":
        return format_day(shown)
    if value.unit == "time":
        return f"{shown:%H:%M}"
    if len(value.unit) == 3 and value.unit.isupper() and isinstance(shown, str | int):
        return f"{Decimal(str(shown)):,.2f} {value.unit}"
    return format_plain(shown)


def format_plain(shown: object) -> str:
    """Any value of a rule as text: tables row by row, truth as yes and no."""
    if isinstance(shown, bool):
        return "yes" if shown else "no"
    if isinstance(shown, list):
        return "; ".join(format_plain(item) for item in shown)
    if isinstance(shown, date):
        return format_short_day(shown)
    if isinstance(shown, dict):
        return ", ".join(f"{key} {format_plain(item)}" for key, item in shown.items())
    return str(shown)


# Areas that hold so much that each of their topics has its own page of reference.
PAGE_FOR_EACH_TOPIC = {"law"}


def format_entry(id: str) -> str:
    """The address of a rule's entry below the site's root: `reference/upwork/#upwork.bonus.days`.

    id: a topic's or a parameter's.
    """
    area, topic, *_ = id.split(".")
    folder = f"{area}/{topic}" if area in PAGE_FOR_EACH_TOPIC else area
    return f"reference/{folder}/#{id}"


def format_markdown(text: str) -> str:
    """Text in which Markdown and HTML see nothing special. Lines lose the blanks they begin with:
    four of them would make code.
    """
    plain = re.sub(r"&(?=#?\w+;)", "&amp;", re.sub(r"(?m)^[^\S\n]+", "", str(text)))
    signs = re.sub(r"([\\`*_{}\[\]<>#|$~])", r"\\\1", plain)
    # At the start of a line: lists, numbers and the lines under a heading.
    return re.sub(r"(?m)^(\d+(?=[.)])|(?=[-+=]))", r"\1\\", signs)

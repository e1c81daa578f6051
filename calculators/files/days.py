"""Days and times as people and programs write them: all readings, and never a guess."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from calculators.engine.numeric_days import FIRST_YEAR, LAST_YEAR, NUMERIC, make, numeric, year_of
from calculators.files.found import NO_ZONE, FoundMoment
from calculators.files.words import ascii_digits, bare, fold, table

ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
DIGIT = re.compile(r"\d")
TIME = re.compile(r"(?<![\d:])(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?![\d:])")
ZONE = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2}):?(\d{2})?(?!\d)")
LETTERS = r"(?:[^\W\d_]|[\u0900-\u0963\u0970-\u097f])+"  # Hindi's vowels are no letters to Python
WORD = re.compile(rf"{LETTERS}(?:[.\-]{LETTERS})*\.?")
BEFORE_MONTH = re.compile(
    r"(?<![\d:])(\d{1,2})(?:\.|st|nd|rd|th|º|er|-е)?(?:\s+(?:de|of|d'))?[\s-]*$"
)
YEAR_BEFORE = re.compile(r"(?<![\d:])(\d{4})[.,]?\s+$")
AFTER_MONTH = re.compile(
    r"[\s.-]*(?:(\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?[\s,.-]*(?:del?\s+)?(?:(\d{4})(?![\d:]))?"
)
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class WrittenDay:
    """A day and a time as written. days: every reading. clock: HH:MM or HH:MM:SS, 24 hours.

    weekday: 1 to 7 as said beside it, 0 for none. offset: minutes east of UTC. year_said: false
    where no year stands in the text, and then `days` is empty and `month_day` has the rest.
    """

    days: tuple[date, ...] = ()
    clock: str = ""
    weekday: int = 0
    offset: int | None = None
    month_day: tuple[int, int] | None = None


def order_of(days: Iterable[tuple[int, int, int]]) -> str:
    """What many days in figures prove together: dmy, mdy, ymd, or "" for nothing or for both."""
    orders: set[str] = set()
    for first, second, _ in days:
        if first > 31:
            orders |= {"ymd"} if FIRST_YEAR <= first <= LAST_YEAR else set()
        elif first > 12:
            orders.add("dmy")
        elif second > 12:
            orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def clock_of(hour: str, minute: str, second: str | None, half: str) -> str:
    """A time of day in 24 hours, or "" where there is no such time. half: am, pm or none."""
    number = int(hour)
    if half:
        if not 1 <= number <= 12 or (half == "noon" and number > 10):
            half = ""  # "15:41 PM" is written by some programs: the figure decides
        elif half in ("evening", "noon"):
            number = number % 12 + 12
        else:
            number %= 12
    if number > 23 or int(minute) > 59 or (second and int(second) > 59):
        return ""
    return f"{number:02}:{minute}" + (f":{second}" if second else "")


def half_of(text: str) -> str:
    """`morning` or `evening` where the text is one of the words for it."""
    found = table("clock").get(fold(text).strip(" ,[]")) if text.strip() else None
    return found if found and found != "other" else ""


def written(text: str, order: str = "") -> WrittenDay | None:
    """Reads a day, with or without a time. None where there is neither."""
    plain = ascii_digits(bare(text[:200]))
    if not DIGIT.search(plain):
        return None
    plain = re.sub(r"\([^()]*+\)", " ", plain)
    days: tuple[date, ...] = ()
    month_day = None
    found = ASIAN.search(plain) or NUMERIC.search(plain)
    if found and found.re is ASIAN:
        days = make(year_of(found[1]), int(found[2]), int(found[3]))
    elif found:
        first, between, second, third = found.groups()
        fixed = order or ("dmy" if "." in between and len(first) < 3 else "")
        days = numeric(year_of(first), int(second), year_of(third), fixed)
    else:
        named = _named(plain)
        if named:
            days, month_day, span = named
            plain = plain[: span[0]] + " " + plain[span[1] :]
    if found:
        plain = plain[: found.start()] + " " + plain[found.end() :]
    clock, offset = _time(plain)
    if not days and not month_day and not clock:
        return None
    weekday = next(
        (
            int(day)
            for word in WORD.findall(plain)
            if (day := table("weekdays").get(fold(word).strip(".")))
        ),
        0,
    )
    return WrittenDay(days, clock, weekday, offset, month_day)


def _named(text: str) -> tuple[tuple[date, ...], tuple[int, int] | None, tuple[int, int]] | None:
    """A day whose month is a word: the days, month and day without a year, and where it stands."""
    months, partial = table("months"), None
    for word in WORD.finditer(text):
        month = months.get(fold(word.group()).strip("."))
        if not month:
            continue
        before = BEFORE_MONTH.search(text[: word.start()])
        after = AFTER_MONTH.match(text[word.end() :])
        ahead = YEAR_BEFORE.search(text[: word.start()])
        if ahead and after and after.group(1):
            start, day, year = ahead.start(), after.group(1), ahead.group(1)
        elif before and after:
            start, day, year = before.start(), before.group(1), after.group(2)
            if not year and text[word.end() :].startswith("-"):  # 2-Oct-26
                year = after.group(1)
        elif after and after.group(1):
            start, day, year = word.start(), after.group(1), after.group(2)
        else:
            continue
        end = word.end() + after.end()
        if year:
            return make(year_of(year), int(month), int(day)), None, (start, end)
        if 1 <= int(day) <= 31:  # "mar. 14 oct. 2026": a weekday can look like a month
            partial = (), (int(month), int(day)), (start, end)
    return partial


def _time(text: str) -> tuple[str, int | None]:
    found = TIME.search(text)
    if not found:
        return "", None
    tail, head = text[found.end() :], text[: found.start()]
    half = ""
    for piece in (
        re.match(r"\s*([^\d,;\]]{1,12})", tail),
        re.search(r"([^\d,;\s]{1,8})\s*$", head),
    ):
        spoken = piece.group(1).strip() if piece else ""
        half = half or half_of(spoken) or half_of(spoken.split(" ")[0] if spoken else "")
    zone = ZONE.search(tail)
    offset: int | None = None
    if zone:
        sign = 1 if zone.group(1) == "+" else -1
        offset = sign * (int(zone.group(2)) * 60 + int(zone.group(3) or 0))
        offset = offset if abs(offset) <= 14 * 60 else None
    elif re.match(r"\s*+(?:[AaPp]\.?[Mm]\.?\s*+)?(?:Z|UTC|GMT)\b", tail):
        offset = 0
    hour, minute, second = found.groups()
    return clock_of(hour, minute, second, half), offset


def moment(seen: WrittenDay | None, raw: str = "") -> FoundMoment:
    """The moment of a message. raw: what the file has, for the doubt."""
    if not seen or not (seen.days or seen.month_day):
        return FoundMoment(local=seen.clock if seen else "", doubt=f'"{raw.strip()[:60]}"')
    if not seen.days and seen.month_day:
        month, day = seen.month_day
        return FoundMoment(
            local=f"--{month:02}-{day:02}" + (f"T{seen.clock}" if seen.clock else ""),
            doubt="year not in file",
        )
    if len(seen.days) > 1:
        return FoundMoment(days=tuple(map(str, seen.days)), local=seen.clock, doubt=NO_ZONE)
    (day_,) = seen.days
    if seen.weekday and day_.isoweekday() != seen.weekday:
        return FoundMoment(
            local=seen.clock,
            days=(),
            doubt=(
                f"{day_:%b} {day_.day}, {day_.year} is a {day_:%A}, the text says "
                f"{date(2024, 1, seen.weekday):%A}"
            ),
        )
    if not seen.clock:
        return FoundMoment(local=str(day_), doubt="day only")
    local = f"{day_}T{seen.clock}"
    if seen.offset is None:
        return FoundMoment(local=local, doubt=NO_ZONE)
    zone = timezone(timedelta(minutes=seen.offset))
    return instant(datetime.fromisoformat(local).replace(tzinfo=zone))


def instant(moment_: datetime) -> FoundMoment:
    """A moment that is known. Whole seconds; what a file has beyond them is kept."""
    try:
        utc = moment_.astimezone(UTC)
    except (OverflowError, ValueError):
        return FoundMoment(doubt=f'"{moment_}"')
    seconds = utc.isoformat()[:19]
    fraction = f".{utc.microsecond:06}".rstrip("0") if utc.microsecond else ""
    return FoundMoment(instant=f"{seconds}{fraction}Z")


def iso(text: object) -> FoundMoment:
    """The moment of ISO 8601 text, or of seconds or milliseconds since 1970."""
    if text is None or text == "":
        return FoundMoment(doubt="null")
    raw = str(text).strip()
    if re.fullmatch(r"\d{9,13}(\.\d+)?", raw):
        return epoch(raw)
    if not ISO.match(raw):
        return moment(written(raw), raw)
    fixed = re.sub(r"(\.\d{6})\d+", r"\1", raw)
    try:
        seen = datetime.fromisoformat(fixed)
    except ValueError:
        return FoundMoment(doubt=f'"{raw[:60]}"')
    if len(raw) == 10:
        return FoundMoment(local=raw, doubt="day only")
    if seen.tzinfo is None:
        return FoundMoment(local=seen.isoformat(), doubt=NO_ZONE)
    return instant(seen)


def epoch(text: object) -> FoundMoment:
    """The moment of seconds (or milliseconds) since 1970, to the whole second."""
    try:
        number = int(str(text).partition(".")[0])
        return instant(
            datetime.fromtimestamp(number / 1000 if number > 10**11 else number, UTC).replace(
                microsecond=0
            )
        )
    except (ValueError, OverflowError, OSError):
        return FoundMoment(doubt=f'"{str(text)[:60]}"')


def proof(order: str, example: str) -> str:
    """A sentence that says what an order of figures rests on."""
    name = {"dmy": "day/month", "mdy": "month/day", "ymd": "year/month/day"}[order]
    return f"{example} proves that days are written {name}."

"""The head of a mail: who sent it, when, and what a server says about it."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from calculators.files import charsets, days, mime
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundMoment
from calculators.files.limits import LONGEST_LINE

# The line Date as nearly all are, of a year that a contract can be in.
USUAL = re.compile(
    r"(?:([A-Z][a-z]{2}), )?(\d\d?) ([A-Z][a-z]{2}) ((?:19|20)\d\d)"
    r" (\d\d:\d\d:\d\d) ([+-](?:0\d|1[0-3])[0-5]\d)(?: \([A-Z]{1,5}\))?"
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# A year such as 0026, which the library takes for one of two digits.
OLD_YEAR = re.compile(r"(?<![\d:+-])0\d{2,3}(?![\d:])")
ZONE = re.compile(r"(?:\s|\d)([+-]\d{4}|[A-Za-z]{1,5})\s*(?:\(.*)?$")
KNOWN_ZONES = frozenset(
    ["GMT", "UT", "UTC", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"]
)


def sender(head: mime.Head, draft: FileDraft) -> tuple[str | None, list[str]]:
    given = mime.raws(head, "from")
    if not given:
        draft.say("no_sender", "The mail has no line From.")
        return None, []
    if len(given) > 1:
        draft.say("two_from", "The mail has more than one line From: the first is shown.")
    line = given[0][: LONGEST_LINE // 5]
    if not line.isascii() and any("\ud800" <= c <= "\udfff" for c in line):
        line = mime.header(line, draft, "line From")
    people = [
        (mime.header(name, draft, "line From"), address)
        for name, address in mime.addresses([line])
        if name or address
    ]
    if not people:
        return mime.header(line, draft, "line From") or None, []
    shown = " and ".join(f"{name} <{address}>" if name else address for name, address in people)
    other = [address for _, address in mime.addresses(mime.raws(head, "sender")) if address]
    addresses = [address for _, address in people]
    if len(people) > 1:
        shown += f" ({'two' if len(people) == 2 else len(people)} addresses in From)"
        draft.say("two_senders", f"From has {len(people)} addresses.")
    if other and other[0] not in addresses:
        draft.say("sender_differs", f"Sender is another address than From: {other[0]}.")
    reply = [address for _, address in mime.addresses(mime.raws(head, "reply-to")) if address]
    if reply and reply[0].lower() not in [address.lower() for address in addresses]:
        draft.say("reply_differs", f"An answer would go to another address than From: {reply[0]}.")
    return shown, addresses


def moment(head: mime.Head, draft: FileDraft, line: int) -> FoundMoment:
    given = [mime.header(raw, draft, "line Date") for raw in mime.raws(head, "date")]
    if not given:
        came = re.findall(r"; *([^;]{10,60})$", next(iter(mime.raws(head, "received")), "").strip())
        hint = (
            f' A mail server says that it came on "{charsets.whole(came[0])}" (a hint).'
            if came
            else ""
        )
        draft.say(
            "no_date", f"The mail has no line Date: its day cannot be known from it.{hint}", line
        )
        return FoundMoment(doubt="no Date header")
    if len(given) > 1:
        said = ", ".join(
            f'"{raw[:60]}" {"possible" if _when(raw).instant else "impossible"}'
            for raw in given[:3]
        )
        draft.say("two_dates", f"The mail has {len(given)} lines Date: {said}.", line)
        return FoundMoment(
            doubt=(
                f"{'two' if len(given) == 2 else len(given)} Date headers, {said} (shown as a hint)"
            )
        )
    if usual := _usual(given[0]):
        return usual
    found = _when(given[0])
    if not found.instant:
        draft.say("date_doubt", f'The line Date is "{given[0][:80]}": {found.doubt}.', line)
    elif wrong := _other_weekday(given[0]):
        draft.say(
            "weekday", f'The line Date is "{given[0][:80]}", and that day is a {wrong}.', line
        )
    return found


def _usual(text: str) -> FoundMoment | None:
    """The moment of a Date header whose form is usual and whose weekday is right, else None."""
    if not (found := USUAL.fullmatch(text)):
        return None
    weekday, day, month, year, clock, zone = found.groups()
    try:
        local = datetime.fromisoformat(
            f"{year}-{MONTHS.index(month) + 1:02}-{day:0>2}T{clock}{zone}"
        )
    except ValueError:
        return None
    right = weekday is None or weekday == WEEKDAYS[local.weekday()]
    return days.instant(local) if right else None


def _other_weekday(text: str) -> str:
    """The weekday of a Date header's day where the header names another one, else ""."""
    seen = days.written(text[:200])
    day = seen.days[0] if seen and len(seen.days) == 1 else None
    wrong = seen and day and seen.weekday and day.isoweekday() != seen.weekday
    return f"{day:%A}" if wrong else ""


def _when(text: str) -> FoundMoment:
    """The moment of a Date header."""
    try:
        parsed = parsedate_tz(text[:200])
        if parsed is None or OLD_YEAR.search(text[:200]):
            return days.moment(days.written(text), text)
        local = datetime(*parsed[:6])  # noqa: DTZ001 - the zone follows below
        zone = ZONE.search(text[:200])
        word = zone.group(1) if zone else ""
        if not word or word.upper() in ("AM", "PM"):
            return FoundMoment(local=local.isoformat(), doubt=NO_ZONE)
        if word[0] not in "+-" and word.upper() not in KNOWN_ZONES:
            return FoundMoment(
                local=local.isoformat(), doubt=f'the zone "{word}" is not one that mails may use'
            )
        seconds = int(parsed[9] or 0)
        if abs(seconds) > 14 * 3600:
            return FoundMoment(local=local.isoformat(), doubt=f'there is no zone "{word}"')
        return days.instant(
            local.replace(tzinfo=timezone(timedelta(seconds=seconds)) if seconds else UTC)
        )
    except (ValueError, OverflowError, TypeError, IndexError):
        return FoundMoment(doubt=f'"{text[:60]}"')


def say_authentic(head: mime.Head, draft: FileDraft) -> None:
    results = mime.raws(head, "authentication-results")
    said = "A mail cannot be proved genuine on this computer"
    if results:
        marks = ", ".join(
            dict.fromkeys(re.findall(r"\b(?:dkim|spf|dmarc)=\w+", " ".join(results)[:5000]))
        )
        draft.say(
            "genuine",
            f"{said}: {marks or 'the result'} is a line written by the mail server, shown as "
            "said by it.",
        )
    else:
        draft.say(
            "genuine",
            f"{said}; it carries no line of the mail server about it (no Authentication-Results).",
        )

"""A thread that somebody copied from Gmail's page."""

import re
from dataclasses import replace
from datetime import timedelta

from calculators.engine.numeric_days import make
from calculators.files import days, quotations
from calculators.files.days import WrittenDay
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage
from calculators.files.limits import LONGEST_TEXT, MOST_COPIED
from calculators.files.words import bare, fold, table, trim

AGO = re.compile(
    r"\((\d{1,4}) (?:days? ago|дн\w* назад)\)"
    r"|\((?:vor|il y a|hace|há) (\d{1,4}) (?:tag\w*|jours?|días?|dias?)\)",
    re.IGNORECASE,
)


def heads(lines: list[str]) -> list[tuple[int, int, str, str]]:
    """Heads of a Gmail page: line, line after the head, sender, and the day as written."""
    found = []
    for number, line in enumerate(lines):
        if line.rstrip().endswith(":") or line.lstrip().startswith(">"):
            continue
        below = bare(lines[number + 1]) if number + 1 < len(lines) else ""
        address = quotations.ADDRESS.search(line)
        if not address:
            # A mail that is folded up shows a name alone, its day, and "to me".
            if 0 < len(line.strip()) < 60 and _dated(below) and _to(lines, number + 2):
                found.append((number, number + 3, trim(line), trim(below)))
            continue
        rest = trim(bare(line[address.end() :]))
        if quotations.HEADER.match(line) or not (_dated(rest) or (not rest and _dated(below))):
            continue
        when, end = (rest, number + 1) if rest else (trim(below), number + 2)
        found.append((number, end + _to(lines, end), trim(line[: address.end()]), when))
    return found


def _to(lines: list[str], number: int) -> bool:
    """If a line says to whom the mail went: "to me"."""
    first = fold(lines[number]).split()[:1] if number < len(lines) else []
    return (
        bool(first)
        and table("headers").get(first[0].rstrip(":")) == "to"
        and (len(lines[number]) < 200)
    )


def _dated(text: str) -> bool:
    seen = days.written(text) if len(text) < 100 else None
    return bool(seen and seen.clock and (seen.days or seen.month_day))


def read(lines: list[str], draft: FileDraft) -> None:
    """Adds the messages of a thread, and what they quote."""
    found = heads([bare(line) for line in lines])
    ends = [start for start, _, _, _ in found[1:]] + [len(lines)]
    seen: list[tuple[WrittenDay | None, str]] = []
    for (start, body, sender, when), end in zip(found[:MOST_COPIED], ends, strict=False):
        own, quoted = quotations.split("\n".join(lines[body:end]))
        written = days.written(when)
        seen.append((written, when))
        draft.messages.append(
            FoundMessage(
                sender, days.moment(written, when), trim(own)[:LONGEST_TEXT], draft.at(start + 1)
            )
        )
        draft.quoted += [
            FoundMessage(q.sender, q.moment, q.text, draft.at(body + q.line), subject=q.subject)
            for q in quoted
        ]
    for number, (written, when) in enumerate(seen):
        if written and not written.days and written.month_day:
            draft.messages[number] = _with_year(draft.messages[number], written, when, seen)
    _say_ago(seen, draft)


def _with_year(
    message: FoundMessage, written: WrittenDay, when: str, seen: list[tuple[WrittenDay | None, str]]
) -> FoundMessage:
    """Adds the year where a weekday or "N days ago" leave one near another message's."""
    assert written.month_day
    month, day = written.month_day
    for other, raw in seen:
        if not other or not other.days:
            continue
        near = other.days[0]
        for year in (near.year, near.year - 1, near.year + 1):
            made = make(year, month, day)
            if not made or (written.weekday and made[0].isoweekday() != written.weekday):
                continue
            ago, other_ago = _ago(when), _ago(raw)
            agrees = (
                ago is not None
                and other_ago is not None
                and abs((made[0] - near).days - (other_ago - ago)) <= 1
            )
            if agrees or (written.weekday and abs((made[0] - near).days) < 200):
                reason = (
                    f'by "({ago} days ago)" and the line before'
                    if agrees
                    else "by the weekday and another line"
                )
                return replace(
                    message,
                    moment=days.moment(replace(written, days=made, month_day=None), when),
                    note=f"the year of this line is not written: {year} {reason}",
                )
    return message


def _ago(text: str) -> int | None:
    found = AGO.search(bare(text))
    return int(found.group(1) or found.group(2)) if found else None


def _say_ago(seen: list[tuple[WrittenDay | None, str]], draft: FileDraft) -> None:
    for written, when in seen:
        ago = _ago(when)
        if ago is not None and written and written.days:
            day = written.days[0] + timedelta(days=ago)
            draft.say(
                "copied_on",
                f'By "{ago} days ago" the text was copied about {day} or '
                f"{day + timedelta(days=1)} (a hint).",
            )
            return

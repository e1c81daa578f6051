"""Text that somebody copied: a mail with its head, a Gmail thread, the platform's messages."""

import re
from dataclasses import dataclass

from calculators.files import days, gmail, quotations
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundMessage, FoundMoment
from calculators.files.limits import LONGEST_TEXT, MOST_COPIED
from calculators.files.words import ascii_digits, bare, fold, table, trim, words

CLOCK_LINE = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?[^\d\s:]{0,4}(?:\s?[^\d\s:]{1,4})?")
NAME_AND_CLOCK = re.compile(
    r"([^\n:.!?]{2,60}?)[\s,·•-]+(\d{1,2}:\d{2}(?::\d{2})?\s?[^\d\s:]{0,4})"
)
NAME_AND_DAY = re.compile(r"([^\n\[\]]{2,60}?), \[([^\[\]]{8,40})\]:?")
SIZE = re.compile(r"[\d.,]+\s?(?:[KMG]i?B|bytes|B|[kKMG]o)", re.IGNORECASE)
FILE = re.compile(r"[^\n/\\:*?\"<>|]{1,120}\.[A-Za-z0-9]{2,5}")


@dataclass
class _Piece:
    line: int
    sender: str | None
    when: str
    text: list[str]


def recognises(text: str) -> str:
    """`gmail_copy`, `pasted_mail`, `platform_copy` or ""."""
    lines = [bare(line).rstrip() for line in text[:200_000].split("\n")]
    if gmail.heads(lines):
        return "gmail_copy"
    if quotations.blocks(lines[:400]):
        return "pasted_mail"
    pieces = _pieces(lines)
    named = sum(piece.sender is not None and bool(piece.when) for piece in pieces)
    dated = any(_day_line(line) for line in lines)
    return "platform_copy" if named and (dated or len(pieces) > 1) else ""


def read(text: str, draft: FileDraft) -> None:
    """Adds the messages of a copied text."""
    lines = [line.rstrip() for line in text.split("\n")]
    if draft.format == "gmail_copy":
        gmail.read(lines, draft)
    elif draft.format == "pasted_mail":
        _pasted(text, draft)
    else:
        _platform([bare(line) for line in lines], draft)
    if any(NO_ZONE in message.moment.doubt for message in draft.messages):
        draft.say(
            "no_zone",
            "No zone stands in the text: times are of the browser that showed the page. Ask "
            "for its zone.",
        )
    if draft.format == "platform_copy":
        draft.say(
            "copied", "Copied text can be changed by anyone: keep a screenshot or the mail too."
        )
    else:
        draft.say(
            "copied", "A mail saved as .eml proves more than copied text, which anyone can change."
        )


def _pasted(text: str, draft: FileDraft) -> None:
    lines = [bare(line) for line in text.split("\n")]
    blocks = quotations.blocks(lines)
    first = blocks[0]
    if any(line.strip() for line in lines[: first.start]):
        own, quoted = quotations.split(text)
        draft.messages.append(
            FoundMessage(
                None,
                FoundMoment(doubt="no head in the text"),
                trim(own)[:LONGEST_TEXT],
                draft.at(1),
            )
        )
        draft.say(
            "no_head", "The first words have no head: who wrote them and when is not in the text."
        )
    else:
        own, quoted = quotations.split("\n".join(lines[first.end :]))
        draft.messages.append(
            FoundMessage(
                first.sender,
                first.moment,
                trim(own)[:LONGEST_TEXT],
                draft.at(first.start + 1),
                subject=first.subject,
            )
        )
    draft.quoted += [
        FoundMessage(q.sender, q.moment, q.text, draft.at(q.line), subject=q.subject)
        for q in quoted
    ]
    if quoted:
        draft.say(
            "quotation",
            "What stands below is quoted: it is no message of its own until its mail is there.",
        )


def _day_line(line: str) -> bool:
    """If a line is a day and nothing else."""
    text = fold(line).strip(" ,.-–—")
    if not text or len(text) > 45:
        return False
    if text in words("page", "relative"):
        return True
    seen = days.written(text)
    if not seen or seen.clock or not (seen.days or seen.month_day):
        return False
    left = re.sub(r"\d+(?:st|nd|rd|th)?", " ", ascii_digits(text))
    known = {*table("months"), *table("weekdays"), "de", "of", "the", "del", "d", "г"}
    return all(
        word.strip(".,") in known for word in re.split(r"[\s/.,-]+", left) if word.strip(".,")
    )


def _clock_line(line: str) -> bool:
    return bool(CLOCK_LINE.fullmatch(line.strip())) and bool(
        (seen := days.written(line)) and seen.clock
    )


def _pieces(lines: list[str]) -> list[_Piece]:
    """Messages with their senders and times as they stand on the page."""
    pieces: list[_Piece] = []
    day, sender = "", None
    fresh = True  # nothing but an empty line or a day stands above
    for number, line in enumerate(lines):
        if len(pieces) > MOST_COPIED:
            break
        text = line.strip()
        above = lines[number - 1].strip() if number else ""
        one = NAME_AND_CLOCK.fullmatch(text) if fresh else None
        told = NAME_AND_DAY.fullmatch(text)
        if _day_line(text):
            day, fresh = text, True
            continue
        if told and days.written(told.group(2)):
            sender = told.group(1)
            pieces.append(_Piece(number + 1, sender, told.group(2), []))
        elif _clock_line(text):
            lonely = number < 2 or not lines[number - 2].strip() or _day_line(lines[number - 2])
            if above and lonely and not _day_line(above) and len(above) < 61:
                sender = above
                if pieces and pieces[-1].text and pieces[-1].text[-1].strip() == above:
                    pieces[-1].text.pop()
            pieces.append(_Piece(number + 1, sender, f"{day} {text}", []))
        elif one and _clock_line(one.group(2)):
            sender = one.group(1).strip()
            pieces.append(_Piece(number + 1, sender, f"{day} {one.group(2)}", []))
        elif pieces:
            pieces[-1].text.append(line)
        fresh = not text
    return pieces


def _platform(lines: list[str], draft: FileDraft) -> None:
    pieces = _pieces(lines)
    if len(pieces) > MOST_COPIED:
        draft.say("cut", f"Only the first {MOST_COPIED} messages are read.")
    for piece in pieces[:MOST_COPIED]:
        text, attachment = _files(piece.text)
        written = days.written(piece.when)
        moment = days.moment(written, piece.when)
        if any(word in fold(piece.when).split() for word in words("page", "relative")):
            moment = FoundMoment(
                local=written.clock if written else "",
                doubt=f'"{piece.when.split()[0]}" has no date',
            )
        note = ""
        first = text.split(" ")
        if (
            piece.sender
            and text.startswith(f"{piece.sender} ")
            and len(first) > 2
            and first[len(piece.sender.split())].islower()
        ):
            note = f"a line of the platform, not words of {piece.sender}"
        if "the text says" in moment.doubt:
            draft.say(
                "weekday",
                f'"{piece.when.strip()}" does not exist: {moment.doubt.split(",")[0]}, '
                f"{moment.doubt.partition(', ')[2]}. One of both is wrong: which?",
                piece.line,
            )
        if attachment:
            draft.say(
                "media_missing", f"{attachment}: the file itself is not in the text.", piece.line
            )
        draft.messages.append(
            FoundMessage(
                piece.sender,
                moment,
                text[:LONGEST_TEXT],
                draft.at(piece.line),
                attachment=attachment,
                note=note,
            )
        )


def _files(lines: list[str]) -> tuple[str, str]:
    """The words of a message, and the files that the page shows with it."""
    kept: list[str] = []
    files: list[str] = []
    place = 0
    while place < len(lines):
        line, below = (
            lines[place].strip(),
            lines[place + 1].strip() if place + 1 < len(lines) else "",
        )
        if FILE.fullmatch(line) and SIZE.fullmatch(below):
            files.append(f"{line}, {below} by the text, not given")
            place += 2
            while place < len(lines) and fold(lines[place]) in words("page", "buttons"):
                place += 1
            continue
        kept.append(lines[place])
        place += 1
    return trim("\n".join(kept)), "; ".join(files)

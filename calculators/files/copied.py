"""Text that somebody copied: a mail with its head, a Gmail thread, the platform's messages."""

import re

from calculators.files import days, gmail, page_lines, quotations
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundMessage, FoundMoment
from calculators.files.limits import LONGEST_TEXT, MOST_COPIED
from calculators.files.words import bare, fold, trim, words

SIZE = re.compile(r"[\d.,]+\s?(?:[KMG]i?B|bytes|B|[kKMG]o)", re.IGNORECASE)
FILE = re.compile(r"[^\n/\\:*?\"<>|]{1,120}\.[A-Za-z0-9]{2,5}")


def recognises(text: str) -> str:
    """`gmail_copy`, `pasted_mail`, `platform_copy` or ""."""
    lines = [bare(line).rstrip() for line in text[:200_000].split("\n")]
    if gmail.heads(lines):
        return "gmail_copy"
    if quotations.blocks(lines[:400]):
        return "pasted_mail"
    pieces = page_lines.pieces(lines)
    named = sum(piece.sender is not None and bool(piece.when) for piece in pieces)
    dated = any(page_lines.is_day(line) for line in lines)
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


def _say_page(lines: list[str], pieces: list[page_lines.Piece], draft: FileDraft) -> None:
    """Says what belongs to no message, and which times are read by those above them."""
    first = pieces[0].line - 1
    above = [line for line in lines[:first] if line.strip() and not page_lines.is_day(line)]
    if above and above[-1].strip() == pieces[0].sender:
        above.pop()
    if above:
        shown = " / ".join(line.strip() for line in above)[:200]
        draft.say("before", f'Words stand before the first message: "{shown}".', 1)
    for piece in page_lines.with_halves(pieces):
        draft.say(
            "half_of_day",
            "A time without AM or PM is read as the message above it has it.",
            piece.line,
        )


def _platform(lines: list[str], draft: FileDraft) -> None:
    pieces = page_lines.pieces(lines)
    _say_page(lines, pieces, draft)
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
            draft.say("no_day", f"{moment.doubt}: ask for the day of copying.", piece.line)
        elif moment.doubt == "year not in file":
            draft.say("no_year", "A day has no year in the text: ask for it.", piece.line)
        elif not written or not (written.days or written.month_day):
            draft.say(
                "no_day", "A message has a time and no day in the text: ask for it.", piece.line
            )
        if piece.guessed:
            draft.say(
                "name_guessed",
                f'"{piece.sender}" above a time is taken for the sender\'s name, and not for the '
                "last words of the message before: check it.",
                piece.line,
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

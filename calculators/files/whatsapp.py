"""WhatsApp's exports, from Android and iPhone, in any language."""

import itertools
import re
from dataclasses import dataclass, replace

from calculators.engine.numeric_days import numeric
from calculators.files import days
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage
from calculators.files.limits import LONGEST_TEXT, MOST_MESSAGES
from calculators.files.words import ascii_digits, bare, fold, table, trim, words

DAY = (
    r"(?:\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}\.?"
    r"|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
HALF = r"[^\d\[\]:\-–]{0,14}?"
IPHONE = re.compile(rf"\[({DAY})[,،]?\s?({HALF}{CLOCK}{HALF})\]\s?")
ANDROID = re.compile(rf"({DAY})[,،]?\s({HALF}{CLOCK}{HALF})\s[-–]\s")
ATTACHED = re.compile(r"\s*+([^\n]{1,200}?)\s*\(([^()\n]{3,30})\)(?:\n|$)")
EDITED = re.compile(r"(?<!\s)\s*+<([^<>\n]{3,60})>$")
# What a sender shares, in the program's words: a place, a poll, a person.
NOT_WORDS = re.compile(r"[^\n:]{2,24}:[ \n\u200e]*\S")
SENDER = re.compile(r"([^\n]{1,80}?):(?:\s|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|$)")


@dataclass
class _Line:
    number: int
    day: str
    clock: str
    rest: str


def recognises(text: str) -> str:
    """`whatsapp_ios` or `whatsapp_android` where the first lines are an export's, else ""."""
    for line in text[:5000].splitlines()[:15]:
        plain = ascii_digits(bare(line[:100])).lstrip()
        if found := IPHONE.match(plain):
            # Other programs copy "[day, time] name" with the words on the next line.
            return "whatsapp_ios" if ":" in plain[found.end() :] else ""
        if ANDROID.match(plain):
            return "whatsapp_android"
    return ""


def read(text: str, draft: FileDraft) -> None:
    """Adds messages, and says what the export leaves open."""
    lines = _lines(text)
    order = _order(lines, draft)
    system = 0
    for line in lines:
        sender, said = _split(line.rest)
        if sender is None or set(sender) & set('“”"«»„') or _is_system(said):
            system += 1
            continue
        if len(draft.messages) >= MOST_MESSAGES:
            draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.", line.number)
            break
        draft.messages.append(_message(line, sender, said, order, draft))
    if system:
        draft.say(
            "system_lines", f"{system} line{'s' * (system > 1)} of the program itself left out."
        )
    _say(draft, lines)


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        plain = ascii_digits(bare(line[:120])).lstrip()
        mark = IPHONE.match(plain) or ANDROID.match(plain)
        if mark:
            ends = (
                re.search(r"\]", line)
                if mark.re is IPHONE
                else re.search(r"[\s\u00a0\u202f][-–][\s\u00a0]", line)
            )
            rest = line[ends.end() :] if ends else ""
            found.append(_Line(number, mark.group(1), mark.group(2), rest))
        elif found:
            found[-1].rest += "\n" + line
    return found


def _order(lines: list[_Line], draft: FileDraft) -> str:
    """The order of day and month that the file proves, or ""; says what it rests on."""
    figures = [(tuple(map(int, re.findall(r"\d+", line.day))), line) for line in lines]
    triples = [(numbers[0], numbers[1], numbers[2]) for numbers, _ in figures if len(numbers) == 3]
    order = days.order_of(triples)
    if order:
        first = next(
            line
            for numbers, line in figures
            if days.order_of([(numbers[0], numbers[1], numbers[2])]) == order
        )
        draft.say("day_order", days.proof(order, first.day), first.number)
        return order
    if {days.order_of([triple]) for triple in triples} >= {"dmy", "mdy"}:
        draft.say(
            "two_orders",
            "Some days of this file can only be day/month, others only month/day: it was put "
            "together from two, or changed.",
            lines[0].number,
        )
    if lines and all("." in line.day for line in lines) and not any(a > 12 for _, a, _ in triples):
        draft.say("day_order", "Days with full stops between the figures are read day.month.year.")
        return "dmy"
    if triples and any(a != b and a <= 12 and b <= 12 for a, b, _ in triples):
        draft.say(
            "two_readings",
            "Day/month or month/day cannot be told from this file: choose once "
            f"for all. {_hint(triples)}No message has a day until then.",
            lines[0].number,
        )
    return ""


def _hint(triples: list[tuple[int, int, int]]) -> str:
    spans = {}
    for order in ("dmy", "mdy"):
        read = [day for triple in triples for day in numeric(*triple, order)]
        back = any(later < before for before, later in itertools.pairwise(read))
        spans[order] = ((max(read) - min(read)).days if read else 0), back
    (first, back_first), (second, back_second) = spans["dmy"], spans["mdy"]
    if back_first != back_second:
        name = "day/month" if back_first else "month/day"
        return f"A hint: as {name} the messages would go back in time. "
    return (
        f"A hint: as day/month they cover {first + 1} days, as month/day {second + 1}. "
        if first != second
        else ""
    )


def _split(rest: str) -> tuple[str | None, str]:
    found = SENDER.match(rest.lstrip("\u200e\u200f\u202a\u202b\u2068 "))
    if not found:
        return None, rest
    return trim(found.group(1)), rest.lstrip("\u200e\u200f\u202a\u202b\u2068 ")[found.end() :]


def _is_system(text: str) -> bool:
    """If a line under a name is the program's. The iPhone's program marks its own words."""
    plain = fold(text[:400])
    marked = (
        text.lstrip(" ").startswith("\u200e")
        and not plain.startswith("<")
        and plain.rstrip(".") not in words("chat", "deleted")
    )
    return any(
        phrase in plain
        for kind in ("system", *(["group"] if marked else []))
        for phrase in words("chat", kind)
    )


def _message(line: _Line, sender: str, said: str, order: str, draft: FileDraft) -> FoundMessage:
    seen = days.written(f"{line.day} {line.clock}", order)
    message = FoundMessage(
        sender,
        days.moment(seen, f"{line.day} {line.clock}"),
        trim(said)[:LONGEST_TEXT],
        draft.at(line.number),
    )
    return _media(message, said.lstrip().startswith("\u200e"), draft)


def _media(message: FoundMessage, marked: bool, draft: FileDraft) -> FoundMessage:
    """What stands for a file, a deleted or an edited message. marked: the program's words."""
    plain = fold(message.text[:300]).rstrip(".")
    inner = plain.strip("<>[] ").rstrip(".")
    if inner in words("chat", "deleted"):
        return replace(message, text="", deleted=True)
    if inner in words("chat", "omitted"):
        return replace(message, text="", attachment="media, not in the export, kind unknown")
    if (
        plain.startswith("<")
        and ":" in plain
        and fold(plain[1:].split(":")[0]) in words("chat", "attached")
    ):
        head, _, rest = message.text.partition(">")
        name = trim(head.split(":", 1)[1])
        return replace(message, text=trim(rest), attachment=f"{name}, not in this file")
    found = ATTACHED.match(bare(message.text))
    if found and fold(found.group(2)) in words("chat", "attached"):
        return replace(
            message,
            text=trim(message.text.partition("\n")[2]),
            attachment=f"{trim(found.group(1))}, not in this file",
        )
    if _left_out(inner, marked):
        return replace(message, text="", attachment=f"{trim(message.text)}, not in this file")
    found = EDITED.search(bare(message.text))
    if found and fold(found.group(1)).rstrip(".") in words("chat", "edited"):
        draft.say(
            "edited",
            "A message was edited later: its first words are not in the file.",
            message.where.line,
        )
        return replace(message, text=trim(bare(message.text)[: found.start()]), edited=True)
    if marked and not NOT_WORDS.match(message.text):
        return replace(
            message, note="marked as words of the program: they may not be the sender's own"
        )
    if message.text == "null":
        draft.say(
            "null",
            '"null" may be a message that the program could not write, or the word.',
            message.where.line,
        )
        return replace(message, note="may be a lost message, or the word itself")
    return message


def _left_out(text: str, marked: bool) -> bool:
    """If a text is "image omitted" in some language, and no words of a person."""
    pieces = text.split(" ")
    ends = any(text.endswith(end) for end in words("chat", "left_out"))
    return ends and (
        (marked and len(pieces) < 6) or (len(pieces) == 2 and pieces[0] in words("chat", "media"))
    )


def _say(draft: FileDraft, lines: list[_Line]) -> None:
    draft.say(
        "no_zone",
        "No zone stands in the file: times are of the phone that exported it. Ask for it.",
    )
    deleted = sum(message.deleted for message in draft.messages)
    if deleted:
        draft.say("deleted", f"{deleted} message{'s' * (deleted > 1)} deleted: the words are gone.")
    missing = sum(bool(message.attachment) for message in draft.messages)
    if missing:
        draft.say(
            "media_missing",
            f"{missing} file{'s' * (missing > 1)} sent in the chat, not in this file.",
        )
    marks = {re.sub(r"[\d:.,\s]+", " ", fold(line.clock)).strip() for line in lines}
    for mark in sorted(marks):
        if half := days.half_of(mark):
            if mark.isascii():
                continue
            draft.say("half_of_day", f"{mark} is {'AM' if half == 'morning' else 'PM'}.")
        elif mark and mark not in table("clock") and mark.strip(".") not in table("weekdays"):
            draft.say(
                "half_unknown",
                f'The word "{mark}" beside a time is not known here: if it says morning or '
                "evening, times can be 12 hours off.",
            )
    senders = dict.fromkeys(message.sender for message in draft.messages)
    for sender in senders:
        if sender and re.fullmatch(r"[+\d\s()\-]{6,}", sender):
            draft.say("number_only", f"{sender} is known by a number alone.")
    if len(senders) > 2:
        named = ", ".join(map(str, [*senders][:10])) + (" and others" if len(senders) > 10 else "")
        draft.say("senders", f"{len(senders)} people write in this chat: {named}.")
    lost = [message for message in draft.messages if message.moment.doubt.startswith('"')]
    if lost:
        draft.say(
            "no_day",
            f"{lost[0].moment.doubt} is no day that can be read here (another calendar?): "
            f"{len(lost)} message{'s have' if len(lost) > 1 else ' has'} none.",
            lost[0].where.line,
        )

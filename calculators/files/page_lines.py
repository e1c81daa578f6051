"""The messages of a copied page or chat: which lines are names, days and times."""

import re
from dataclasses import dataclass, field

from calculators.files import days
from calculators.files.limits import MOST_COPIED
from calculators.files.words import ascii_digits, bare, fold, table, words

CLOCK_LINE = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s?[^\d\s:]{0,4}(?:\s?[^\d\s:]{1,4})?")
CLOCK = re.compile(r"(?<![\d:.])\d{1,2}[:.]\d{2}(?::\d{2})?(?![\d:.])")
NAME_AND_CLOCK = re.compile(
    r"([^\n:.!?]{2,60}?)([\s,·•-]+)(\d{1,2}:\d{2}(?::\d{2})?\s?[^\d\s:]{0,4})"
)
NAME_AND_DAY = re.compile(r"([^\n\[\]]{2,60}?), \[([^\[\]]{8,40})\]:?")
DAY_AND_NAME = re.compile(r"\[([^\[\]]{8,40})\] ([^\n\[\]:]{2,60}):?")
WORD = r"[A-ZÀ-ÞŁŚŻČŠŽА-ЯЁІЇЄΑ-Ω][^\W\d_]*(?:[.'’-][^\W\d_]*)?"
# Two words or more that begin with capitals, and nothing else.
NAME = re.compile(rf"{WORD}(?: {WORD}){{1,3}}")


@dataclass
class Piece:
    """One message of a page. line: from 1. guessed: nothing but its look says that it is a name."""

    line: int
    sender: str | None
    when: str
    text: list[str] = field(default_factory=list)
    guessed: bool = False


def is_day(line: str) -> bool:
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


def _is_clock(line: str) -> bool:
    return bool(CLOCK_LINE.fullmatch(line.strip())) and bool(
        (seen := days.written(line)) and seen.clock
    )


def _is_moment(text: str) -> bool:
    """If a text is a day and a time of day, and nothing else."""
    seen = days.written(text)
    if not seen or not seen.clock or not seen.days or len(text) > 60 or text[0] in "—–|•·,-":
        return False
    rest = [
        word
        for word in CLOCK.sub(" ", ascii_digits(bare(text))).split()
        if not days.half_of(word) and word not in ("|", "at", "um", "-")
    ]
    return is_day(" ".join(rest))


def pieces(lines: list[str]) -> list[Piece]:
    """Messages with their senders and times as they stand on the page."""
    found: list[Piece] = []
    day, sender = "", None
    fresh = True  # nothing but an empty line or a day stands above
    for number, line in enumerate(lines):
        if len(found) > MOST_COPIED:
            break
        text = line.strip()
        if is_day(text):
            day, fresh = text, True
            continue
        if head := _head(text, fresh, day):
            sender = head[0]
            found.append(Piece(number + 1, sender, head[1]))
        elif (clock := _is_clock(text)) or _is_moment(text):
            name, guessed = _name_above(lines, number, found)
            if name:
                sender = name
                _drop(found, lines, number)
            when = f"{day} {text}" if clock else text
            found.append(Piece(number + 1, sender, when, guessed=guessed))
        elif found:
            found[-1].text.append(line)
        fresh = not text
    return found


def _head(text: str, fresh: bool, day: str) -> tuple[str, str] | None:
    """Sender and time where both stand on one line, and nothing else."""
    if told := NAME_AND_DAY.fullmatch(text):
        return (told[1], told[2]) if days.written(told[2]) else None
    if told := DAY_AND_NAME.fullmatch(text):
        return (told[2], told[1]) if _is_moment(told[1]) else None
    if len(text) < 100 and CLOCK.search(text):
        for gap in list(re.finditer(r"\s+", text))[:6]:
            name = text[: gap.start()].strip(" —–|•·,-")
            apart = text[: gap.start()].strip() != name  # a dash or a stroke behind the name
            if (apart or NAME.fullmatch(name)) and name and _is_moment(text[gap.end() :]):
                return name, text[gap.end() :]
    told = NAME_AND_CLOCK.fullmatch(text)
    if told and _is_clock(told[3]) and (fresh or len(told[2]) > 1):
        name = told[1].strip()
        return (name, f"{day} {told[3]}") if len(name.split()) < 6 and not is_day(name) else None
    return None


def _name_above(lines: list[str], number: int, found: list[Piece]) -> tuple[str, bool]:
    """The sender's name above a time, or "", and if only its look says that it is one."""
    place = _place_above(lines, number)
    above = lines[place].strip() if number else ""
    if not above or is_day(above) or len(above) > 60:
        return "", False
    before = lines[place - 1].strip() if place > 0 else ""
    if not before or is_day(before) or _are_initials(before, above):
        return above, False
    if any(above == piece.sender for piece in found):
        return above, False
    if NAME.fullmatch(above) and found and len(found[-1].text) > number - place:
        return above, place == number - 1
    return "", False


def _place_above(lines: list[str], number: int) -> int:
    """Where a name can stand above a time: a role between them ("Client") is passed over."""
    place = number - 1
    role = place > 0 and fold(lines[place]) in words("page", "roles")
    return place - 1 if role and lines[place - 1].strip() else place


def _are_initials(text: str, name: str) -> bool:
    """If a line has the first letters of a name, as pages show them in place of a picture."""
    letters = "".join(word[0] for word in name.split()).casefold()
    return len(text) < 4 and text.casefold() == letters[: len(text)]


def _drop(found: list[Piece], lines: list[str], number: int) -> None:
    """Takes the name above a time, and the initials above that, out of the message before."""
    place = _place_above(lines, number)
    text = found[-1].text if found else []
    if text and text[place - number :] == lines[place:number]:
        del text[place - number :]
        if text and _are_initials(text[-1].strip(), lines[place].strip()):
            text.pop()


def with_halves(found: list[Piece]) -> list[Piece]:
    """Says AM or PM where a page leaves it out below a message that has it. Changes the pieces."""
    changed: list[Piece] = []
    half, last = "", ""
    for piece in found:
        seen = days.written(piece.when)
        own = next((word for word in _clock_words(piece.when) if days.half_of(word)), "")
        if own:
            half = own
        elif half and seen and seen.clock[:2] < "13":
            same, other = (days.written(f"{piece.when} {word}") for word in (half, _other(half)))
            fits = same if same and same.clock >= last else other
            piece.when += f" {half if fits is same else _other(half)}"
            seen = fits
            changed.append(piece)
        last = seen.clock if seen else ""
    return changed


def _clock_words(when: str) -> list[str]:
    """The words beside a time of day."""
    place = CLOCK.search(ascii_digits(when))
    return bare(when[place.end() :]).split()[:2] if place else []


def _other(half: str) -> str:
    return "AM" if days.half_of(half) == "evening" else "PM"

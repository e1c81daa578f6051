"""What a mail quotes: told apart from what its sender wrote."""

import re
from dataclasses import dataclass, replace
from functools import cache

from calculators.files import days
from calculators.files.found import FoundMoment
from calculators.files.limits import DEEPEST_QUOTATION
from calculators.files.words import bare, fold, table, trim, words

HEADER = re.compile(r"^[>\s*]*\*?([^\s:：][^:：\n]{0,24}?)\*?\s?[:：]\*?[ \t\u00a0]*(.*)$")
SEPARATOR = re.compile(r"^\s*(?:[-_=*]{2,}+\s*+(.{3,60}?)\s*[-_=*]{2,}|[-_]{10,}|(.{3,60}?):)\s*$")
# A colon at the end of a line, and a marked line below: not every mailer writes "wrote".
MARKED_HEAD = re.compile(r"[:：][ \t\r\u200e\u200f\u202a-\u202e]{0,9}\n\s{0,9}>")
ADDRESS = re.compile(r"<([^<>\s@]+@[^<>\s@]+)>")
NAME_END = re.compile(r"([^<>\d:,;\n]{1,80})<\s?([^<>\s@]+@[^<>\s@]+)>")


@dataclass(frozen=True)
class Quoted:
    """A quotation: who is said to have written it, when, and the words. line: from 1."""

    sender: str | None
    moment: FoundMoment
    text: str
    subject: str
    line: int


@dataclass(frozen=True)
class _Block:
    """A head inside a text: from line `start` up to, not including, `end`."""

    start: int
    end: int
    sender: str | None
    moment: FoundMoment
    subject: str = ""
    marked: bool = False


def split(text: str, depth: int = 0) -> tuple[str, list[Quoted]]:
    """The words of the sender, and the quotations below them, each with those in it after it."""
    if not _likely(text):
        return text, []
    lines = text.split("\n")
    found = blocks(lines)
    if not found:
        return text, []
    own = "\n".join(lines[: found[0].start])
    quoted: list[Quoted] = []
    rest_own, end = "", len(lines)
    for block in reversed(found):
        body = lines[block.end : end]
        if block.marked:
            body, after = _marked(body)
            rest_own = "\n".join(after) + rest_own if any(map(str.strip, after)) else rest_own
        words_, inner = _inner(_unmark(body), block.end, depth)
        quoted[:0] = [
            Quoted(block.sender, block.moment, trim(words_), block.subject, block.start + 1),
            *inner,
        ]
        end = block.start
    return trim(own + ("\n" + rest_own if rest_own else "")), quoted


def _inner(text: str, line: int, depth: int) -> tuple[str, list[Quoted]]:
    """The words of a quotation, and what it quotes itself. line: the one before its first."""
    if depth >= DEEPEST_QUOTATION:
        return text, []
    own, quoted = split(text, depth + 1)
    return own, [replace(each, line=each.line + line) for each in quoted]


def _likely(text: str) -> bool:
    """Whether a text holds what a quotation begins with. Most hold none, and are passed quickly."""
    if ":" not in text and "：" not in text:
        return False
    if _heads().search(text):
        return True
    plain = text.lower()
    # Which letters are the same but for their size is a plain matter in ASCII alone.
    if text.isascii() and not any(word in plain for word in words("headers", "wrote")):
        return bool(MARKED_HEAD.search(text))
    return bool(_wrote().search(text) or MARKED_HEAD.search(text))


@cache
def _heads() -> re.Pattern[str]:
    heads = words("headers", "from") | words("headers", "date")
    return re.compile(rf"(?m)^[>\s*]{{0,20}}(?:{_either(heads)})\*?\s?[:：]", re.IGNORECASE)


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(_whole(words("headers", "wrote")), re.IGNORECASE)


def _whole(known: frozenset[str]) -> str:
    """A pattern of whole words; scripts that write no spaces have no ends of words."""
    spaced = frozenset(word for word in known if word[0] < "\u2e80")
    return rf"(?:(?<!\w)(?:{_either(spaced)})(?!\w)|{_either(known - spaced) or '(?!)'})"


def _either(known: frozenset[str]) -> str:
    return "|".join(re.escape(word).replace("\\ ", "\\s+") for word in sorted(known))


def blocks(lines: list[str]) -> list[_Block]:
    """Every head of a quoted mail in a text, in order."""
    found: list[_Block] = []
    place = 0
    while place < len(lines) and len(found) < 50:
        block = _outlook(lines, place) or _attribution(lines, place)
        if block:
            found.append(block)
            place = block.end
            if block.marked:  # what it quotes in turn is found in its own words
                place += len(_marked(lines[place:])[0])
        else:
            place += 1
    return found


def _outlook(lines: list[str], place: int) -> _Block | None:
    """`From: … Sent: … To: … Subject: …` in any language, with the line that may stand above it."""
    first = HEADER.match(lines[place])
    if not first or _meaning(first.group(1)) not in ("from", "date", "subject"):
        return None
    seen: dict[str, str] = {}
    end, last = place, ""
    for offset in range(10):
        if place + offset >= len(lines):
            break
        found = HEADER.match(lines[place + offset])
        meaning = _meaning(found.group(1)) if found else ""
        if not found or not meaning:
            if last in ("to", "cc") and not found and "@" in lines[place + offset]:
                end = place + offset + 1  # a long line of addresses goes on
                continue
            break
        last = meaning
        seen.setdefault(meaning, found.group(2).strip())
        end = place + offset + 1
    if not {"from", "date"} <= set(seen) or not {"to", "subject"} & set(seen):
        return None
    start = place
    while start and (not lines[start - 1].strip(" >\t") or _is_separator(lines[start - 1])):
        start -= 1
    return _Block(
        start,
        end,
        bare(seen["from"]).replace('"', "").strip(" ;") or None,
        days.moment(days.written(seen["date"]), seen["date"]),
        seen.get("subject", ""),
    )


def _meaning(word: str) -> str:
    return table("headers").get(fold(word).strip("* "), "") if len(word) < 25 else ""


def _is_separator(line: str) -> bool:
    found = SEPARATOR.match(line)
    if not found:
        return False
    words_ = found.group(2)  # between lines of dashes any words will do
    return not words_ or any(word in fold(words_) for word in words("quotation", "separators"))


def _attribution(lines: list[str], place: int) -> _Block | None:
    """`On … X wrote:` in any language, on one line or broken over three."""
    marked = lines[place].lstrip().startswith(">")  # Apple's Mail marks the line itself too
    line = _line(lines[place], marked)
    if (
        not line
        or line.startswith(">")
        or len(line) > 200
        or not re.search(r"\d", line + "".join(lines[place + 1 : place + 2]))
    ):
        return None
    joined = line
    for more in range(3):
        if more:
            if place + more >= len(lines) or not _line(lines[place + more], marked):
                return None
            joined += " " + _line(lines[place + more], marked)
        if joined.endswith((":", "：")) and len(joined) < 400:
            break
    else:
        return None
    plain = fold(joined)
    following = next((text for text in lines[place + more + 1 :] if text.strip()), "")
    quoting = following.lstrip().startswith(">")
    says = bool(_wrote().search(plain))
    addressed = bool(ADDRESS.search(joined))
    if not (says or (quoting and addressed)):
        return None
    seen = days.written(re.sub(r"[()]", " ", ADDRESS.sub(" ", joined))[:200])
    if not seen or not (seen.clock or (seen.days and (quoting or addressed))):
        return None
    later = _attribution(lines, place + 1) if more else None
    if later and (later.moment.days or later.moment.instant or "-" in later.moment.local):
        return None  # the head is whole without this line, which is the sender's own
    return _Block(
        place, place + more + 1, _named(joined), days.moment(seen, joined), marked=quoting
    )


def _line(line: str, marked: bool) -> str:
    """A line of a head, without the mark of a quotation where its first line has one."""
    line = bare(line).strip()
    return line.removeprefix(">").strip() if marked else line


def _named(line: str) -> str | None:
    """The name and address of an attribution."""
    found = next(iter(list(NAME_END.finditer(line))[-1:]), None)
    wrote = "|".join(sorted(map(re.escape, words("headers", "wrote")), key=len, reverse=True))
    if found:
        name = _before_name().sub("", found.group(1))
        name = name.strip(" \"'(，“”«»")
        return f"{name} <{found.group(2)}>" if name else found.group(2)
    after = re.search(
        r"(?<![\d.])\d{1,2}[:.]\d{2}(?::\d{2})?(?![\d.])\s*(?:uhr|h|[ap]\.?\s?m\.?)?,?\s*(.{2,60}?)\s*"
        rf"(?:{wrote})\s*[:：]$",
        line,
        re.IGNORECASE,
    )
    before = re.search(rf"(?:{wrote})\s+(.{{2,60}}?)\s*[:：]$", line, re.IGNORECASE)
    name = (after or before).group(1) if after or before else ""  # type: ignore[union-attr]
    return trim(name).strip(", ") or None


@cache
def _before_name() -> re.Pattern[str]:
    """All up to the last word that may stand between a time and a name."""
    known = words("headers", "wrote") | words("quotation", "by") | frozenset(table("clock"))
    return re.compile(rf"^.*{_whole(known)}", re.IGNORECASE)


def _marked(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines with `>` before them, and what the sender wrote below."""
    end = 0
    for number, line in enumerate(lines):
        if line.lstrip().startswith(">"):
            end = number + 1
        elif line.strip():
            break
    return lines[:end], lines[end:]


def _unmark(lines: list[str]) -> str:
    if all(not line.strip() or line.lstrip().startswith(">") for line in lines):
        return "\n".join(re.sub(r"^\s*>\s?", "", line) for line in lines)
    return "\n".join(lines)

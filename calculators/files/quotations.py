"""What a mail quotes: told apart from what its sender wrote."""

import re
from dataclasses import dataclass
from functools import cache

from calculators.files import days
from calculators.files.found import FoundMoment
from calculators.files.words import bare, fold, table, trim, words

HEADER = re.compile(r"^[>\s*]*\*?([^\s:：][^:：\n]{0,24}?)\*?\s?[:：]\*?[ \t\u00a0]*(.*)$")
SEPARATOR = re.compile(r"^\s*(?:[-_=*]{2,}+\s*+(.{3,60}?)\s*[-_=*]{2,}|[-_]{10,}|(.{3,60}?):)\s*$")
ADDRESS = re.compile(r"<([^<>\s@]+@[^<>\s@]+)>")
NAME_END = re.compile(r"([^<>\d:,;\n]{1,80})<([^<>\s@]+@[^<>\s@]+)>")


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


def split(text: str) -> tuple[str, list[Quoted]]:
    """The words of the sender, and the quotations below them."""
    if not _likely(text):
        return text, []
    lines = text.split("\n")
    found = blocks(lines)
    if not found:
        return text, []
    own = "\n".join(lines[: found[0].start])
    quoted, end = [], len(lines)
    rest_own = ""
    for block in reversed(found):
        body = lines[block.end : end]
        if block.marked:
            body, after = _marked(body)
            rest_own = "\n".join(after) + rest_own if any(map(str.strip, after)) else rest_own
        quoted.append(
            Quoted(block.sender, block.moment, trim(_unmark(body)), block.subject, block.start + 1)
        )
        end = block.start
    return trim(own + ("\n" + rest_own if rest_own else "")), list(reversed(quoted))


def _likely(text: str) -> bool:
    """Whether a text holds what a quotation begins with. Most hold none, and are passed quickly."""
    if (":" in text or "：" in text) and _heads().search(text):
        return True
    plain = text.lower()
    # Which letters are the same but for their size is a plain matter in ASCII alone.
    if text.isascii() and not any(word in plain for word in words("headers", "wrote")):
        return False
    return bool(_wrote().search(text))


@cache
def _heads() -> re.Pattern[str]:
    heads = words("headers", "from") | words("headers", "date")
    return re.compile(rf"(?m)^[>\s*]{{0,20}}(?:{_either(heads)})\*?\s?[:：]", re.IGNORECASE)


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(words('headers', 'wrote'))})(?!\w)", re.IGNORECASE)


def _either(known: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(known)))


def blocks(lines: list[str]) -> list[_Block]:
    """Every head of a quoted mail in a text, in order."""
    found: list[_Block] = []
    place = 0
    while place < len(lines) and len(found) < 50:
        block = _outlook(lines, place) or _attribution(lines, place)
        if block:
            found.append(block)
            place = block.end
        else:
            place += 1
    return found


def _outlook(lines: list[str], place: int) -> _Block | None:
    """`From: … Sent: … To: … Subject: …` in any language, with the line that may stand above it."""
    first = HEADER.match(lines[place])
    if not first or _meaning(first.group(1)) not in ("from", "date"):
        return None
    seen: dict[str, str] = {}
    end = place
    for offset in range(10):
        if place + offset >= len(lines):
            break
        found = HEADER.match(lines[place + offset])
        meaning = _meaning(found.group(1)) if found else ""
        if not found or not meaning:
            if offset and lines[place + offset].strip() and "to" in seen and not found:
                end = place + offset + 1  # a long line of addresses goes on
                continue
            break
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
        bare(seen["from"]) or None,
        days.moment(days.written(seen["date"]), seen["date"]),
        seen.get("subject", ""),
    )


def _meaning(word: str) -> str:
    return table("headers").get(fold(word).strip("* "), "") if len(word) < 25 else ""


def _is_separator(line: str) -> bool:
    found = SEPARATOR.match(line)
    if not found:
        return False
    words_ = found.group(1) or found.group(2)
    return not words_ or any(word in fold(words_) for word in words("quotation", "separators"))


def _attribution(lines: list[str], place: int) -> _Block | None:
    """`On … X wrote:` in any language, on one line or broken over three."""
    line = bare(lines[place]).strip()
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
            if place + more >= len(lines) or not lines[place + more].strip():
                return None
            joined += " " + bare(lines[place + more]).strip()
        if joined.endswith((":", "：")) and len(joined) < 400:
            break
    else:
        return None
    plain = fold(joined)
    if not any(
        re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain) for word in words("headers", "wrote")
    ):
        return None
    seen = days.written(ADDRESS.sub(" ", joined)[:200])
    if not seen or (not seen.clock and not seen.days):
        return None
    following = next((text for text in lines[place + more + 1 :] if text.strip()), "")
    return _Block(
        place,
        place + more + 1,
        _named(joined),
        days.moment(seen, joined),
        marked=following.lstrip().startswith(">"),
    )


def _named(line: str) -> str | None:
    """The name and address of an attribution."""
    found = next(iter(list(NAME_END.finditer(line))[-1:]), None)
    wrote = "|".join(sorted(map(re.escape, words("headers", "wrote")), key=len, reverse=True))
    if found:
        name = re.sub(
            rf"^.*(?<!\w)(?:{wrote}|uhr|h|[ap]\.?\s?m\.?)(?!\w)",
            "",
            found.group(1),
            flags=re.IGNORECASE,
        )
        name = name.strip(" \"'")
        return f"{name} <{found.group(2)}>" if name else found.group(2)
    after = re.search(
        r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:uhr|h|[ap]\.?\s?m\.?)?,?\s*(.{2,60}?)\s*"
        rf"(?:{wrote})\s*[:：]$",
        line,
        re.IGNORECASE,
    )
    before = re.search(rf"(?:{wrote})\s+(.{{2,60}}?)\s*[:：]$", line, re.IGNORECASE)
    name = (after or before).group(1) if after or before else ""  # type: ignore[union-attr]
    return trim(name).strip(", ") or None


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

"""What one sender wrote in a chat in one go: a quotation of a part of it may lack its condition."""

import re
from collections.abc import Sequence

from calculators.reading.chat import find_turns
from calculators.reading.features import Span

FEWEST = 2  # lines with a name, of which a text is a chat
BLANK_LINE = re.compile(r"\n[ \t]*\n")


def goes(text: str) -> tuple[Span, ...]:
    """Where one sender's lines stand that follow each other, with the names before them.

    None where the text is no chat. What stands below a blank line belongs to no sender.
    """
    said = list(find_turns(text))
    if len(said) < FEWEST:
        return ()
    found: list[tuple[str, int, int]] = []
    for turn in said:
        blank = BLANK_LINE.search(text, turn.start, turn.end)
        end = blank.start() if blank else turn.end
        before = found[-1] if found else ("", 0, -1)
        if before[0] == turn.who and not text[before[2] : turn.head].strip():
            found[-1] = (turn.who, before[1], end)
        else:
            found.append((turn.who, turn.head, end))
    return tuple((start, start + len(text[start:end].rstrip())) for _, start, end in found)


def widened(span: Span, chat: Sequence[Span], longest: int) -> Span:
    """A sentence with the rest of what its sender wrote in one go, up to so many characters."""
    start, end = span
    within = next((one for one in chat if one[0] <= start < one[1]), span)
    if within[1] - within[0] <= longest:
        return within
    return start, max(end, min(within[1], start + longest))

"""The head over a ticket, "Ticket 108" or "#108": its number names the ticket and says nothing."""

import re

# As `desk-several.js` knows one; what stands behind the number must be no part of a sentence.
HEAD = re.compile(
    r"\s{0,20}(?:(?:(?:support\s{1,3})?ticket|case|anfrage|fall|vorgang|caso|incidencia)"
    r"\s{0,3}(?:no\.?|nr\.?|number|id)?\s{0,3}[:#]?\s{0,3}#?\s?|\[?#\s?)"
    r"(?P<id>(?:[A-Z]{1,6}-)?\d{1,12})\b"
    r"(?:\]|[^\S\n]{0,3}(?:[:.|)–—-]{1,3}(?!\d)|$|(?=\n)))\s{0,20}",
    re.IGNORECASE,
)


# A line that mail programs draw, which says nothing where a ticket is named by its first words.
DRAWN = re.compile(r"[-=_*~–—]{3,200}")


def without_lines(text: str) -> str:
    """The text without lines of signs."""
    return DRAWN.sub(" ", text).strip() or text


def parted(text: str) -> tuple[str, str]:
    """The number in the head of a ticket, or "", and the text below it.

    A ticket that is nothing but a head keeps it.
    """
    found = HEAD.match(text)
    if not found or not text[found.end() :].strip():
        return "", text
    return found["id"], text[found.end() :]

"""Text whose lines a mail program broke to fit (`format=flowed`), put together as it was typed."""

import re

FLOWED = re.compile(r"\bformat\s*=\s*\"?flowed\b", re.IGNORECASE)
CLOSE = re.compile(r"\bdelsp\s*=\s*\"?yes\b", re.IGNORECASE)
QUOTED = re.compile(r"(>*) ?")


def joined(text: str, content_type: str) -> str:
    """The text with its soft line ends taken out: those of lines that end with a space."""
    if not FLOWED.search(content_type):
        return text
    close = bool(CLOSE.search(content_type))
    made: list[tuple[str, str]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        found = QUOTED.match(line)
        marks, words = (found[1], line[found.end() :]) if found else ("", line)
        before = made[-1] if made else ("", "")
        if goes_on and before[0] == marks and words != "-- ":
            made[-1] = marks, (before[1][:-1] if close else before[1]) + words
        else:
            made.append((marks, words))
        goes_on = words.endswith(" ") and words != "-- "
    return "\n".join(f"{marks} {words}" if marks else words for marks, words in made)

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
    made: list[tuple[str, list[str]]] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        found = QUOTED.match(line)
        marks, words = (found[1], line[found.end() :]) if found else ("", line)
        signature = words == "-- "
        if not (goes_on and made[-1][0] == marks and not signature):
            made.append((marks, []))
        goes_on = words.endswith(" ") and not signature
        made[-1][1].append(words[:-1] if close and goes_on else words)
    return "\n".join(
        f"{marks} {''.join(words)}" if marks else "".join(words) for marks, words in made
    )

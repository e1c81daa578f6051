"""How deep a JSON text is nested, before it is read: a parser calls itself for each level."""

import re

# Deeper than any file that we know, and far from what ends Python in a browser.
DEEPEST = 100
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)


def nested_too_deep(text: str, deepest: int = DEEPEST) -> bool:
    """Whether objects and arrays stand more than `deepest` inside one another."""
    if text.count("[") + text.count("{") <= deepest:
        return False
    depth = 0
    for found in TOKEN.finditer(text):
        if found[0] in "[{":
            depth += 1
            if depth > deepest:
                return True
        elif found[0] in "]}":
            depth -= 1
    return False

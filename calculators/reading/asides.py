"""What follows a colon in a reader's account: how far it is the other side's words, if at all.

No mark ends such words. Where they end has to be seen, so that nothing is put into the other side's
mouth: a sentence of the reader about evidence, a feeling or a question is theirs. A report in the
reader's words is nobody's quotation either: "he said: if I do not refund, he will ...".
"""

from calculators.reading.patterns import pattern

TABLE = "asides"


def before_aside(plain: str, start: int, end: int) -> int:
    """Where the words end, before the reader goes on in their own. plain: in small letters."""
    # The sign before an aside, such as a stop, belongs to the words before it.
    aside = pattern(TABLE, "aside").search(plain, start, end)
    if not aside:
        return end
    at = aside.start() + (plain[aside.start()] in ".!?)")
    return at if plain[start:at].strip() else end


def is_indirect(words: str) -> bool:
    """Whether words are a report of what somebody said, and not what they said."""
    if any(pattern(TABLE, name).search(words) for name in ("spoken_to", "own_people")):
        return False
    for language in ("german", "spanish"):
        reports = pattern(TABLE, f"{language}_reports").search(words)
        if reports and not pattern(TABLE, f"{language}_to").search(words):
            return True
    if not pattern(TABLE, "acts").search(words):
        return False
    return any(pattern(TABLE, name).search(words) for name in ("hangs", "to_me"))

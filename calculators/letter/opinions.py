"""Judgements in a review, told from facts that can be shown false."""

import re

from calculators.checks.reading import unmask

OPINION = re.compile(
    r"\b(?:i|we) (?:think|thought|feel|felt|believe|found|expected|hoped|would not|wouldn't)\b"
    r"|\b(?:disappoint\w*|poor(?:ly)?|bad(?:ly)?|slow|unprofessional|not worth|recommend\w*|awful"
    r"|terrible|mediocre|horrible|worst|rude|waste of (?:time|money)|overpriced|unhappy|satisf\w*"
    r"|quality|communication|attitude|skills?|frustrat\w*|sloppy|lazy|average|boring|ugly|useless"
    r"|avoid|regret|beware|careful|annoying|difficult to work)\b"
    r"|^\W*+(?:[1-5]|one|two|three|four|five)?[\s-]*stars?\W*$|\b[1-5](?:\.\d)? ?/ ?5\b",
    re.I,
)


def is_opinion(words: str) -> bool:
    """Whether a sentence of a review is a judgement rather than a fact that can be shown false."""
    return bool(OPINION.search(unmask(words).plain))

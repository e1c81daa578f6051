"""Payment that is kept back until there is a better review, or more than was agreed.

To pay only when the agreed work is done is no pressure: so a review has to be wanted, or work that
is for nothing or not in the contract, by plain words.
"""

from calculators.reading.conditions import GONE, GOOD, tied_to_review
from calculators.reading.offers import offered_for_review
from calculators.reading.patterns import pattern, speaks_of

TABLE = "withheld"


def may_keep_pay(plain: str) -> bool:
    """Whether a text in small letters names payment or further work at all."""
    return speaks_of(TABLE, plain)


def wanted_for_pay(sentences: list[str], threat: bool) -> str:
    """What payment is kept back for, a label of a demand; "" where none is.

    sentences: of a reader's account, without what is only the reader's. threat: whether they name
    something else that is threatened, which counts before.
    """
    for sentence in sentences:
        tied = None if offered_for_review(sentence) else tied_to_review(sentence)
        if tied and tied.keeps == "pay" and (tied.demand == GONE or not threat):
            return tied.demand
    small = [sentence.lower() for sentence in sentences]
    if any(_says("stars", one) for one in small):
        return GOOD
    until = [one for one in small if _says("until", one)]
    if threat or not until:
        return ""
    if not any(_says("free", one) for one in until) and not any(
        _says("beyond", one) for one in small
    ):
        return ""
    return "files_or_access" if _says("files", " ".join(small)) else "free_work"


def _says(name: str, small: str) -> bool:
    return bool(pattern(TABLE, name).search(small))

"""What the reader's own account says that the other side threatens: for the reader to confirm.

A plain rule before the model. The model reads an account as it reads a message, and would take the
reader's fear, question or own plan for a threat as well. So these are blanked, and what is left has
to say that the other side said it, or has to be a condition of theirs.
"""

from collections.abc import Iterator
from dataclasses import replace

from calculators.reading.labels import KEPT, OFFER, SIDES
from calculators.reading.patterns import SENTENCE, pattern, speaks_of
from calculators.reading.recognise import Reading, recognise
from calculators.reading.told import PLAIN, naming, spoken_of
from calculators.reading.withheld import may_keep_pay, wanted_for_pay
from calculators.reading.words import respelled

TABLE = "reported"
MINE = (
    *("fear", "guess", "asked", "helpless", "supposed"),
    *("denied", "said", "plan", "done", "before", "hearsay"),
)
SAID = ("speech", "choice", "held", "promised")
# What ties a lever that only plain words name.
TIES = ("held", "threatens")
# The patterns of plain words, and the labels that they name, the surest first.
LEVERS_BY = {
    "low": "bad_review",
    "charged": "chargeback",
    "exposed": "public_exposure",
    "telling": "tell_employer_or_others",
    "reporting": "report_platform",
    "lawyer": "legal",
}
DEMANDS_BY = {
    "back": "refund",
    "less": "discount",
    "unpaid": "free_work",
    "files": "files_or_access",
    "cancelled": "cancel",
}
# What a good review may be offered for: none of it is owed.
FOR_PRAISE = {name: demand for name, demand in DEMANDS_BY.items() if name != "files"}
# A model that has to guess what is threatened may have taken anything for a threat.
LEVER, REVIEW = "lever", "bad_review"
DANGER = ("harm_threat", "account_access")
# So many sentences of an account are read.
MOST = 60


def read_reported(account: str) -> Reading | None:
    """The threat that a reader's own account tells of; None if it tells of none.

    The other side presses in it, whatever the model says: who else would be asked about.
    """
    plain = respelled(account.translate(PLAIN))
    if not speaks_of(TABLE, plain.lower()):
        return None
    sentences = list(_sentences(plain))
    # A browser takes long to prepare the patterns that follow.
    if not may_keep_pay(plain.lower()) and not any(_is_reported(one) for one in sentences):
        return None
    told = [_theirs(one) for one in sentences]
    if kept := _keeps_pay(told):
        return kept
    threats = [one for one in told if _is_reported(one)]
    if not threats:
        return None
    found = _named(" ".join(threats))
    if found is None:
        return None
    # What is wanted stands where the condition is; "we only have WhatsApp" is not wanted.
    near = _named(" ".join(filter(_is_tied, threats)))
    if near and not _is_open(near, account):
        found = replace(found, demand=near.demand)
    if _is_open(found, account):
        whole = recognise(" ".join(told))
        plain_words = _by_words(DEMANDS_BY, _small(" ".join(threats)))
        demand = (plain_words or "none") if _is_open(whole, account) else whole.demand
        found = replace(found, demand=demand, guessed=())
    return replace(found, side=SIDES[0], side_told=True, marks=())


def told_by_other(account: str) -> tuple[str, ...]:
    """The sentences of an account that tell what the other side said, or a condition of theirs.

    What is only the reader's is blanked in them.
    """
    told = map(_theirs, _sentences(account.translate(PLAIN)))
    return tuple(one for one in told if _is_reported(one))


def _keeps_pay(told: list[str]) -> Reading | None:
    """The payment that is kept back until there is what is not owed."""
    demand = wanted_for_pay(told, threat=bool(_lever(" ".join(told))))
    return Reading("explicit", SIDES[0], demand, KEPT, (), ()) if demand else None


def _is_open(found: Reading, account: str) -> bool:
    """Whether no word of an account names what is wanted."""
    if found.demand == "refund" and pattern(TABLE, "back").search(_small(account)):
        return False
    return "demand" in found.guessed or found.demand in ("none", "other")


def _sentences(plain: str) -> Iterator[str]:
    found = (sentence[0] for sentence in SENTENCE.finditer(plain))
    return (sentence for sentence, _ in zip(found, range(MOST), strict=False))


def _theirs(sentence: str) -> str:
    """A sentence with what is only the reader's blanked, such as a fear, a question or a plan."""
    small = _small(sentence)
    for kind in MINE:
        for one in pattern(TABLE, kind).finditer(small):
            cut = pattern(TABLE, "cut").search(small, one.end())
            end = cut.start() if cut else len(sentence)
            sentence = sentence[: one.start()] + " " * (end - one.start()) + sentence[end:]
    return sentence


def _is_reported(sentence: str) -> bool:
    small = _small(sentence)
    return any(pattern(TABLE, kind).search(small) for kind in SAID)


def _is_tied(sentence: str) -> bool:
    """Whether a condition stands in a sentence."""
    small = _small(sentence)
    return any(pattern(TABLE, name).search(small) for name in (*TIES, "choice", "unless"))


def _named(text: str) -> Reading | None:
    """What is threatened: as the model reads it, or else by plain words, none that are guessed."""
    found = recognise(text)
    small = _small(text)
    if offered := _offered(text):
        return replace(found, threat="explicit", lever=OFFER, demand=offered, guessed=())
    # The model takes an "owner" for who keeps a login; whether there is danger is read besides.
    doubtful = LEVER in found.guessed or (found.lever in DANGER and _lever(text))
    if found.threat != "none" and not doubtful:
        return found
    choice = pattern(TABLE, "choice").search(small)
    tied = any(pattern(TABLE, name).search(small) for name in TIES) or _is_due(small)
    if found.threat == "none" and not choice and not tied:
        return None
    lever = _lever(text if tied or not choice else text[choice.start("or") :])
    return replace(found, threat="explicit", lever=lever, guessed=()) if lever else None


def _offered(text: str) -> str:
    """What a good review is offered for, by words that threaten with nothing; "" if for none."""
    small = _small(text)
    if not pattern(TABLE, "praise").search(small) or _lever(text):
        return ""
    tied = any(pattern(TABLE, name).search(small) for name in ("mine", "promised"))
    return _by_words(FOR_PRAISE, small) if tied else ""


def _is_due(small: str) -> bool:
    """Whether the other side is told to have said something, and a condition stands beside it."""
    return all(pattern(TABLE, name).search(small) for name in ("speech", "due"))


def _lever(text: str) -> str:
    """What plain words threaten with; "" where none does."""
    small = _small(text)
    if pattern(TABLE, "low").search(small) or naming(REVIEW, text):
        return REVIEW
    return _by_words(LEVERS_BY, small) or next(iter(spoken_of(text)), "")


def _by_words(labels: dict[str, str], small: str) -> str:
    found = (label for name, label in labels.items() if pattern(TABLE, name).search(small))
    return next(found, "")


def _small(text: str) -> str:
    """A text in small letters, each at its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)

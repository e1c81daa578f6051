"""What a text says plainly, by a few word lists: of money, of reviews, of means of pressure."""

import re
from functools import cache, lru_cache

from calculators.engine import data
from calculators.engine.packs import platforms
from calculators.reading.features import Span
from calculators.reading.words import with_umlauts

# Typed marks, each as long as what it stands for, so that places in the text stay the same.
PLAIN = str.maketrans("‘’´`“”„«»", '\'\'\'\'"""""')


def spoken_of(text: str) -> tuple[str, ...]:
    """The means of pressure that a text names plainly, tied to a demand or not."""
    plain = text.translate(PLAIN).lower()
    return tuple(lever for lever, pattern in _spoken().items() if pattern.search(plain))


def refuses_to_pay(text: str) -> bool:
    """Whether the writer says, without a condition, that they do not pay."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("refusing"))


def pays_less(text: str) -> bool:
    """Whether a text says that somebody pays a part alone."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("lowering"))


def names_invoice(text: str) -> bool:
    """Whether a text speaks of the writer's or the reader's invoice, and not of one to design."""
    return says("invoiced", text)


def asks_money_back(text: str) -> bool:
    """Whether a text names a refund, in plain words."""
    return says("asking_back", text)


def tells_of_unpaid(text: str) -> bool:
    """Whether an account says that the other side does not pay."""
    return says("unpaid", text)


def quotes_own_words(text: str) -> bool:
    """Whether a text quotes what its writer wrote or said to the other side."""
    return says("wrote", text)


def tells_of_payment(text: str) -> bool:
    """Whether a text says that something was paid, by a word that may also stand beside a "not"."""
    return says("paid", text)


def tells_of_silence(text: str) -> bool:
    """Whether an account says that the other side does not answer."""
    return says("silent", text)


def offers_good_review(text: str) -> bool:
    """Whether the writer offers a good review, and names no bad one."""
    plain = text.translate(PLAIN).lower()
    good, bad = _compiled("offering")
    return bool(good.search(plain)) and not bad.search(plain)


def threatens_with_other(text: str) -> bool:
    """Whether the writer speaks of a bank, the police or the like, and with no word of a review."""
    return not may_mean_review(text) and bool(spoken_of(text))


def may_mean_review(text: str) -> bool:
    """Whether a word of a text can mean a review, a rating or a reputation."""
    plain = text.translate(PLAIN).lower()
    return any(pattern.search(plain) for pattern in _compiled("reviewing"))


def leaves_no_review(text: str) -> bool:
    """Whether somebody is said to leave no review as a rule, and nothing is wanted for one."""
    return says("leaving_none", text) and not says("answering_with_none", text)


def asks_to_leave(text: str) -> bool:
    """Whether the other side is said to ask for payment or work outside of the platform."""
    return says("leaving", text)


def tells_of_review(text: str) -> bool:
    """Whether a bad review that is there already is told of."""
    return says("received", text)


def naming(label: str, text: str) -> Span | None:
    """Where words of a text name a label that no word of the model's lists names, or None."""
    pattern, plain = data.load("reading/told.toml")["named"].get(label), plain_small(text)
    if pattern is None or len(plain) != len(text):
        return None
    found = re.search(pattern, plain)
    return found.span() if found else None


def promises_back(text: str) -> bool:
    """Whether the other side says that they will give money back."""
    return says("promising", text)


@lru_cache(maxsize=4)
def plain_small(text: str) -> str:
    """A text in small letters with plain marks, as one that is read is asked about in many ways."""
    return text.translate(PLAIN).lower()


@lru_cache(maxsize=4)
def in_small(text: str) -> str:
    """The same with its umlauts."""
    return with_umlauts(plain_small(text))


def says(table: str, text: str) -> bool:
    plain = in_small(text)
    return any(pattern.search(plain) for pattern in _compiled(table))


def facts_of(text: str) -> dict[str, dict[str, str]]:
    """What a text tells of the contract: by question and answer, the words that tell it."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        return {}  # the places of the words are not those of the text
    return {
        question: {
            answer: text[found.start() : found.end()]
            for answer, pattern in answers.items()
            if (found := re.search(pattern, plain))
        }
        for question, answers in data.load("reading/told.toml")["facts"].items()
    }


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], ...]:
    source = data.load("reading/told.toml")[table]
    return tuple(re.compile(pattern) for pattern in source.values())


@cache
def _spoken() -> dict[str, re.Pattern[str]]:
    names = "|".join(re.escape(each.name.lower()) for each in platforms())
    return {
        lever: re.compile(pattern.replace("{platforms}", names))
        for lever, pattern in data.load("reading/told.toml")["spoken"].items()
    }

"""Whether a login is wanted, and pay or the contract hangs on it, by narrow lists of words.

Plain rules beside the model, which takes a login in a threat for what presses.
"""

from dataclasses import dataclass, replace

from calculators.checks.reading import sentences
from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.labels import KEPT, SIDES
from calculators.reading.marks import Passage
from calculators.reading.patterns import prepare
from calculators.reading.recognise import Reading
from calculators.reading.told import PLAIN

SOURCE = "routing/logins.toml"
ACCOUNT, LOGIN = "account_access", "files_or_access"
KINDS = ("pay", "cancel")
NAMES = ("orders", "wants", "not", "ties", "work")
# Letters that every list of logins has one of: a browser takes long to prepare patterns.
SIGNS = (
    "log",
    "pass",
    "pw",
    "cred",
    "access",
    "rights",
    "kennw",
    "zug",
    "contrase",
    "clave",
    "acces",
)


@dataclass(frozen=True)
class TiedLogin:
    """keeps: pay | cancel, what hangs on the login. wanted, kept: where the words of both stand."""

    keeps: str
    wanted: Span
    kept: Span


def tied_to_login(text: str) -> TiedLogin | None:
    """The first sentence of a text in which pay or the contract hangs on a login, or None."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not any(sign in plain for sign in SIGNS):
        return None
    for start, end in sentences(text):
        for language in data.load(SOURCE):
            if found := _tied(plain[start:end], start, language):
                return found
    return None


def read_login(read: Reading, tied: TiedLogin | None) -> Reading:
    """What was recognised, with the login as what is demanded.

    Another means of pressure that words name stays. To end a contract is none that the lists name.
    """
    named = read.threat != "none" and "lever" not in read.guessed
    if tied is None or (named and read.lever not in (ACCOUNT, KEPT)):
        return read
    pays = tied.keeps == "pay"
    side, lever = (SIDES[0], KEPT) if pays else (SIDES[2], "none")
    marks = {tied.wanted: LOGIN, tied.kept: "kept"}
    return replace(
        read,
        threat="explicit",
        side=side,
        side_told=pays,
        demand=LOGIN,
        lever=lever,
        also=(),
        guessed=() if pays else ("lever",),
        asked=(),
        marks=tuple(Passage(*span, label) for span, label in sorted(marks.items())),
    )


def _tied(sentence: str, start: int, language: str) -> TiedLogin | None:
    find = {name: prepare(SOURCE, language, name).search for name in NAMES}
    ordered = find["orders"](sentence)
    wanted = ordered or (None if find["not"](sentence) else find["wants"](sentence))
    if not wanted or not find["ties"](sentence) or find["work"](sentence):
        return None
    login = prepare(SOURCE, language, "login").search(sentence, wanted.end())
    for keeps in KINDS:
        if login and (kept := prepare(SOURCE, language, keeps).search(sentence)):
            at = (start + login.start(), start + login.end())
            return TiedLogin(keeps, at, (start + kept.start(), start + kept.end()))
    return None

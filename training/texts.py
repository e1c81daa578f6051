"""The texts that the model learns from, with their labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PLAINNESS = {"E": "explicit", "V": "veiled", "N": "none"}
SIDES = {"c": "client_to_freelancer", "f": "freelancer_to_client", "u": "unclear"}
DEMANDS = {
    "refund": "refund",
    "discount": "discount",
    "pay": "release_or_pay",
    "free": "free_work",
    "good": "feedback_change_or_good",
    "remove": "remove_feedback",
    "files": "files_or_access",
    "off": "off_platform",
    "cancel": "cancel",
    "other": "other",
    "none": "none",
}
LEVERS = {
    "bad": "bad_review",
    "no": "no_review",
    "report": "report_platform",
    "charge": "chargeback",
    "legal": "legal",
    "police": "police_authority",
    "public": "public_exposure",
    "done": "harm_done_repair",
    "harm": "harm_threat",
    "account": "account_access",
    "held": "withheld_files",
    "tell": "tell_employer_or_others",
    "none": "none",
}


@dataclass(frozen=True)
class Message:
    """A message, the manner in which it was written, and its labels; `also`: further levers."""

    manner: str
    threat: str
    side: str
    demand: str
    lever: str
    text: str
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text that somebody means to send, and the checks that should find it."""

    manner: str
    place: str
    checks: frozenset[str]
    text: str


def messages() -> list[Message]:
    """Every message of `messages/`. Raises ValueError with file and line for a wrong label."""
    found = []
    for manner, place, labels, text in _lines("messages"):
        try:
            threat, side, demand, lever = labels.split()
            found.append(
                Message(
                    manner,
                    PLAINNESS[threat],
                    SIDES[side],
                    DEMANDS[demand],
                    LEVERS[lever.partition("+")[0]],
                    text.replace("\\n", "\n"),
                    frozenset(LEVERS[name] for name in lever.split("+")[1:]),
                )
            )
        except (KeyError, ValueError) as error:
            raise ValueError(f"{place}: {labels!r}: {error}") from error
    return found


def sentences() -> list[Sentence]:
    """Every sentence of `sentences/`: "letter crime_word,insult | …", "-" for no check."""
    found = []
    for manner, place, labels, text in _lines("sentences"):
        where, _, checks = labels.partition(" ")
        if not checks:
            raise ValueError(f"{place}: {labels!r}: place and checks, or -")
        ids = frozenset(checks.split(",")) - {"-"}
        found.append(Sentence(manner, where, ids, text.replace("\\n", "\n")))
    return found


def _lines(folder: str) -> Iterator[tuple[str, str, str, str]]:
    for path in sorted((HERE / folder).glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            labels, _, text = line.partition(" | ")
            if text:
                yield path.stem, f"{folder}/{path.name}:{number}", labels, text

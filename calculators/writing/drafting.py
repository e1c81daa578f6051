"""What a template calls to write: paragraphs, facts, gaps and quotations.

A template calls `heading(words)` and `start(id, kind)`; what follows up to the next call is that
paragraph. A missing fact is `gap(field)`: its label in square brackets, linked on the page.
A fact keeps its place in the text, so that the checks never take it for the sender's own words.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from calculators.engine.fields import clean, questions
from calculators.facts.exhibits import Category, Exhibit, lettered, letters
from calculators.facts.feedback import Threat
from calculators.facts.moment import local_day
from calculators.facts.platform import PlatformName, is_elsewhere, platform_name
from calculators.writing.drafts import CLOSE, END, FACT, GAP, HEADING, QUOTED, START, STOPS
from calculators.writing.heads import only_words

VOICES = {
    "": "said",
    "platform": "wrote in {platform}'s messages",
    "email": "wrote by email",
    "call": "said in a call",
    "voice": "said in a voice message",
    "other": "wrote in a message",
}
# "The logo", and not "The Blackmail", which may be a title.
ARTICLE = re.compile(r"^(?:The|A|An|My|Our|Your) (?=[a-z])")


class Case(Protocol):
    """The answers that every text can look at."""

    @property
    def zone(self) -> ZoneInfo: ...
    @property
    def contract_title(self) -> str | None: ...
    @property
    def threats(self) -> tuple[Threat, ...]: ...
    @property
    def exhibits(self) -> tuple[Exhibit, ...]: ...
    @property
    def threat_reported(self) -> date | None: ...
    @property
    def platform(self) -> PlatformName | None: ...
    @property
    def direct(self) -> bool: ...


class Words[C: Case]:
    """What a template calls to write with the facts of one calculator's answers."""

    def __init__(self, inputs: C) -> None:
        self.inputs = inputs

    @staticmethod
    def heading(words: str) -> str:
        return f"{HEADING}{words}{END}"

    @staticmethod
    def start(id: str, kind: str = "text") -> str:
        return f"{START}{id} {kind}{END}"

    @property
    def platform(self) -> str:
        """What the contract's platform is called, which for a client on none has no name."""
        return platform_name(self.inputs.platform, direct=self.inputs.direct)

    @property
    def elsewhere(self) -> bool:
        """Whether the contract is not on the default platform."""
        return is_elsewhere(self.inputs.platform, direct=self.inputs.direct)

    def voice(self, row: Threat) -> str:
        """How the other side said it, as far as that is known: `wrote by email`."""
        channel = str(row.channel.value) if row.channel else ""
        if channel == "platform" and self.inputs.direct:
            channel = "other"
        said = VOICES[channel]
        return said.format(platform=self.platform)

    def day_of(self, row: Threat) -> date | None:
        """The day on which it was said, in the reader's zone, if that is known."""
        return local_day(row.sent_at, self.inputs.zone) if row.sent_at else None

    def in_order(self) -> list[tuple[int, Threat]]:
        """The messages in the order of their days, those without one last, each with its number."""
        rows = enumerate(self.inputs.threats, 1)
        return sorted(
            rows,
            key=lambda row: (
                row[1].sent_at is None,
                self.day_of(row[1]) or date.max,
                row[1].sent_at.timestamp() if isinstance(row[1].sent_at, datetime) else 0,
            ),
        )

    def all_reported(self) -> bool:
        """Whether no message came after the day on which the sender reported them."""
        reported = self.inputs.threat_reported
        days = [self.day_of(row) for row in self.inputs.threats]
        if reported is None or not days:
            return False
        return not any(day and day > reported for day in days)

    def gap(self, field: str, named: str = "") -> str:
        """A missing fact. field: its name, such as `client_name` or `statements.0.truth`.

        named: what stands in its place, where that is not what the question is called.
        """
        first, _, rest = field.partition(".")
        form: type = type(self.inputs)
        question = questions(form)[first]
        if rest:
            question = questions(question.rows)[rest.rpartition(".")[2]]
        label = question.field.label
        words = label[:1].lower() + label[1:] if label.endswith("?") else question.noun
        return f"{GAP}{field} {named or words}{END}"

    def title(self) -> str:
        """The contract's title between quotation marks, or its gap."""
        given = self.inputs.contract_title
        return f"“{self.line(given)}”" if given else self.gap("contract_title")

    @staticmethod
    def line(text: str | None) -> str:
        """A fact on one line."""
        return _fact(_one_line(text))

    @staticmethod
    def item(text: str | None) -> str:
        """A fact on one line that ends no sentence: a stop at its end goes."""
        return _fact(_bare(text))

    @staticmethod
    def inside(text: str | None) -> str:
        """The same in the middle of a sentence, where an article has a small letter."""
        return _fact(ARTICLE.sub(lambda found: found[0].lower(), _bare(text)))

    @staticmethod
    def lines(text: str | None) -> str:
        """A fact with its lines kept, blank ones dropped."""
        kept = (" ".join(part.split()) for part in clean(text).splitlines())
        return _fact("\n".join(part for part in kept if part))

    @classmethod
    def closed(cls, text: str | None, exhibits: str | None = None) -> str:
        """A fact that is a whole sentence, on one line, with a stop behind its exhibits."""
        words, stop = _apart(_one_line(text))
        return _fact(words) + cls.shown(exhibits) + stop

    def letters_of(self, category: str) -> str:
        """The letters of the exhibits of this kind, for `shown`: `A, D`, or nothing."""
        return ", ".join(
            entry.id
            for entry in lettered(self.inputs.exhibits)
            if entry.exhibit.category == Category(category)
        )

    @classmethod
    def own(cls, text: str | None, exhibits: str | None = None) -> str:
        """A sentence in the sender's own words, with a stop behind its exhibits."""
        words, stop = _apart(_one_line(text))
        return words + cls.shown(exhibits) + stop

    @classmethod
    def quote(cls, text: str | None, exhibits: str | None = None) -> str:
        """The exact words between quotation marks, with their exhibits, and a stop at the end.

        Quotation marks inside become single ones.
        """
        words, shown = quotable(text), cls.shown(exhibits)
        stop = "" if not shown and words.endswith(STOPS) else "."
        return f"“{QUOTED}{words}{CLOSE}”{shown}{stop}"

    @staticmethod
    def shown(text: str | None) -> str:
        """` (Exhibit B)` or ` (Exhibits B and C)`, or nothing."""
        named = letters(text)
        return f" ({exhibit_list(named)})" if named else ""


def exhibit_list(named: Sequence[str]) -> str:
    """`Exhibit B`, or `Exhibits B, C and D`. named: their letters, at least one."""
    joined = ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]
    return f"Exhibit{'s' if len(named) > 1 else ''} {joined}"


def quotation(text: str | None) -> str:
    """Words between quotation marks with a stop, as `quote` writes them but for its signs."""
    words = quotable(text)
    return f"“{words}”{'' if words.endswith(STOPS) else '.'}"


def quotable(text: str | None) -> str:
    """Words on one line as they stand inside quotation marks, without the head of a message."""
    words = re.sub(r"[\"“„«]([^\"”“»]*)[\"”»]", r"‘\1’", _one_line(only_words(text or "")))
    return re.sub(r"[\"“”„«»]", "’", words)


def _one_line(text: str | None) -> str:
    return " ".join(clean(text).split())


def _bare(text: str | None) -> str:
    whole = _one_line(text)
    return whole.rstrip(".,;: ") or whole


def _fact(text: str) -> str:
    return f"{FACT}{text}{CLOSE}" if text else ""


def _apart(sentence: str) -> tuple[str, str]:
    """A sentence without its stop, and the stop: a full one where it has none."""
    if re.search(r"[.!?…][”\"’')\]]+$", sentence):
        return sentence, ""
    words = sentence.rstrip(".!?…")
    return words, sentence[len(words) :] or "."

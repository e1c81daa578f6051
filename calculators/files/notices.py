"""What a notice of the default platform tells of, as events for the reader to confirm.

Of another platform's only the sender is recognised: nobody has seen how its notices are worded.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from calculators.engine.data import load
from calculators.engine.packs import platforms
from calculators.files import amounts, days
from calculators.files.draft import FileDraft
from calculators.files.found import FoundEvent, FoundMessage

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")
SUM = re.compile(
    r"(?:US\$|[$€£])\s?\d[\d.,' \u00a0]*\d|(?:US\$|[$€£])\s?\d"
    r"|(?<!\w)(?<!\d[.,])\d[\d.,]*\d\s?(?:USD|EUR|GBP)\b"
)
# What a word denies: "has not ended the contract" tells of no end.
DENIED = re.compile(r"(?:\b(?:not|never)|n['’]t)\s+(?:yet\s+|been\s+|be\s+)*+[a-z]+")
# Words that begin a sentence without being a person's name.
NO_NAMES = frozenset(
    [
        *("The", "This", "That", "Their", "They", "There", "A", "An", "We", "You", "Your"),
        *("Payment", "Contract", "Work", "Milestone", "Funds"),
        *(each.name for each in platforms()),
        *("Hi", "Hello", "Dear", "Congratulations", "Good", "Great", "New"),
    ]
)
QUOTED = r"[\"“”„«]([^\"“”„»\n]{1,120})[\"“”»]"


@dataclass(frozen=True)
class FoundNotice:
    """One mail of the platform. to: the addressee's name. message: as it was read."""

    message: FoundMessage
    to: str


@dataclass(frozen=True)
class _Words:
    not_yet: frozenset[str]
    not_yet_phrases: tuple[str, ...]
    kinds: tuple[tuple[str, tuple[frozenset[str], ...]], ...]
    first: frozenset[str]


@cache
def _words() -> _Words:
    data = load("files/notices.toml")
    kinds = tuple((kind["what"], tuple(map(frozenset, kind["words"]))) for kind in data["kinds"])
    return _Words(
        frozenset(word for word in data["not_yet"] if " " not in word),
        tuple(word for word in data["not_yet"] if " " in word),
        kinds,
        frozenset().union(*(groups[0] for _, groups in kinds)),
    )


def sending_platform(addresses: list[str]) -> str:
    """The id of the platform that a sender's address belongs to, "" for none.

    No proof: anybody can write that address.
    """
    return next(
        filter(None, (_platform_of(each.rpartition("@")[2].lower()) for each in addresses)), ""
    )


@lru_cache(maxsize=256)
def _platform_of(host: str) -> str:
    sites = ((f".{each.site.removeprefix('www.')}", each.id) for each in platforms())
    return next((id for site, id in sites if f".{host}".endswith(site)), "")


def named_platform(sender: str, addresses: list[str]) -> str:
    """The name of a platform in a sender's name whose address is not that platform's, or ""."""
    if sending_platform(addresses):
        return ""
    words = re.findall(r"\w+", sender.partition("<")[0].casefold())
    return next((each.name for each in platforms() if each.name.casefold() in words), "")


def notifies(message: FoundMessage) -> str:
    """The id of the platform that a message is a notice of, "" for none."""
    return sending_platform([(message.sender or "").strip(">").rpartition("<")[2]])


def read(notice: FoundNotice, draft: FileDraft) -> None:
    """Adds one event for each kind that the notice tells of."""
    message = notice.message
    sentences = [part.strip() for part in (message.subject, *SENTENCE.split(message.text[:5000]))]
    told: dict[str, list[str]] = {}
    for sentence in filter(None, sentences):
        if what := kind(sentence):
            told.setdefault(what, []).append(sentence)
    actor = ""
    contract = re.search(r"contract id\s*+(?:[:#]\s*+)?(\d{5,})", message.text, re.IGNORECASE)
    for what, said in told.items():
        by = _actor(said, what, notice.to) or actor
        actor = by or actor
        _add(what, " \n ".join(said), by, contract.group(1) if contract else "", notice, draft)
    for quoted in re.findall(r"\b\d{1,3} days\b", message.text[:5000]):
        draft.say(
            "quoted_days",
            f'"{quoted}" is said by the notice: quoted, and no day is counted from it.',
            message.where.line,
            message.where.part,
        )
    if told:
        draft.say(
            "notice", "What a notice says is proposed as an event: confirm it before it counts."
        )


def may_tell(text: str) -> bool:
    """If a text has a word without which no sentence of it is of a kind."""
    return not _words().first.isdisjoint(re.findall(r"[a-z]+", text.casefold()))


def kind(sentence: str) -> str:
    """The kind that a sentence tells of, or "" for none, and for what may or must still come."""
    if sentence.rstrip().endswith("?"):
        return ""
    plain = DENIED.sub(" ", sentence.casefold())
    words = set(re.findall(r"[a-z]+", plain))
    known = _words()
    if (
        known.first.isdisjoint(words)
        or words & known.not_yet
        or any(phrase in plain for phrase in known.not_yet_phrases)
    ):
        return ""
    return next(
        (what for what, groups in known.kinds if all(group & words for group in groups)), ""
    )


def _actor(said: list[str], what: str, to: str) -> str:
    """Who did it: after "by", at the beginning of a sentence, or "you"."""
    for sentence in said:
        found = re.search(r"\bby ((?:[A-ZÀ-Þ][\w.'-]+ ?){1,4})", sentence) or re.match(
            r"((?:[A-ZÀ-Þ][\w.'-]+ ){1,4})(?:has |have |just |'s )?[a-z]", sentence
        )
        name = found.group(1).strip(" .") if found else ""
        if name and name.split()[0] not in NO_NAMES:
            return name if name == to else f"{name} (client)"
    own = (
        r"you(?:r work|r files)?\b(?! can| have| may)"
        if what == "work_submitted"
        else r"you (?!can|have|may)"
    )
    return to if any(re.match(own, sentence, re.IGNORECASE) for sentence in said) else ""


def _add(
    what: str, said: str, by: str, contract_id: str, notice: FoundNotice, draft: FileDraft
) -> None:
    message = notice.message
    utc = message.moment.instant[:10]
    sentence = next(
        (part for part in said.split(" \n ") if days.written(re.sub(QUOTED, "", part))), ""
    )
    seen = days.written(re.sub(QUOTED, "", sentence)) if sentence else None
    written = str(seen.days[0]) if seen and len(seen.days) == 1 else ""
    day, doubt = written or utc, ""
    if written and utc and written != utc:
        doubt = f"{written} by the text (zone not said); the mail is of {utc} UTC"
        draft.say(
            "two_days",
            f"The day in the text ({written}) and the UTC day of the mail ({utc}) differ: both "
            "are shown; a deadline counted from the earlier one is the safe bound.",
            message.where.line,
            message.where.part,
        )
        day = min(written, utc)
    elif utc and not written and (other := _day_of_text(message)) and other != utc:
        doubt = f"{min(other, utc)} or {max(other, utc)} UTC"
        day = min(other, utc)
    elif not day:
        doubt = message.moment.doubt
    sums = {number for found in SUM.findall(said) for number in amounts.readings(found)}
    sign = SUM.search(said)
    milestone = re.search(rf"milestone {QUOTED}", said) or (
        re.search(rf"(?:for|to|on) {QUOTED}", said)
        if what in ("work_submitted", "changes_requested")
        else None
    )
    contract = re.search(rf"(?:contract|on) {QUOTED}", said)
    draft.events.append(
        FoundEvent(
            what,
            day,
            message.where,
            by=by,
            milestone=milestone.group(1) if milestone else "",
            amount=amounts.money(sums.pop()) if len(sums) == 1 else "",
            currency={"$": "USD by the sign $", "€": "EUR", "£": "GBP"}.get(sign.group()[0], "")
            if sign and len(sums) < 2
            else "",
            contract=contract.group(1) if contract else "",
            contract_id=contract_id,
            basis="notice",
            doubt=doubt,
            instant="" if written else message.moment.instant,
        )
    )


def _day_of_text(message: FoundMessage) -> str:
    for sentence in SENTENCE.split(message.text[:5000]):
        seen = days.written(re.sub(QUOTED, "", sentence))
        if seen and len(seen.days) == 1:
            return str(seen.days[0])
    return ""

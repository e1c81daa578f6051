"""Reads short sentences such as "client released 250 of M1" as events, by a platform's table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from calculators.engine.data import load
from calculators.life.events import PARTIES, BadEvent

NUMBER = r"\$?(?<![\d,])(\d[\d,]*(?:\.\d+)?)(?:\s*(?:usd|dollars?|\$))?"
DAY = r"\d{4}-\d{2}-\d{2}"
DUE = re.compile(rf"(?:due|to)(?: day)?(?: on| by| to| until)?:? ({DAY})")
PART = re.compile(r"\b([mhb]\d+[a-z]?)\b")
MORE_PARTS = re.compile(r"\b(?:and|,) ([mh]\d+)\b")
NOTHING_HELD = re.compile(r"nothing (?:is |was |left )?held|no money held|without money held")
HELD = re.compile(rf"{NUMBER}\s+(?:still |left )?(?:was |is )?held|held:? {NUMBER}")
PAID = re.compile(rf"all paid:? {NUMBER}|{NUMBER} (?:was |is )?(?:all )?paid\b")
TRACKED = re.compile(rf"{NUMBER}(?: hours?)? (?:by the tracker|tracked)")
MANUAL = re.compile(rf"{NUMBER}(?: hours?)? (?:by hand|manual|added)")
BY = re.compile(r"^(?:the )?(client|freelancer|both|bank|mediator|arbitrator|platform)\b(?!')")
BY_LATER = re.compile(r"\b(?:by|from) (?:the )?(client|freelancer|mediator|arbitrator|platform)\b")
FOR = re.compile(r"\b(?:for|to|favou?r of) (?:the )?(client|freelancer)\b")


@dataclass(frozen=True)
class Sentence:
    """A row of the table: patterns, and what a sentence that has them tells."""

    has: tuple[re.Pattern[str], ...]
    hasnt: tuple[re.Pattern[str], ...]
    tells: Mapping[str, str]


@cache
def find_sentences(platform: str) -> tuple[Sentence, ...]:
    """The table of a platform, empty where its pack has none."""
    try:
        rows = load(f"platforms/{platform}/sentences.toml")["sentences"]
    except OSError:
        rows = []
    return tuple(
        Sentence(
            tuple(re.compile(pattern) for pattern in row["has"]),
            tuple(re.compile(pattern) for pattern in row.get("not", ())),
            {key: row[key] for key in ("kind", "by", "which", "part", "and") if key in row},
        )
        for row in rows
    )


def translate(told: list[Mapping[str, object]], platform: str) -> list[Mapping[str, object]]:
    """The events, with each sentence in `what` translated. Raises `BadEvent`."""
    found: list[Mapping[str, object]] = []
    for n, item in enumerate(told, 1):
        if item.get("kind") or "what" not in item:
            found.append({"n": n} | dict(item))
            continue
        rest = {"n": n} | {key: value for key, value in item.items() if key != "what"}
        found += [event | rest for event in read_sentence(str(item["what"]), platform, n)]
    return found


def read_sentence(text: str, platform: str, n: int = 1) -> Iterator[dict[str, object]]:
    """The events that one sentence tells. Raises `BadEvent` for one that no row fits."""
    said = " ".join(text.lower().replace("’", "'").split())
    row = next(
        (
            row
            for row in find_sentences(platform)
            if all(pattern.search(said) for pattern in row.has)
            and not any(pattern.search(said) for pattern in row.hasnt)
        ),
        None,
    )
    if row is None:
        raise BadEvent(
            f"Event {n}: we cannot read “{text}”. Say who did what, for example "
            "“client released 250 of M1”, or give its kind: `life --kinds` lists them."
        )
    named = platform not in PARTIES  # a platform can be called like a party
    slots = read_slots(re.sub(rf"\b{platform}\b", "platform", said) if named else said)
    paid, second = slots.pop("paid", None), row.tells.get("and")
    event: dict[str, object] = slots | {
        key: value for key, value in row.tells.items() if key != "and"
    }
    if paid and event["kind"] == "contract_ended":
        yield {"kind": "money_released", "by": "client", "sum": paid}
    elif paid:
        event["sum"] = paid
    if event["kind"] == "contract_ended":
        event.pop("sum", None)
    elif event["kind"] != "money_stated":
        event.pop("held", None)
    if event["kind"] in ("award", "hours_decided") and "which" not in row.tells:
        event["which"] = (FOR.search(said) or [None, "freelancer"])[1]
    yield event
    for part in MORE_PARTS.findall(said) if slots.get("of") else ():
        yield {key: value for key, value in event.items() if key != "sum"} | {"of": part.upper()}
    if second:
        yield {"kind": second, "of": slots.get("of", "")}


def read_slots(said: str) -> dict[str, object]:
    """Party, part, sums, days and hours that a sentence names."""
    found: dict[str, object] = {}
    if by := BY.search(said) or BY_LATER.search(said):
        found["by"] = by[1]
    if due := DUE.search(said):
        found["due"] = due[1]
        said = said.replace(due[0], " ")
    said = re.sub(DAY, " ", said)
    if part := PART.search(said):
        found["of"] = part[1][0].upper() + part[1][1:]
        said = said.replace(part[0], " ")
    if NOTHING_HELD.search(said):
        found["held"] = "0"
    for name, pattern in (("held", HELD), ("paid", PAID), ("tracked", TRACKED), ("manual", MANUAL)):
        if match := pattern.search(said):
            found[name] = next(group for group in match.groups() if group).replace(",", "")
            said = said.replace(match[0], " ")
    if money := re.search(rf"(?<![\w.]){NUMBER}(?!\w)(?! (?:days?|weeks?|stars?|st|nd))", said):
        found["sum"] = money[1].replace(",", "")
    return found

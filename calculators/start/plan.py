"""The plan as data: which entries apply to the answers, and which question could change it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypedDict, cast

from calculators.engine import data
from calculators.engine.changed import with_changes
from calculators.engine.packs import DEFAULT, platforms
from calculators.life.contract_steps import read_steps
from calculators.reading.told import names_invoice

OPTIONAL = (
    *("why", "late", "clock", "then", "ends", "rule", "tool", "message", "page"),
    *("limited", "limited_why", "elsewhere", "elsewhere_why", "elsewhere_dated"),
    *("direct", "direct_why", "place", "hourly"),
)
# What an entry of the plan does not have of a step on the contract.
ONLY_STEPS = ("do", "days", "informs")
SECTIONS = ("first", "going_on", "avoid", "now", "report", "then")
NOT_SURE, NOTHING = "not_sure", "nothing"
DIRECT = "direct"
INVOICE = "invoice"  # the sign of an invoice between the two, which is read in reading
# The order of asking. `day` is asked where a clock of the plan needs the day of the last step.
ORDER = ("stake", "money_place", "last_step", "day", "review_content")
# The questions that the message answers, and not the reader one by one.
READ = ("threat", "kind", "demand")
# An entry that goes by these is for a contract on a platform, unless it has words for none.
AT_PLATFORM = frozenset(("money_place", "last_step"))
MOST_ASKED = 4  # what a frightened reader should have to answer; a length, and no right


@dataclass(frozen=True)
class PlanEntry:
    """One sentence of the plan, as the data have it; `when` maps a question to its answers.

    elsewhere: the sentence on another platform than the default one, and why, where both differ;
    elsewhere_dated: the sentence there where a day is known. direct, direct_why: the same for a
    client on no platform. place: direct where it is for such a client alone, platform where it is
    for no such one. then: the clock that comes after `clock` by itself. dated: it stands only where
    that clock's day is known. page: of the guide, to read more. unless: what the case says that the
    sentence would contradict, by the names of `known.py`. limited, limited_why: the words where the
    text sets a time limit. hourly: those for a contract by hours. ends: the clock after which the
    sentence is pointless.
    """

    section: str
    id: str
    text: str
    why: str
    late: str
    clock: str
    then: str
    ends: str
    rule: str
    tool: str
    message: str
    page: str
    limited: str
    limited_why: str
    hourly: str
    elsewhere: str
    elsewhere_why: str
    elsewhere_dated: str
    direct: str
    direct_why: str
    place: str
    when: Mapping[str, Sequence[str]]
    unless: Sequence[str]
    dated: bool

    def fits(self, answers: Mapping[str, str]) -> bool:
        """Whether each question has one of the answers listed; what is open fits any."""
        # A loop: asked for each entry with each answer that a reader changes.
        for question, allowed in self.when.items():
            if question in answers and answers[question] not in allowed:
                return False
        return True


class Data(TypedDict):
    """What `plan.toml` holds beside the sections."""

    questions: dict[str, list[str]]
    steps: dict[str, list[str]]
    whose: dict[str, str]
    said_so: dict[str, str]
    elsewhere: dict[str, list[str]]
    direct: dict[str, list[str]]
    on_contract: dict[str, list[str]]
    named_day: dict[str, str]
    other_place: dict[str, str]
    limit: dict[str, str]
    on_none: dict[str, str]
    told_step: dict[str, str]
    paid: dict[str, str]
    sum: dict[str, Any]
    week: dict[str, str]
    ago: dict[str, str]
    signs: dict[str, str]
    billed: dict[str, str]
    told: dict[str, Any]


@cache
def source() -> Data:
    """The answers of each question, and the steps that are offered where the money is."""
    return cast(Data, data.load("start/plan.toml"))


@cache
def entries() -> tuple[PlanEntry, ...]:
    """Every entry in the order of the plan."""
    read = data.load("start/plan.toml")
    own = {section: [_entry(item, section) for item in read[section]] for section in SECTIONS}
    own["now"] += map(_contract_step, read_steps())
    return tuple(entry for of in own.values() for entry in of)


def on_contract() -> Sequence[str]:
    """The kinds of message that steps on the contract are for."""
    return source()["on_contract"]["kind"]


def blank_entry() -> PlanEntry:
    """An entry that says nothing, for one that the data do not have."""
    return _entry({"id": "", "text": ""})


def _contract_step(item: Mapping[str, Any]) -> PlanEntry:
    """A step on the contract, which every tool says alike, as the plan has it."""
    kept = {key: value for key, value in item.items() if key not in ONLY_STEPS}
    return _entry(kept | {"when": item["when"] | {"kind": on_contract()}}, "now")


def _entry(item: Mapping[str, Any], section: str = "") -> PlanEntry:
    """An entry of the data with what it leaves out. section: where the data do not name it."""
    blank: dict[str, Any] = dict.fromkeys(OPTIONAL, "") | {"dated": False}
    return PlanEntry(**({"section": section, "when": {}, "unless": ()} | blank | dict(item)))


def spoken(levers: Sequence[str], answers: Mapping[str, str]) -> tuple[PlanEntry, ...]:
    """What the plan says of each of these levers that is spoken of; `id` is the lever."""
    found = (_entry(item, "spoken") for item in data.load("start/plan.toml")["spoken"])
    return tuple(
        entry
        for entry in found
        if entry.id in levers and entry.fits(answers) and not set(entry.unless) & set(levers)
    )


def signs_of(text: str) -> tuple[str, ...]:
    """What a text says plainly, by the names of `[signs]`, and whether it names an invoice."""
    plain = text.replace("\u2019", "'").lower()
    found = tuple(name for name, pattern in _signs().items() if pattern.search(plain))
    return (*found, INVOICE) if names_invoice(text) else found


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    names = "|".join(re.escape(each.name.lower()) for each in platforms())
    return {
        name: re.compile(pattern.replace("{platforms}", names))
        for name, pattern in source()["signs"].items()
    }


def own_lines() -> tuple[PlanEntry, ...]:
    """What the plan says where the reader's own lines of a chat hold pressure or an insult."""
    return tuple(_entry(item) for item in data.load("start/plan.toml")["own_lines"])


def told_lines(kind: str, answers: Mapping[str, str]) -> tuple[PlanEntry, ...]:
    """What the plan says of what a text tells: payment | dispute | taken_back | announced.

    answers: those given; a question without one counts as not sure.
    """
    lines = map(_entry, source()["told"][kind]["line"])
    return tuple(entry for entry in lines if entry.fits(_filled(answers)))


def request() -> tuple[PlanEntry, PlanEntry, str, str]:
    """What the plan says first of a request to cancel, and beside the step that answers it; why
    where silence accepts it, and why where it does so after a `{time}`.
    """
    item = dict(data.load("start/plan.toml")["request"])
    silent, within, answered = (item.pop(name) for name in ("silent", "within", "answered"))
    return _entry(item), _entry(answered), silent, within


def bank(step: str) -> PlanEntry:
    """What the plan says where the client's bank is to take a payment back: made | threatened."""
    return _entry(data.load("start/plan.toml")["bank"][step])


def applying(answers: Mapping[str, str]) -> tuple[PlanEntry, ...]:
    """The entries for these answers; a question without one counts as not sure."""
    full = _filled(answers)
    return tuple(entry for entry in entries() if entry.fits(full))


def _filled(answers: Mapping[str, str]) -> dict[str, str]:
    return {name: answers.get(name, NOT_SURE) for name in source()["questions"]}


def placed(entry: PlanEntry, platform: str, *, direct: bool) -> PlanEntry | None:
    """What an entry says on this platform, or for a client on none."""
    if direct:
        return direct_entry(entry)
    return entry if platform == DEFAULT else elsewhere(entry, dated=False)


def elsewhere(entry: PlanEntry, dated: bool) -> PlanEntry | None:
    """What an entry says on another platform than the default one: nothing that is the latter's.

    An entry is left out when it rests on the default platform's rules, days or steps.
    dated: whether a day is known there.
    """
    here = platforms()[0].name
    tool = entry.tool if entry.tool in source()["elsewhere"]["tools"] else ""
    if entry.elsewhere:
        text, why = entry.elsewhere, entry.elsewhere_why
        text = (dated and entry.elsewhere_dated) or text
        none = dict.fromkeys(("late", "clock", "then", "rule"), "")
        return with_changes(entry, text=text, why=why, tool=tool, **none)
    if here in entry.text or entry.clock or entry.rule.startswith(f"{DEFAULT}."):
        return None
    return with_changes(entry, why="" if here in entry.why else entry.why, tool=tool)


def place_matters(answers: Mapping[str, str]) -> bool:
    """Whether where the money is changes the plan on another platform."""
    plans = set()
    for place in source()["questions"]["money_place"]:
        said = (elsewhere(entry, False) for entry in applying({**answers, "money_place": place}))
        plans.add(tuple(entry.id for entry in said if entry))
    return len(plans) > 1


def in_time(entry: PlanEntry) -> PlanEntry:
    """What an entry says beside a time limit: nothing that calms."""
    text, why = entry.limited or entry.text, entry.limited_why or entry.why
    return with_changes(entry, text=text, why=why)


def direct_entry(entry: PlanEntry) -> PlanEntry | None:
    """What an entry says for a client on no platform: nothing that is a platform's."""
    if entry.place:
        return entry if entry.place == DIRECT else None
    here, kept = platforms()[0].name, source()["direct"]["tools"]
    text = entry.direct or entry.elsewhere or entry.text
    theirs = entry.clock or (entry.rule and not entry.elsewhere) or AT_PLATFORM & set(entry.when)
    opens = entry.tool and entry.tool not in kept
    if _names_platform(text, here) or ((theirs or opens) and not entry.direct):
        return None
    whys = (entry.direct_why, entry.elsewhere_why, "" if entry.rule else entry.why)
    why = next((why for why in whys if why and not _names_platform(why, here)), "")
    none = dict.fromkeys(("late", "clock", "then", "rule", "message"), "")
    return with_changes(entry, text=text, why=why, tool="" if opens else entry.tool, **none)


def _names_platform(text: str, here: str) -> bool:
    return "{platform}" in text or here in text


def next_question(answers: Mapping[str, str], first: str = "") -> str:
    """The first open question whose answer could change the plan, or "".

    answers: those given, `not_sure` included; with `day` once the day is known or is not to be.
    first: the question that comes before the others.
    """
    order = (first, *ORDER) if first else ORDER
    return next((name for name in order if name not in answers and _matters(name, answers)), "")


def most_left(answers: Mapping[str, str]) -> int:
    """How many questions can still be asked, at most; the one to be asked now included."""
    left = [name for name in ORDER if name not in answers]
    possible = tuple(_open_to(answers))
    asked = {name for entry in possible for name in entry.when}
    if any(entry.clock for entry in possible):
        asked.add("day")
    if answers["kind"] != "danger":
        asked.discard("stake")
    return sum(name in asked for name in left)


def _matters(question: str, answers: Mapping[str, str]) -> bool:
    if question == "stake" and answers["kind"] != "danger":
        return False  # the page says what comes first then, whatever the answers are
    if question == "day":
        return any(entry.clock for entry in applying(answers))
    return any(question in entry.when and entry.fits(answers) for entry in _open_to(answers))


def _open_to(answers: Mapping[str, str]) -> Iterator[PlanEntry]:
    """The entries that some answers to the open questions could bring about."""
    return (entry for entry in entries() if entry.fits(answers))

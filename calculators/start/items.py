"""The sentences of the plan: from its data, from the clocks of another platform, and in order."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from calculators.engine.changed import with_changes
from calculators.engine.formats import format_day
from calculators.engine.parameters import NoRule, Value, parameter
from calculators.facts.money import MoneyPlace
from calculators.facts.steps import LastStep
from calculators.life.elsewhere import Elsewhere
from calculators.life.known import Known
from calculators.life.offers import Asked, Offer
from calculators.life.requests import REQUEST
from calculators.life.told import ROWS
from calculators.life.words import find_words, say
from calculators.reading.days import find_days
from calculators.reading.sent import find_sent
from calculators.start.contract import StepClock
from calculators.start.inputs import Inputs
from calculators.start.message import TakenMessage
from calculators.start.notices import DISPUTED
from calculators.start.plan import NOT_SURE, PlanEntry, place_matters, source
from calculators.start.plan import entries as all_entries
from calculators.start.steps import ANSWERS, is_asked_back
from calculators.writing.heads import hide_stamps

# What comes before every day: the account. A person comes before all of this.
DANGER = ("secure", "limited")
# Words that only the reader's account has may be gone tomorrow.
AT_ONCE = ("save_theirs", "note_theirs")
# What keeps no money and no right: it waits for the steps that do.
LAST = ("save",)

# What warns of pressure by the work, whoever asks for files.
DELETING = "deleting"

# What answers the question of the last event where there is none to tell.
NO_STEP = (LastStep.NOTHING, LastStep.NOT_SURE)
# What a notice of a dispute tells, as an event.
DISPUTE = "dispute_filed"
# Where money can be, in the order of the answers.
PLACES = tuple(str(place.value) for place in MoneyPlace)


@dataclass(frozen=True)
class Item:
    """One sentence of the plan.

    clock: of its day; act (the reader's last safe day), late (over by one way to count), wait
    (another's), theirs (what another may do until then), until (another's on another platform),
    over, or "".
    facts: what the tool that it opens is told, as JSON. page: of the guide, to read more.
    days: each day of its end by every way to count, in the zone that `place` names. until: where
    it is late, the last of them. then: the days of what follows by itself, if nobody acts.
    whose: where `clock` is until, who has the day; client, both or platform.
    """

    id: str
    text: str
    why: str
    day: date | None
    before: datetime | None
    clock: str
    rule: Value[Any] | None
    tool: str
    facts: str
    page: str
    days: tuple[date, ...] = ()
    place: str = ""
    until: date | None = None
    then: tuple[date, ...] = ()
    whose: str = ""


def write_item(
    entry: PlanEntry,
    said: TakenMessage,
    clock: StepClock | None,
    *,
    then: StepClock | None = None,
    facts: Mapping[str, object],
    today: date,
    platform: str,
) -> Item:
    """The sentence of an entry. then: the clock that follows its own. facts: what every tool is
    told. platform: its name.
    """
    text = entry.late if clock and clock.kind == "over" else entry.text
    told = dict(facts) | ({"message": entry.message} if entry.message else {})
    return Item(
        entry.id,
        text.format(asked=said.asked, held=said.held, platform=platform),
        # Why the step was to be done says nothing once its time is over.
        "" if clock and clock.kind == "over" else entry.why.format(platform=platform),
        clock.day if clock else None,
        clock.before if clock else None,
        clock.kind if clock else "",
        _rule(entry.rule, today),
        entry.tool,
        json.dumps(told) if entry.tool else "",
        entry.page,
        clock.days if clock else (),
        clock.place if clock else "",
        clock.until if clock else None,
        then.days if then else (),
    )


def of_text(
    inputs: Inputs, said: TakenMessage, today: date, platform: str, told: str
) -> Iterator[Item]:
    """What the pasted text names besides: another place of the money than the reader answered, and
    the days to come, but for the limit that is told already. Nothing of a message that may be fake.

    platform: its name, "" for a client on none. told: the words of that limit, or "".
    """
    if said.pretended:
        return
    place, places = inputs.money_place, said.told.get("money_place", {})
    if platform and place and places and str(place.value) not in (*places, NOT_SURE):
        words = source()["other_place"]
        text = words["text"].format(words=next(iter(places.values())), answered=place.label)
        yield Item("other_place", text, words["why"], None, None, "", None, "", "", "")
    yield from _named_days(inputs.client_message or "", today, inputs.message_came, platform, told)


def _named_days(
    text: str, today: date, came: date | None, platform: str, told: str
) -> Iterator[Item]:
    words = source()["named_day"]
    why = words["why"].format(platform=platform) if platform else words["direct_why"]
    sent = find_sent(text, today)
    begins = came or (sent.day if sent else None)
    counted = "came" if came else "counted_from" if sent else "counted"
    for n, one in enumerate(find_days(hide_stamps(text), begins or today), 1):
        if one.to_come and one.day >= today and one.words != told:
            said = words[counted if one.counted else "text"].format(
                words=one.words,
                day=format_day(one.day),
                begins=format_day(begins) if begins else "",
            )
            yield Item(f"named_day_{n}", said, why, None, None, "", None, "", "", "")


def with_own_pressure(entries: Sequence[PlanEntry], said: TakenMessage) -> Iterator[PlanEntry]:
    """The entries, and first what warns of pressure by the work, where the reader means it."""
    if not said.own_pressure:
        yield from entries
        return
    yield from (entry for entry in all_entries() if entry.id == DELETING)
    yield from (entry for entry in entries if entry.id != DELETING)


def of_pack(pack: Elsewhere) -> Iterator[Item]:
    """What to do on another platform: by the reader's clocks, or else by the first other one."""
    mine = [clock for clock in pack.clocks if clock.kind == "act"]
    for clock in mine or pack.clocks[:1]:
        kind = ("late" if clock.late else "act") if mine else "until"
        # That nothing is urgent says less than what the other side can do until that day.
        calm = not mine and pack.do == say(pack.id, "do", "none")
        text = (clock.do if mine else "" if calm else pack.do) or f"{clock.title}."
        title = "" if mine or calm else f"{clock.title}. "
        why = f"{title}And {'if nothing is done' if mine else 'after that'}? {clock.then}"
        rule = next(iter(clock.rules), None)
        id = f"{pack.id}-{clock.id}{clock.part}"
        why = why if clock.then else ""
        whose = "" if mine else clock.actor
        yield Item(id, text, why, clock.day, clock.before, kind, rule, "", "", "", whose=whose)
    if pack.do and not pack.clocks:
        yield Item(f"{pack.id}-do", pack.do, "", None, None, "", None, "", "", "")


def with_no_step(pack: Elsewhere, step: LastStep | None) -> Elsewhere:
    """The pack whose question of the last event can also be answered with none, or with not sure.

    step: the reader's answer; with one of these the question is not asked again.
    """
    if pack.asks is None or pack.asks.kind != "event":
        return pack
    if step in NO_STEP:
        return with_changes(pack, asks=None)
    none = tuple(Offer(str(one.value), one.label, field="last_step") for one in NO_STEP)
    asks = with_changes(pack.asks, offers=(*pack.asks.offers, *none))
    return with_changes(pack, asks=asks)


def with_request(pack: Elsewhere, said: TakenMessage, known: Known) -> Elsewhere:
    """The pack that asks for the request to cancel which the text tells of, where no day of one is
    known: its days to answer count from it. Where it asks what happened last, what the text tells
    stands first: that request, or a dispute.

    known: what the case says.
    """
    if pack.asks and pack.asks.kind == "event":
        disputed = said.disputed or DISPUTED in said.told.get("last_step", {})
        step = DISPUTE if disputed else REQUEST if is_asked_back(said) else ""
        told = [one for one in pack.asks.offers if one.value == step]
        left = [one for one in pack.asks.offers if one not in told]
        label = source()["told_step"]["label"] if told else pack.asks.label
        said_so = label.format(step=told[0].label if told else "", platform=pack.name)
        asks = with_changes(pack.asks, label=said_so, offers=(*told, *left))
        return with_changes(pack, asks=asks)
    request = next((one for one in pack.offers if one.value == REQUEST), None)
    if pack.asks or request is None or REQUEST in known.days or not is_asked_back(said):
        return pack
    label = f"Did the client send the request on {pack.name}? There may be little time to answer."
    return with_changes(pack, asks=Asked("event", ROWS, label, offers=(request,)))


def with_place(pack: Elsewhere, given: Mapping[str, str]) -> Elsewhere:
    """The pack that asks where the money is, in its own words, where no event and no answer tells
    it and it changes what the plan says.

    given: the answers so far.
    """
    if pack.asks or "money_place" in given or not place_matters(given):
        return pack
    words = find_words(pack.id)["places"]
    offers = (Offer(at, words[at]) for at in PLACES if words.get(at))
    return with_changes(
        pack, asks=Asked("choice", "money_place", words["label"], offers=tuple(offers))
    )


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """What to do now: danger, the steps with a day by their day, what answers a request, the days
    of others, the other steps, then what can wait.
    """

    def place(item: Item) -> tuple[int, date]:
        if item.id in DANGER:
            return 0, date.min
        if item.id in AT_ONCE:
            return 1, date.min
        if item.id in ANSWERS and not item.day:
            return 1, date.max
        if item.day:
            return (2 if item.clock in ("wait", "theirs", "until") else 1), item.day
        return (4 if item.id in LAST else 3), date.min

    return tuple(sorted(items, key=place))


def _rule(id: str, day: date) -> Value[Any] | None:
    try:
        return parameter(id).on(day) if id else None
    except NoRule:
        return None

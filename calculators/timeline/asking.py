"""The next question whose answer can change the timeline, and the events that can come next."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from calculators.engine.fields import Choice, questions
from calculators.facts.events import TELLING, Actor, EventKind, Favour, Notice, Told
from calculators.facts.money import MoneyPlace
from calculators.life.ledger import Ledger
from calculators.life.matching import row_fits
from calculators.life.next_step import press, shown_clocks
from calculators.life.offers import Asked, Offer, offer_days
from calculators.life.places import place_matters
from calculators.life.replay import Replay
from calculators.life.words import sentence
from calculators.timeline.inputs import DaysKnown, Inputs
from calculators.timeline.told import platform
from calculators.timeline.wording import name_event

# What is asked of a row beside its day, where its kind asks for it.
COLUMNS: Mapping[str, type[Choice]] = {"by": Actor, "notice": Notice, "favour": Favour}
MOST_OFFERED = 6  # buttons on one screen of a phone
DUE = "On which day was the milestone due?"
DUE_HINT = "The contract page has it. If nothing moves, the days are counted from it."


def first_question() -> Asked:
    """What a blank start asks."""
    offers = (
        _offer(item["kind"], item.get("by", ""), item.get("label", "")) for item in TELLING["first"]
    )
    return Asked(
        "event",
        "events",
        "What was the last thing that happened?",
        "A step on the contract, or a message. You can add the rest later.",
        tuple(offers),
    )


def next_question(inputs: Inputs, found: Replay) -> Asked | None:
    """The first question that is still open, or None when no answer could change anything."""
    if not inputs.events and not found.events:
        return first_question()
    return next(_open(inputs, found), None)


def _open(inputs: Inputs, found: Replay) -> Iterator[Asked]:
    today = found.now.astimezone(inputs.zone).date()
    known = inputs.days_known != DaysKnown.NOT_SURE
    for n, row in enumerate(inputs.events):
        kind = platform().kinds.get(row.kind.value)
        if kind is None:
            continue
        by = row.by.value if row.by else kind.by
        name = sentence(name_event(row.kind.value, by))
        if row.when is None and known:
            hint = "The day where you are. The platform's emails and the contract page have it."
            yield _day(f"events.{n}.when", f"{name}: on which day?", hint, today)
        for column, choices in COLUMNS.items():
            if getattr(row, column) is None and row.kind.value in TELLING["asks"][column]:
                asked = questions(Told)[column]
                yield _choice(f"events.{n}.{column}", f"{name}: {asked.noun}?", "", choices)
    if not found.events:
        return
    if inputs.money_place is None and place_matters(inputs):
        yield _choice("money_place", "Where is the money now?", "", MoneyPlace)
    if inputs.money_place == MoneyPlace.RELEASED and known and not _tells_release(inputs):
        new = json.dumps({"kind": EventKind("money_released").value})
        label = "On which day was the money released to you?"
        hint = "If it came in parts, enter the newest. You can add the others later."
        yield _day("events", label, hint, today, row=new, column="when")
    if known:
        for n in due_unknown(inputs, found):
            yield _day(f"events.{n - 1}.due", DUE, DUE_HINT, today)


def due_unknown(inputs: Inputs, found: Replay) -> Iterator[int]:
    """The rows of milestones whose due day would move a clock, and is not told."""
    ledger = found.ledger
    waiting = {running.part for running in ledger.running.values() if running.bound}
    ran_out = {over.part for over in ledger.over if over.clock.from_due and over.why == "silence"}
    for id in waiting | ran_out:
        part = ledger.parts.get(id)
        made = [event for event in found.events if part and event.when == part.made]
        for event in made:
            row = inputs.events[event.n - 1] if 0 < event.n <= len(inputs.events) else None
            if row and part and part.due is None and row.kind.value in TELLING["asks"]["due"]:
                yield event.n


def _tells_release(inputs: Inputs) -> bool:
    paid = any(row.kind.value in ("money_released", "bonus_paid") for row in inputs.events)
    return paid or bool(inputs.releases)


def _day(field: str, label: str, hint: str, today: date, row: str = "", column: str = "") -> Asked:
    return Asked("day", field, label, hint, offer_days(today), row, column)


def _choice(field: str, label: str, hint: str, choices: type[Choice]) -> Asked:
    offers = tuple(Offer(str(one.value), one.label) for one in choices if one.offered)
    return Asked("choice", field, label, hint, offers)


def _offer(kind: str, by: str = "", label: str = "") -> Offer:
    row = {"kind": kind} | ({"by": by} if by else {})
    text = label or name_event(kind, by or platform().kinds[kind].by)
    return Offer(kind, sentence(text), json.dumps(row))


def likely(found: Replay) -> tuple[Offer, ...]:
    """The events that can come next: those that answer a clock first, then all that fit."""
    ledger = found.ledger
    clocks = [one for one in shown_clocks(ledger) if press(ledger, one) in ("must", "wait", "may")]
    answers = [kind for one in clocks for kind in one.clock.answers]
    kinds = dict.fromkeys([*answers, *(kind.value for kind in EventKind)])
    known = [kind for kind in kinds if kind in platform().kinds and EventKind(kind).offered]
    offered = [kind for kind in known if kind not in TELLING["rare"]]
    fitting = [kind for kind in offered if _fits(ledger, kind)]
    told = {event.kind for event in found.events}
    first = [item["kind"] for item in TELLING["first"] if item["kind"] not in told]
    chosen = list(dict.fromkeys([*fitting, *first]))[:MOST_OFFERED]
    return tuple(_offer(kind, _party(kind)) for kind in chosen)


def _party(kind: str) -> str:
    return platform().kinds[kind].by if kind in TELLING["asks"]["by"] else ""


def _fits(ledger: Ledger, kind: str) -> bool:
    """Whether the event would move something that is there now, without a doubt."""
    told = platform().kinds[kind]
    rows = platform().rows_of(kind, told.which or told.by)
    return any(
        not row.says and row.to and part.state != row.to and row_fits(ledger, row, part)
        for row in rows
        if row.part in told.parts
        for part in ledger.of_kind(row.part)
    )


def topics() -> dict[str, list[EventKind]]:
    """Every kind that can be told, under its topic."""
    found: dict[str, list[EventKind]] = {}
    for kind in EventKind:
        if kind.offered and kind.value in platform().kinds:
            found.setdefault(kind.topic, []).append(kind)
    return found

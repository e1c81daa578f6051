"""Start: one plan from what the reader has, and the one question that could still change it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculators.engine import fields
from calculators.engine.exports import Export, NextTool
from calculators.engine.fields import Choice
from calculators.engine.packs import platforms, recognise_platform
from calculators.engine.parameters import Value
from calculators.engine.rendering import render
from calculators.facts.platform import PlatformName, platform_name
from calculators.life.elsewhere import Elsewhere, find_elsewhere
from calculators.life.first_step import FirstStep
from calculators.life.first_step import find_steps as find_first_steps
from calculators.life.known import read_case
from calculators.life.limit import without_calm
from calculators.life.offers import Offer, offer_days
from calculators.life.two_places import TwoPlaces, find_two_places
from calculators.next_tools import find as find_next
from calculators.start import items, message, plan, questions
from calculators.start.contract import clocks
from calculators.start.direct import answers_direct
from calculators.start.given import find_given
from calculators.start.hours import by_hours, day_to_answer
from calculators.start.inputs import CORRECTED, QUESTIONS, READING, Inputs
from calculators.start.items import Item
from calculators.start.keeping import day_to_keep as day_to_keep
from calculators.start.limits import (
    TimeLimit,
    find_limit,
    is_clients,
    limit_facts,
    with_danger,
    write_end,
    write_limit,
)
from calculators.start.notices import fit_to_text, is_notice, read_answers, told_facts
from calculators.start.pretended import fit_to_pretended
from calculators.start.saying import is_to_support, write_note, write_say
from calculators.start.steps import find_request, find_steps
from calculators.start.sums import Offers, find_offers, needs_due
from calculators.start.told import gave_back, spoken_too, with_events, with_first, without_denied
from calculators.start.where import (
    NOT_THEIRS,
    THREAT,
    facts_of,
    find_left_undone,
    is_unpaid,
    place,
    read_facts,
)

__all__ = ("Inputs",)

TITLE = "Your plan"
ACTION = "Make my plan"
# The page asks these one at a time; without a script they stand in the form.
FOLDED = (QUESTIONS, READING)
# The plan is the whole way, so it leads to more tools than another answer.
MOST_NEXT = 6


@dataclass(frozen=True)
class Outcome:
    """The plan. next: the question to ask now, and asks: its name; none if no answer changes it.

    first: help for a person, before everything else. hold: what not to do before reading on.
    today: where the reader is. more: how many questions can still follow the next one, at most.
    note: what was said in a call or a voice message, for the client to read; "" where it was not.
    to_support: whether what to say is for the platform's Support, and not for a client.
    platform: where the contract is. elsewhere: the same where it is not the default platform, whose
    days and steps are left out then; pack: what is known there. offers: what the text says of
    the sum and the client, to confirm. needs_due: whether a sum that was lacks its day.
    reading: what the plan knows and the reader did not say in so many words, as facts for every
    tool; "" where nothing is known, or the reader said it. named: the id of the platform that the
    reader or the text names, "" where the default one is only assumed.

    limit: the time limit of the text. came: days to choose from, where it hangs on when it came.
    places: of the money, where two answers do not fit.
    place_read, step_read: where a notice says that the money is and what happened last, "" where
    the reader said it.
    """

    today: date
    said: message.TakenMessage
    first: tuple[Item, ...]
    hold: tuple[Item, ...]
    going_on: tuple[Item, ...]
    spoken: tuple[Item, ...]
    avoid: tuple[Item, ...]
    now: tuple[Item, ...]
    note: str
    say: str
    report: tuple[Item, ...]
    then: tuple[Item, ...]
    asks: str
    next: questions.PlanQuestion | None
    more: int
    answered: tuple[questions.PlanAnswer, ...]
    rules: tuple[Value[Any], ...]
    platform: str
    elsewhere: str
    pack: Elsewhere | None
    to_support: bool
    offers: Offers
    needs_due: bool
    reading: Mapping[str, object]
    named: str
    places: TwoPlaces | None
    limit: TimeLimit | None
    came: tuple[Offer, ...]
    place_read: str
    step_read: str

    @property
    def danger(self) -> bool:
        """Whether somebody may be in danger, so that nobody should answer yet."""
        return self.said.kind == "danger" or bool(self.first)

    @property
    def choices(self) -> dict[str, tuple[Choice, ...]]:
        """The labels that the reader can choose in place of those recognised."""
        return {name: fields.questions(Inputs)[name].choices for name in CORRECTED}


def calculate(inputs: Inputs) -> Outcome:
    """The plan for these answers. Every one of them may be missing."""
    said = message.take(inputs)
    told = find_given(inputs, said)
    apart = said.direct or bool(said.pretended)
    pack = None if apart else find_elsewhere(place(inputs, said))
    # Where the reader did not say where the money is, what happened can tell it.
    given = {"money_place": pack.money} | told if pack and pack.money else told
    known = read_case(inputs)
    first: tuple[FirstStep, ...] = ()
    if said.direct:
        given = answers_direct(told, unpaid=is_unpaid(inputs, said))
    elif not pack:
        given, first = with_events(told, inputs, known), find_first_steps(inputs)
    today = inputs.now.astimezone(inputs.zone).date()
    text = inputs.client_message or ""
    # The time that a fake message gives is no deadline.
    limit = None if said.pretended else with_danger(find_limit(inputs, said), given, said, text)
    read = {} if said.direct or pack else read_answers(given, said, limit)
    unread, given = given, given | read
    found = clocks(inputs)
    facts = facts_of(inputs, said)
    sections: dict[str, list[Item]] = {name: [] for name in ("spoken", "hold", *plan.SECTIONS)}
    rules: dict[str, Value[Any]] = {}
    platform = next(each.name for each in platforms() if each.id == said.platform)
    named = "" if said.direct else platform
    place_named = bool(inputs.platform or recognise_platform(text))
    fitting = tuple(
        entry
        for entry in without_denied(plan.applying(given), said, unread, named=place_named)
        if not known.contradicts(entry)
        and (not entry.dated or entry.clock in found)
        and not (entry.ends in found and found[entry.ends].kind == "over")
    )
    by_events = known.told and not {"money_place", "last_step"} & told.keys()
    fitting = tuple(with_first(fitting, first, given, told=by_events))
    applying = (*plan.spoken(spoken_too(said, text), given), *fitting)
    applying += plan.own_lines() if said.sharp else ()
    applying = tuple(items.with_own_pressure(applying, said))
    if said.direct:
        applying = tuple(filter(None, map(plan.direct_entry, applying)))
    else:
        applying = tuple(entry for entry in applying if entry.place != plan.DIRECT)
    if pack:
        pack = items.with_no_step(without_calm(pack, limit), inputs.last_step)
        pack = items.with_place(items.with_request(pack, said, known), given)
        dated = bool(pack.clocks)
        applying = tuple(filter(None, (plan.elsewhere(entry, dated) for entry in applying)))
        sections["now"] += items.of_pack(pack)
    applying += tuple(find_steps(said, given, known, today, applying))
    ahead = limit if limit and limit.to_answer else None
    until = (
        write_end(ahead, inputs) if ahead else "" if pack else day_to_answer(inputs, said, today)
    )
    applying = tuple(fit_to_text(applying, given, said, known, until, found))
    if known.hourly:
        applying = tuple(map(by_hours, applying))
    if limit:
        applying = tuple(map(plan.in_time, applying))
    applying = tuple(fit_to_pretended(applying, given, said, inputs))
    told_limit = limit.words if limit else ""
    sections["spoken"] += items.of_text(inputs, said, today, named, told_limit)
    for entry in applying:
        clock, then = found.get(entry.clock), found.get(entry.then)
        item = items.write_item(
            entry, said, clock, then=then, facts=facts, today=today, platform=platform
        )
        sections[entry.section].append(item)
        for rule in (item.rule, *(value for one in (clock, then) if one for value in one.rules)):
            if rule:
                rules[rule.parameter] = rule
    # A client on no platform makes no request on one, and limits no account there.
    there = said.undo or said.disputed or is_notice(text) or said.stake == message.LIMITED
    there = there or bool(limit and limit.noticed)
    asked_there = said.paid_back or said.by_service or (not said.direct and there)
    asked_there = asked_there and not is_clients(limit, said, text)
    if limit:
        whose = "" if said.by_service else named
        # What the client set and is over presses nobody.
        section = "hold" if asked_there or not limit.over else "spoken"
        sections[section] += write_limit(limit, inputs, whose, sections["now"], there=asked_there)
    # If the client wrote it, the other questions follow.
    left = plan.most_left(given | ({"kind": said.doubt} if said.doubt else dict(said.to_confirm)))
    asked = questions.ask(said, given, today, text, elsewhere=pack is not None)
    limited = limit_facts(limit, asked_there=asked_there)
    reading = read_facts(inputs, said, facts, limited, told_facts(said, given, known, read), pack)
    at = given.get("money_place", "")
    waits = (asked and asked.name == "money_place") or (pack and pack.asks and not at)
    stands_on = said.platform if place_named else ""
    offers = Offers()
    if not sections["first"] and said.kind not in NOT_THEIRS:
        back = asked_there or said.demand == "refund"
        known_at = None if waits else at
        offers = find_offers(inputs, said, today, stands_on, back=back, place=known_at)
    written = {name: tuple(entries) for name, entries in sections.items()}
    return Outcome(
        today,
        said,
        **written | {"now": items.in_order(sections["now"])},
        note=write_note(said, given, named),
        say=write_say(said, given, known, find_left_undone(said, text, today), named),
        asks=asked.name if asked else "",
        next=asked,
        more=left - (not (said.doubt or said.to_confirm))
        if asked and not (pack or said.direct)
        else 0,
        answered=tuple(questions.answered(inputs, told, said)),
        rules=tuple(rules.values()),
        platform=platform_name(PlatformName(said.platform), direct=said.direct),
        elsewhere=pack.name if pack else "",
        pack=questions.with_days(pack, text, today),
        to_support=is_to_support(said, given),
        limit=limit,
        place_read=read.get("money_place", ""),
        step_read=read.get("last_step", ""),
        came=offer_days(today) if limit and limit.open else (),
        offers=offers,
        needs_due=said.direct and needs_due(inputs) and given.get("money_place") != "released",
        reading=reading,
        named=said.platform if inputs.platform else str(reading["platform"]),
        places=None if pack or said.direct else find_two_places(inputs),
    )


def say(inputs: Inputs, outcome: Outcome) -> str:
    """The calm answer as plain text."""
    return outcome.say + "\n"


def write(inputs: Inputs, outcome: Outcome) -> str:
    """The whole plan as plain text."""
    return render("start/outcome.txt.jinja", outcome=outcome)


def next_tools(inputs: Inputs, outcome: Outcome) -> tuple[NextTool, ...]:
    """The tools that fit after the plan, each told what the plan knows."""
    said = outcome.said
    if said.kind in NOT_THEIRS:
        return ()
    # The step that the plan names decides, also where its day is not known.
    applying = {entry.id: entry.clock for entry in plan.entries()}
    named = (applying.get(item.id, "") for item in outcome.now if item.clock != "over")
    return find_next(
        "start",
        place(inputs, said),
        clock=next(filter(None, named), ""),
        threat="yes" if said.threat in THREAT else "",
        spoken="yes" if outcome.note else "",
        request=find_request(said),
        dispute="yes" if said.disputed else "",
        gave_back="yes" if gave_back(said, find_given(inputs, said)) else "",
        dated="yes" if any(item.day for item in outcome.now) else "",
        danger="yes" if outcome.danger else "",
        most=MOST_NEXT,
        facts=facts_of(inputs, said),
    )


EXPORTS = (
    Export(
        "say",
        "Copy the calm answer",
        "answer.txt",
        "text/plain",
        say,
        copy=True,
        # Nobody should answer in danger, and the text stands below for later.
        holds=lambda inputs, outcome: bool(outcome.say) and not outcome.danger,
        first=True,
    ),
    Export("plan", "Copy the plan", "plan.txt", "text/plain", write, copy=True, first=True),
)

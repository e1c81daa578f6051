"""The questions of the plan: the next one with its answers, and those that were answered."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calculators.engine.changed import with_changes
from calculators.engine.fields import Field, YesNo, questions
from calculators.engine.formats import format_day, format_hours, format_money
from calculators.engine.packs import DEFAULT, recognise_platform
from calculators.facts.days import Release
from calculators.facts.steps import LastStep
from calculators.life.elsewhere import Elsewhere
from calculators.life.moments import write_moment
from calculators.life.offers import Offer, offer_days
from calculators.life.words import find_words
from calculators.reading.happened import review_posted
from calculators.reading.labels import labels, name_lever
from calculators.reading.told import names_invoice
from calculators.start import plan
from calculators.start.contract import WORKED, asks_week, days_given
from calculators.start.inputs import Inputs, SaidSo, WhoPresses
from calculators.start.message import CALM, TakenMessage
from calculators.start.plan import INVOICE
from calculators.start.said_days import find_said, monday_of


@dataclass(frozen=True)
class PlanAnswer:
    """One answer to the next question: what the button says and what it stands for.

    told: words of the pasted text that may give this answer, for the reader to confirm.
    counted: whether they count from the day of writing, which is taken for today. field: the
    question that it answers, where that is another one.
    """

    value: str
    label: str
    hint: str
    told: str = ""
    counted: bool = False
    field: str = ""


@dataclass(frozen=True)
class PlanQuestion:
    """The question that could still change the plan. kind: choice or day.

    column: where the answer is a new row of `field`, its place in that row; row: the rest of that
    row, as JSON.
    """

    name: str
    field: str
    kind: str
    label: str
    hint: str
    answers: tuple[PlanAnswer, ...]
    column: str = ""
    row: str = "{}"


def ask(
    said: TakenMessage, given: Mapping[str, str], today: date, text: str, *, elsewhere: bool
) -> PlanQuestion | None:
    """The question to ask now, or none: whose words they are, then what could change the plan.

    elsewhere: whether the contract is on another platform, whose steps are not known.
    """
    if said.doubt:
        return ask_whose()
    if said.to_confirm:
        return ask_said_so(said)
    if elsewhere:
        return None
    if said.direct and plan.next_question(given) != "stake":
        return _ask_paid(said, given)
    return ask_next(given, today, said.told, text)


def _ask_paid(said: TakenMessage, given: Mapping[str, str]) -> PlanQuestion | None:
    """Whether a client on no platform has paid, which no step of a platform tells."""
    calm = said.threat in CALM and INVOICE not in said.spoken
    if "money_place" in given or calm or said.kind == "own" or said.by_service:
        return None
    words = plan.source()["paid"]
    told = said.told.get("money_place", {})
    answers = (
        PlanAnswer(place, label, "", told.get(place, ""))
        for place, label in words.items()
        if place != "label"
    )
    return PlanQuestion("money_place", "money_place", "choice", words["label"], "", tuple(answers))


def ask_whose() -> PlanQuestion:
    """Who wrote the words, which the plan goes by and a program cannot know."""
    words = plan.source()["whose"]
    return PlanQuestion(
        "who_presses",
        "who_presses",
        "choice",
        words["label"],
        "",
        tuple(PlanAnswer(side.value, words[side.value], "") for side in WhoPresses),
    )


def ask_said_so(said: TakenMessage) -> PlanQuestion:
    """Whether the client made the threat that the reader tells of, which only they can know."""
    words = plan.source()["said_so"]
    asked, held = (
        labels()["demands"][said.to_confirm["demand"]],
        name_lever(said.to_confirm["lever"]),
    )
    known = said.to_confirm["demand"] != "none"
    threat = "offered" if said.to_confirm["threat"] == "offered" else "tied" if known else "alone"
    # Who tells of a call need not be asked whether it was in writing.
    left_out = {SaidSo.WRITTEN} if said.heard else set()
    offered = (one for one in SaidSo if one not in left_out)
    return PlanQuestion(
        "said_so",
        "said_so",
        "choice",
        questions(Inputs)["said_so"].field.label,
        words[threat].format(asked=asked, held=held),
        tuple(PlanAnswer(str(one.value), one.label, "") for one in offered),
    )


def ask_next(
    given: Mapping[str, str], today: date, told: Mapping[str, Mapping[str, str]], text: str
) -> PlanQuestion | None:
    """The next question that could change the plan, or none.

    given: the answers so far, by question. told: for a question, answers with the words of the
    pasted text that may give them. text: that text, whose days are offered.
    """
    # Who tells of a review that is there is asked about it first.
    name = plan.next_question(given, "review_content" if review_posted(text) else "")
    if not name:
        return None
    if name == "day":
        field, column, words = _asked_day(given)
        week = asks_week(given)
        days = tuple(_days(text, today, released=column == "released", week=week))
        hint = words.hint if column else f"{_step(given)} {words.hint}".strip()
        row = json.dumps({"kind": WORKED} if week else {})
        return PlanQuestion(name, field, "day", words.label, hint, days, column, row)
    asked = questions(Inputs)[name]
    offered = plan.source()["steps"].get(given.get("money_place", ""), ())
    answers = [
        PlanAnswer(
            str(choice.value),
            choice.label,
            choice.hint,
            told.get(name, {}).get(str(choice.value), ""),
        )
        for choice in asked.choices
        if name != "last_step" or choice.value in offered
    ]
    if name == "money_place":
        # Near the top, so that a phone shows it without scrolling: after it no other answer fits.
        first = names_invoice(text) and not recognise_platform(text)
        answers.insert(0 if first else 1, _on_none(told))
    label, hint = asked.field.label, asked.field.hint
    return PlanQuestion(name, name, "choice", label, hint, tuple(answers))


def _on_none(told: Mapping[str, Mapping[str, str]]) -> PlanAnswer:
    """That no platform has the money, since the client is on none."""
    words, no = plan.source()["on_none"], str(YesNo.NO.value)
    said = told.get("on_platform", {}).get(no, "")
    return PlanAnswer(no, words["label"], words["hint"], said, field="on_platform")


def _asked_day(given: Mapping[str, str]) -> tuple[str, str, Field]:
    """What the day is called that the plan needs: the field, its column, and its words."""
    if given.get("money_place") == "released":
        return "releases", "released", questions(Release)["released"].field
    if asks_week(given):
        words = plan.source()["week"]
        return "events", "when", Field(words["label"], words["hint"])
    return "last_step_on", "", questions(Inputs)["last_step_on"].field


def _step(given: Mapping[str, str]) -> str:
    """The step whose day is asked for, as its answer names it: `“The client ended ...”.`"""
    label = next((step.label for step in LastStep if step.value == given.get("last_step")), "")
    return f"“{label}”." if label else ""


def _days(text: str, today: date, *, released: bool, week: bool) -> Iterator[PlanAnswer]:
    """The days that the text names and that are not to come, then those that most answers are.

    released: whether the day of a release is asked for, which only words that tell of it can be.
    week: whether a day stands for its week.
    """
    named = find_said(text, today, released=released, week=week)
    # Today is offered anyway, and who asks for something today tells of no event.
    said = {one.day: one for one in reversed(named) if not (one.counted and one.day == today)}
    offered = {date.fromisoformat(one.value): one.label for one in offer_days(today)}
    ago = today - timedelta(weeks=1)
    if week and not any(monday_of(day) == monday_of(ago) for day in said):
        offered[ago] = plan.source()["ago"]["week"]
    for day in sorted(
        said.keys() | offered.keys(), key=lambda day: (day not in said, -day.toordinal())
    ):
        one = said.get(day)
        words = (one.words, one.counted) if one else ("", False)
        yield PlanAnswer(day.isoformat(), offered.get(day) or format_day(day), "", *words)


def with_days(pack: Elsewhere | None, text: str, today: date) -> Elsewhere | None:
    """The pack whose question for a day also offers those that the text names as past."""
    if pack is None or pack.asks is None or pack.asks.kind != "day":
        return pack
    days = _days(text, today, released=False, week=False)
    offers = tuple(Offer(day.value, day.label, told=day.told, counted=day.counted) for day in days)
    return with_changes(pack, asks=with_changes(pack.asks, offers=offers))


def _places(said: TakenMessage) -> Mapping[str, str]:
    """The words in which a client on none, or another platform's pack, is asked of the money."""
    if said.direct:
        return plan.source()["paid"]
    return {} if said.platform == DEFAULT else find_words(said.platform)["places"]


def answered(inputs: Inputs, given: Mapping[str, str], said: TakenMessage) -> Iterator[PlanAnswer]:
    """The questions that were answered, each with its field, its words and the answer's words."""
    places = _places(said)
    for name in ("who_presses", "said_so"):
        if answer := getattr(inputs, name):
            yield PlanAnswer(name, questions(Inputs)[name].field.label, answer.label)
    # It is an answer to where the money is, which is asked again in other words then.
    if inputs.on_platform == YesNo.NO:
        label = questions(Inputs)["on_platform"].field.label
        yield PlanAnswer("on_platform", label, inputs.on_platform.label)
    for name in plan.ORDER:
        if name not in given or (name == "stake" and inputs.stake is None):
            continue
        if name == "day":
            field, _, words = _asked_day(given)
            named = ", ".join(_write_day(day) for day in days_given(inputs, given))
            yield PlanAnswer(field if named else "day_known", words.label, named or "Not sure")
        elif name == "money_place" and places.get(given[name]):
            yield PlanAnswer(name, places["label"], places[given[name]])
        else:
            yield PlanAnswer(name, questions(Inputs)[name].field.label, getattr(inputs, name).label)
    if inputs.message_came:
        label = questions(Inputs)["message_came"].field.label
        yield PlanAnswer("message_came", label, format_day(inputs.message_came))
    if inputs.work_hours:
        label = questions(Inputs)["work_hours"].field.label
        rows = (f"{format_hours(row.hours)}, {format_day(row.day)}" for row in inputs.work_hours)
        yield PlanAnswer("work_hours", label, "; ".join(rows))
    if inputs.client_kind:
        label = questions(Inputs)["client_kind"].field.label
        yield PlanAnswer("client_kind", label, inputs.client_kind.label)
    if owed := _owed(inputs):
        yield PlanAnswer("owed", questions(Inputs)["owed"].field.label, owed)


def _write_day(day: date | datetime) -> str:
    """A day in words; a moment with its time, as a form has it."""
    return write_moment(day) if isinstance(day, datetime) else format_day(day)


def _owed(inputs: Inputs) -> str:
    """The sums of the case, each with its day."""
    rows = [
        (
            format_money(row.amount, row.currency.value) if row.amount is not None else "",
            f"due {format_day(row.due)}" if row.due else "",
        )
        for row in inputs.owed
    ]
    return ", ".join(one for row in rows for one in row if one)

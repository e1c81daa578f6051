"""No sentence of the plan contradicts what the case says: over every life of tests/life."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculators.engine.answering import answer
from calculators.facts.events import EventKind
from calculators.life.contract_steps import contract_steps
from calculators.life.sentences import translate
from calculators.start import plan
from tests.life.lives import FILES, load

NEVER = tomllib.loads((Path(__file__).parent / "contradictions.toml").read_text("utf-8"))["never"]
COLUMNS = ("kind", "by", "of", "sum", "due", "when")
WHICH = {"dormant_notice": "notice", "award": "favour", "hours_decided": "favour"}
# Lives with an hour that the clocks left out, which no form takes.
NO_SUCH_HOUR = (
    "berlin-submitted-in-the-hour-that-is-skipped",
    "new-york-hours-in-the-skipped-hour",
)
WORDS = "Refund me or I leave one star."
PLACES = ("held", "released", "unpaid_hours", "refunded", "charged_back")


def rows(life: Mapping[str, Any]) -> list[dict[str, str]]:
    """The events of a life as rows of the case."""
    kinds = {kind.value for kind in EventKind if kind.offered}
    told = [event for event in translate(life["events"], "upwork") if event["kind"] in kinds]
    return [
        {name: str(event[name]) for name in COLUMNS if event.get(name)}
        | ({WHICH[kind]: str(event["which"])} if (kind := event["kind"]) in WHICH else {})
        for event in told
    ]


def answers() -> Iterator[dict[str, str]]:
    """What the reader may have answered beside the events."""
    for review in ("no", "opinion"):
        yield {"review_content": review}
        for place in PLACES:
            for step in plan.source()["steps"].get(place, ["not_sure"]):
                yield {"review_content": review, "money_place": place, "last_step": step}


def stands(line: Mapping[str, Any], told: Sequence[Mapping[str, str]]) -> bool:
    """Whether a step of the line was told, and nothing told since brings its sentence back."""
    entry = next(each for each in plan.entries() if f"{each.section}.{each.id}" == line["line"])
    steps = entry.when.get("last_step", ())
    several = len({row["of"] for row in told if row.get("of")}) > 1
    again = max((row["when"][:10] for row in told if row["kind"] in steps), default="")
    return any(
        line.get("lasting") or (row["when"][:10] >= again and not (steps and several))
        for row in told
        if row["kind"] in line.get("told", ())
    )


def breaks(
    line: Mapping[str, Any], life: Mapping[str, Any], told: Sequence[Mapping[str, str]]
) -> bool:
    """Whether the truth of a life is what a sentence must not stand beside.

    The step that the truth itself asks for is none: a part may still be open, or asked for again.
    """
    truth, places = life["truth"], {part["money"] for part in life["truth"]["milestones"]}
    asked = truth["do"]["what"]
    if line["line"] in {
        f"now.{asked}",
        *(f"now.{s.id}" for s in contract_steps() if s.do == asked),
    }:
        return False
    return (
        truth["contract"] in line.get("contract", ())
        or stands(line, told)
        or (bool(places) and places <= set(line.get("money", ())))
        or (line.get("one_place", False) and len(places) == 1)
    )


def says_place(line: Mapping[str, Any]) -> bool:
    return "money" in line or "one_place" in line


@cache
def lives() -> tuple[dict[str, Any], ...]:
    found = (life for name in FILES for life in load(name))
    return tuple(life for life in found if life["id"] not in NO_SUCH_HOUR)


# A sixth of the lives in `make test`; with the others it would be its longest test.
SLOW = [[], *[pytest.mark.thorough] * 5]


@pytest.mark.parametrize(
    "life",
    [
        pytest.param(life, id=life["id"], marks=SLOW[index % len(SLOW)])
        for index, life in enumerate(lives())
    ],
)
def test_no_sentence_contradicts_the_case(life: dict[str, Any]) -> None:
    told = {"events": rows(life), "now": life["now"], "zone": life["zone"]}
    # What is still to come has not happened.
    past = [row for row in told["events"] if row["when"][:10] <= life["now"][:10]]
    for given in answers():
        # Where the reader says where the money is, the events do not.
        lines = [line for line in NEVER if "money_place" not in given or not says_place(line)]
        wrong = {line["line"] for line in lines if breaks(line, life, past)}
        answered = answer("start", told | given | {"client_message": WORDS})
        assert not answered.errors
        shown = {
            f"{section}.{item.id}"
            for section in plan.SECTIONS
            for item in getattr(answered.outcome, section)
        }
        assert not shown & wrong, given


def test_each_line_is_a_sentence_and_meets_a_life_that_it_would_contradict() -> None:
    known = {f"{entry.section}.{entry.id}" for entry in plan.entries()}
    for line in NEVER:
        assert line["line"] in known
        assert any(breaks(line, life, rows(life)) for life in lives()), line


# What the plan offers as the last step, by where the money was said to be.
OFFERED = {
    place: [step for step in steps if step not in ("nothing", "not_sure")]
    for place, steps in plan.source()["steps"].items()
}


@pytest.mark.parametrize(
    ("place", "step"), [(place, step) for place, steps in OFFERED.items() for step in steps]
)
def test_no_step_that_the_plan_offers_contradicts_the_place_that_it_is_offered_for(
    place: str, step: str
) -> None:
    told = {"money_place": place, "last_step": step, "last_step_on": "2026-11-26"}
    message = {"client_message": "Refund me or I leave one star.", "now": "2026-11-29T10:00Z"}
    assert answer("start", told | message).outcome.places is None

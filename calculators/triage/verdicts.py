"""The levels as a page can look them up: clocks that days start stay with Python."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import product

from calculators.engine.decisions import NOT_SURE, Rule
from calculators.engine.fields import YesNo, parse, questions
from calculators.engine.packs import DEFAULT
from calculators.engine.parameters import Value, parameter
from calculators.engine.rendering import render
from calculators.engine.verdicts import (
    ANY,
    REFUSED,
    Chosen,
    Fact,
    Sized,
    Step,
    Told,
    Verdicts,
    chosen,
    reduce,
)
from calculators.facts.money import MoneyPlace
from calculators.triage.inputs import Inputs
from calculators.triage.level import (
    FEE,
    FEE_BELOW,
    answers_for_advice,
    answers_for_level,
    floor,
    more_serious,
    rule_on,
    table,
)
from calculators.triage.standing import find_standing
from calculators.triage.words import advice, say_level

# What the answers alone say is the same on every day.
SOME_DAY = "2026-01-01T00:00Z"
# What can start a clock.
DAYS = Told("days", ("last_step_on", "contract_ended", "refund_requested", "releases", "events"))
# Each answer of the two tables, and the questions whose answers decide it.
ANSWERS = {
    "feedback_tie": ("feedback_tie", "lever"),
    "money_place": ("money_place", DAYS.name),
    "review_content": ("review_content",),
    "stake": ("stake", "lever", "feedback_tie"),
}
RAISED = {
    "pressing": ("money_place", "last_step", DAYS.name),
    "contested": ("money_place", "last_step", DAYS.name),
    "other_threat": ("feedback_tie", "lever"),
    "account_limited": ("stake",),
}
AS_ASKED = ("platform_steps", "evidence_kept", "client_identity")


@cache
def verdicts() -> Verdicts:
    """How serious each case is, as far as its answers alone say so."""
    asked = table().answers
    names = ("feedback_tie", "lever", "money_place", "last_step", "review_content", "stake")
    facts: list[Fact] = [_chosen(name) for name in (*names, *AS_ASKED)]
    size = Sized("size", "sum_at_stake", asked["size"], NOT_SURE, tuple(_bounds()))
    steps = [_step(f"level_{name}", of, name, asked[name]) for name, of in ANSWERS.items()]
    steps += [_step(name, of, name, floor().answers[name]) for name, of in RAISED.items()]
    steps += [
        reduce(
            "decided",
            {f"level_{name}" if name in ANSWERS else name: asked[name] for name in asked},
            table().leaves(),
        ),
        reduce("raised", floor().answers, floor().leaves()),
    ]
    steps.append(_verdict(*steps[-2:]))
    rules = {rule.id: rule for rule in (*table().rules, *floor().rules)}
    cards = {id: _card(rules[id]) for id in steps[-1].values if id != REFUSED}
    platform = Chosen("platform", _platforms(), DEFAULT)
    any_client = Chosen("on_platform", _on_platform(), NOT_SURE)
    above = {chosen: _above(chosen) for chosen in ("", DEFAULT)}
    return Verdicts((*facts, DAYS, platform, any_client, size), tuple(steps), cards, above)


def _card(rule: Rule) -> str:
    headline, why = say_level(rule, advice())
    level = rule.then["level"]
    return render("triage/verdict.html.jinja", level=level, headline=headline, why=why)


def _above(chosen: str) -> str:
    """For which contract the verdict speaks, as Python's answer has it."""
    inputs = _inputs({"platform": chosen})
    return render("engine/templates/placed.html.jinja", tool="triage", inputs=inputs)


def _platforms() -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in questions(Inputs)["platform"].choices)


def _on_platform() -> tuple[str, ...]:
    return tuple(str(choice.value) for choice in questions(Inputs)["on_platform"].choices)


def _chosen(name: str) -> Chosen:
    return chosen(Inputs, name, str(getattr(_inputs({}), name).value))


def _inputs(given: Mapping[str, str]) -> Inputs:
    """The form with these answers and no days."""
    return parse(Inputs, {**given, "now": SOME_DAY})


def _derive(name: str, given: Mapping[str, str]) -> str:
    """What the tables are asked for these answers, without any day."""
    inputs = _inputs(given)
    said = answers_for_advice(inputs, find_standing(inputs)) | {"size": NOT_SURE}
    return answers_for_level(said)[name] if name in ANSWERS else said[name]


def _step(step: str, of: Sequence[str], name: str, values: Sequence[str]) -> Step:
    """The answer that a table is asked, as a table over the questions that decide it.

    Where days are told, only the replay says whether a clock runs, and where money is of which the
    reader did not say it.
    """
    asked = {
        question: DAYS.values if question == DAYS.name else _chosen(question).values
        for question in of
    }

    def leaves() -> Iterator[str]:
        for combined in product(*asked.values()):
            given = dict(zip(asked, combined, strict=True))
            told = given.pop(DAYS.name, "no") == "yes"
            place = MoneyPlace(given.get("money_place", "none"))
            replayed = told and (name == "pressing" or place == MoneyPlace.NOT_SURE)
            yield ANY if replayed else _derive(name, given)

    return reduce(step, asked, leaves(), values)


def _verdict(decided: Step, raised: Step) -> Step:
    rules = {rule.id: rule for rule in (*table().rules, *floor().rules)}
    # On another platform than the default one, and on none, Python says what holds there.
    of = {
        "platform": _platforms(),
        "on_platform": _on_platform(),
        "decided": decided.values,
        "raised": raised.values,
    }
    leaves = (
        REFUSED
        if platform != DEFAULT or on_platform == str(YesNo.NO.value)
        else more_serious(rules[one], rules[other]).id
        for platform, on_platform, one, other in product(*of.values())
    )
    return reduce("verdict", of, leaves)


def _bounds() -> Iterator[tuple[date, tuple[tuple[str, int | None], ...]]]:
    """The largest sum of each size, from each day on which that changes."""
    values = [value for id in (FEE, FEE_BELOW) for value in parameter(id).history]
    days = {value.effective for value in values}
    days |= {value.known_until + timedelta(days=1) for value in values if value.known_until}
    for day in sorted(days):
        fee, limit = rule_on(FEE, day), rule_on(FEE_BELOW, day)
        if not fee:
            yield day, ((NOT_SURE, None),)
        elif not limit:
            yield day, (("below_fee", _cents(fee)), ("above_fee", None))
        else:
            below = ("above_fee", _cents(limit) - 1)
            yield day, (("below_fee", _cents(fee)), below, ("large", None))


def _cents(rule: Value[str]) -> int:
    return int(Decimal(rule.value) * 100)

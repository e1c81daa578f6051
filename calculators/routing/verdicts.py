"""The routes as a page can look them up: what depends on words and days stays with Python."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from calculators.engine.fields import AnswerErrors, YesNo, parse, questions
from calculators.engine.rendering import render
from calculators.engine.verdicts import ANY, REFUSED, Chosen, Step, Told, Verdicts, reduce
from calculators.routing.calculator import outline
from calculators.routing.directory import directory, table
from calculators.routing.inputs import Inputs

QUALIFIES = "mediation_qualifies"
# Days from which Python works out whether the customer qualifies, where the agent is not sure.
DAYS = Told("days", ("ticket_money", "ticket_paid", "ticket_ended", "ticket_asked"))
# A form in which nothing is said, or no more than that nobody is in danger, has no route.
SAID = Told("said", tuple(name for name in questions(Inputs) if name != "person_in_danger"))
# The answers that can contradict each other.
AT_ODDS = ("person_in_danger", "demanded", "held_over", "harm_done", "account_at_stake")


@cache
def verdicts() -> Verdicts:
    """Where each ticket goes, by the answers alone."""
    asked = table().answers
    facts = tuple(
        Chosen(name, values, str(getattr(getattr(Inputs(), name), "value", "not_sure")))
        for name, values in asked.items()
    )
    of = {name if name != QUALIFIES else "mediation": values for name, values in asked.items()}
    fits = {SAID.name: SAID.values} | {name: asked[name] for name in AT_ODDS}
    steps = (
        reduce("fits", fits, (_fits(*answers) for answers in product(*fits.values()))),
        _mediation(asked[QUALIFIES]),
        reduce("rule", of, table().leaves()),
    )
    cards = {
        id: render("routing/verdict.html.jinja", entry=entry, outline=outline(entry))
        for id, entry in directory().entries.items()
    }
    return Verdicts((*facts, DAYS, SAID), steps, cards)


def _fits(said: str, *answers: str) -> str:
    """Whether there is a route for these: what contradicts itself has none, nor has open danger."""
    if answers[0] == YesNo.NOT_SURE.value:
        return REFUSED
    if said == "no":
        return REFUSED if answers[0] == YesNo.NO.value else "fits"
    try:
        parse(Inputs, dict(zip(AT_ODDS, answers, strict=True)))
    except AnswerErrors:
        return REFUSED
    return "fits"


def _mediation(values: tuple[str, ...]) -> Step:
    def leaves() -> Iterator[str]:
        for answer, days in product(values, DAYS.values):
            yield ANY if (answer, days) == (YesNo.NOT_SURE.value, "yes") else answer

    return reduce("mediation", {QUALIFIES: values, DAYS.name: DAYS.values}, leaves(), values)

"""A route that is called sure is right, on messages that the model has not learned from."""

from itertools import product

import pytest

from calculators.engine.answering import answer
from calculators.reading.recognise import Reading, recognise
from calculators.routing.directory import directory
from calculators.routing.facts import facts_of
from calculators.routing.read import read
from calculators.routing.recognised import doubts
from calculators.routing.ticket import route
from tests.reading.corpus import Message, messages

# What was reached; raised when more is reached, never lowered.
LEAST_RIGHT, LEAST_SURE = 0.97, 0.15


def route_of(reading: Reading, text: str) -> tuple[tuple[str, str, str], bool]:
    """Team, queue and note, and whether the route is called sure."""
    ticket = read(text, reading)
    answers = facts_of(ticket)
    outcome = answer("routing", answers).outcome
    found = outcome.team.name, outcome.queue, outcome.note.id
    return found, not doubts(ticket, answers, outcome.note.id)


def right_routes(message: Message) -> set[tuple[str, str, str]]:
    """The routes of the labels and of those that count as right; none for an innocent message."""
    labels, others = message.labels, message.alternatives
    if labels["plainness"] == "none":
        return set()
    pairs = product(
        {labels["demand"], *others.get("demand", ())}, {labels["lever"], *others.get("lever", ())}
    )
    return {
        route_of(Reading("explicit", labels["side"], *pair, (), ()), message.text)[0]
        for pair in pairs
    }


def test_sure_routes_are_right():
    chosen = [message for message in messages() if message.labels["sure"] == "y"]
    routed = [(message, *route_of(recognise(message.text), message.text)) for message in chosen]
    sure = [route in right_routes(message) for message, route, certain in routed if certain]
    assert sum(sure) / len(sure) >= LEAST_RIGHT
    assert len(sure) / len(chosen) >= LEAST_SURE


def test_a_near_reading_is_a_doubt_only_where_it_goes_elsewhere() -> None:
    # What the freelancer threatens may be read otherwise, and the ticket goes to the same team.
    text = "Freelancer says he will delete my website unless I pay 200 dollars more"
    assert route(text).sure
    # No condition is named: it can be that nobody presses.
    assert not route("El cliente me sigue pidiendo trabajo gratis.").sure


@pytest.mark.parametrize("message", messages(), ids=lambda message: message.labels["id"])
def test_a_near_reading_is_named_with_its_team(message: Message) -> None:
    why = route(message.text).why
    if "Another reading" in why:
        teams = why.partition("Its team: ")[2]
        assert any(teams.startswith(team.name) for team in directory().teams.values())

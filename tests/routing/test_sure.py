"""A route that is called sure is right, on messages that the model has not learned from."""

from itertools import product

from calculators.engine.answering import answer
from calculators.reading.recognise import Reading, recognise
from calculators.routing.read import read
from calculators.routing.recognised import doubts, facts_of
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

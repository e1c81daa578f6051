"""A subject that names a topic alone changes nothing of what is read below it."""

import csv
from dataclasses import asdict
from pathlib import Path

import pytest

from calculators.routing.queue import route as route_queue
from calculators.routing.subjects import below
from calculators.routing.ticket import route

with (Path(__file__).parent / "subjects.tsv").open(encoding="utf-8", newline="") as file:
    SUBJECTS = [row["subject"] for row in csv.DictReader(file, delimiter="\t")]
TEXTS = (
    "My client says that he releases the last milestone only after I send back 200 dollars.",
    "Somebody changed the password of my Upwork account and I cannot get in any more.",
    "The client writes: give me five stars or I will leave a bad review for you.",
    "We both agree to cancel the order. He has not started. How do I get my money to my card?",
    "He wrote that he knows where I live and that I should watch out.",
    "My freelancer keeps my files and asks for 300 more before she hands them over.",
    "Where do I find the invoice with the tax number for October?",
    "Der Kunde will 300 Euro zurück, sonst schreibt er eine schlechte Bewertung.",
    "El cliente dice que si no le devuelvo el dinero me pone una estrella.",
    "I was hired in May and the milestone was approved last week, but the money is still pending.",
    "The client's bank took the money back, 600 dollars are gone from my balance.",
)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_a_topic_over_a_ticket_is_not_read(text: str, subject: str) -> None:
    assert asdict(route(f"{subject}\n{text}")) == asdict(route(text))


def test_a_queue_shows_the_subject_and_reads_the_text() -> None:
    rows = "".join(f'{at},{subject},"{TEXTS[0]}"\n' for at, subject in enumerate(["", *SUBJECTS]))
    tickets = route_queue(f"id,subject,description\n{rows}".encode())["tickets"]
    alone = next(ticket for ticket in tickets if not ticket["subject"])
    assert {ticket["subject"] for ticket in tickets} == {"", *SUBJECTS}
    for ticket in tickets:
        assert ticket["text"] == "\n".join(filter(None, (ticket["subject"], TEXTS[0])))
        assert (ticket["note_text"], ticket["sure"]) == (alone["note_text"], alone["sure"])


@pytest.mark.parametrize("text", ["See order 77.", "Please help me", "Thanks!"])
def test_a_text_that_says_nothing_of_its_own_is_read_with_its_subject(text: str) -> None:
    subject = "I want my money back"
    for named in (subject, "Refund request"):
        assert route(f"{named}\n{text}").note_text == route(f"{named}.\n{text}").note_text
    assert route(f"{subject}\n{text}").note_text != route(text).note_text


@pytest.mark.parametrize(
    "text",
    [
        "Refund 300 or one star\nThat is what the client writes to me.",
        "Refund please\nor I leave one star, says my client to me",
        "My client\nwants 300 dollars back or he leaves one star.",
    ],
)
def test_a_line_that_says_more_than_a_topic_is_read(text: str) -> None:
    assert below(text) == text

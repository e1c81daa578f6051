"""The table of a queue says what the agent chose on the tickets that were opened from it."""

import csv
import io
import json
from pathlib import Path

import pytest

from calculators.routing import desk
from calculators.routing.ticket import route

QUEUE = (Path(__file__).parent / "queue.csv").read_bytes()


@pytest.fixture(scope="module")
def read() -> dict:
    return json.loads(desk.queue(QUEUE, lambda *_: None).partition("\n")[0])


def rows(table: str) -> dict[str, dict[str, str]]:
    return {row["Ticket"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}


def left(read: dict, ticket: str, answers: dict[str, str]) -> dict:
    """This ticket as it was left after the agent gave these answers on it."""
    row = list(rows(read["table"])).index(ticket)
    text = read["texts"][row]
    given = {**route(text).answers, **answers}
    return {"row": row, "text": text, "answers": given, "touched": list(answers)}


def chosen(read: dict, ticket: str, answers: dict[str, str]) -> dict[str, dict[str, str]]:
    """The rows after the agent gave these answers on this ticket."""
    return rows(desk.chosen(read["table"], json.dumps([left(read, ticket, answers)])))


# By ticket of the queue and the agent's answers, what its row says then.
CASES = [
    (
        "1",
        {"held_over": "account_access"},
        {
            "Sure": "chosen",
            "Team": "Account Security",
            "Queue": "",
            "Chosen by the agent": "What is used as pressure? Access to an Upwork account",
        },
    ),
    (
        "9",
        {"demanded": "feedback", "held_over": "harm_threatened"},
        {
            "Sure": "chosen",
            "Team": "Content Engagement",
            "Internal note": "Feedback building",
            "Chosen by the agent": "What is demanded? Feedback; What is used as pressure? Harm that"
            " is threatened",
        },
    ),
    (
        "4",
        {"person_in_danger": "yes"},
        {
            "Sure": "Danger",
            "Team": "Use your emergency process at once",
            "Why": "A person may be in danger. That comes before any queue.",
            "Chosen by the agent": "Could a person be in danger? Yes",
        },
    ),
    (
        "4",
        {"person_in_danger": "not_sure"},
        {
            "Sure": "Danger?",
            "Team": "Read it first",
            "Rule": "person-in-danger",
            "Queue": "",
            "Internal note": "",
            "Why": "You are not sure whether a person could be in danger. If in doubt, say yes"
            " (P).",
        },
    ),
    (
        "9",
        {"mediation_qualifies": "not_sure", "ticket_money": "held", "ticket_asked": "2026-11-02"},
        {
            "Chosen by the agent": "Does the customer qualify for mediation or a dispute? Not sure;"
            " Where the money in the ticket is Held by Upwork"
        },
    ),
    (
        "9",
        {"held_over": "harm_done", "harm_done": "no"},
        {
            "Sure": "chosen, not sure",
            "Team": "",
            "Queue": "",
            "Internal note": "",
            "Rule": "",
            "Chosen by the agent": "What is used as pressure? Repair of harm already done; Was harm"
            " done? No",
        },
    ),
    (
        "9",
        {"account_at_stake": "no"},
        {
            "Sure": "chosen, not sure",
            "Chosen by the agent": "Is the security of an account at stake? No",
        },
    ),
]


@pytest.mark.parametrize(("ticket", "answers", "says"), CASES)
def test_a_row_says_what_the_agent_chose_and_the_route_of_it(read, ticket, answers, says) -> None:
    before, after = rows(read["table"]), chosen(read, ticket, answers)
    assert {name: after[ticket][name] for name in says} == says
    assert after[ticket]["Subject"] == before[ticket]["Subject"]
    assert list(after) == list(before)
    assert [id for id in after if after[id] != before[id]] == [ticket]


def test_no_row_says_that_the_agent_chose_before_anybody_did(read) -> None:
    assert {row["Chosen by the agent"] for row in rows(read["table"]).values()} == {""}
    assert desk.chosen(read["table"], "[]") == read["table"]


def test_why_a_row_has_no_route_stands_in_it(read) -> None:
    row = chosen(read, "9", {"held_over": "harm_done", "harm_done": "no"})["9"]
    assert "Change one of the two" in row["Why"]


def test_a_subject_that_is_a_formula_stays_a_text(read) -> None:
    subject = chosen(read, "2", {"demanded": "work"})["2"]["Subject"]
    assert subject == rows(read["table"])["2"]["Subject"]
    assert subject.startswith("'=")


# By ticket and answers, as what the heading of the queue counts its row.
STATES = [
    ("4", {"person_in_danger": "yes"}, "emergency"),
    ("4", {"person_in_danger": "not_sure"}, "danger"),
    ("1", {"held_over": "account_access"}, "chosen"),
    ("9", {"account_at_stake": "no"}, "chosen"),
    ("9", {"held_over": "harm_done", "harm_done": "no"}, "chosen"),
]


@pytest.mark.parametrize(("ticket", "answers", "state"), STATES)
def test_the_heading_counts_an_answered_row_as_what_it_is(read, ticket, answers, state) -> None:
    assert f'data-state="{state}"' in desk.row(json.dumps(left(read, ticket, answers)))


def test_a_ticket_whose_text_alone_was_changed_is_read_again(read: dict) -> None:
    assert rows(read["table"])["1"]["Sure"] == "yes"
    for more, sure in ((" He says he will break my arm.", "Danger?"), (" Please help.", "yes")):
        ticket = left(read, "1", {})
        ticket["text"] += more
        [row] = [rows(desk.chosen(read["table"], json.dumps([ticket])))["1"]]
        assert row["Sure"] == sure
        assert not row["Chosen by the agent"]
        html = desk.row(json.dumps(ticket)).partition("\n")[2]
        assert "Chosen" not in html
        assert ("Danger?" in html) == (sure == "Danger?")

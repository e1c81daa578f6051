"""A queue's table: each ticket with its route, the unsure ones first, in any dialect."""

import csv
import io
import itertools
import json
from pathlib import Path

import pytest

from calculators.engine.answering import answer
from calculators.reading.recognise import DEMANDS, LEVERS, SIDES, Reading
from calculators.routing.queue import NoQueue, route
from calculators.routing.recognised import facts_of
from tests.test_command_line import run

QUEUE = (Path(__file__).parent / "queue.csv").read_bytes()


def by_id(routed):
    return {ticket["id"]: ticket for ticket in routed["tickets"]}


@pytest.fixture(scope="module")
def routed():
    return route(QUEUE)


@pytest.mark.parametrize(
    ("ticket", "rule"),
    [
        ("1", "feedback-held-over"),
        ("2", "other-demanded"),
        ("5", "account-threatened"),
        ("6", "feedback-demanded"),
    ],
)
def test_ticket_whose_words_decide(routed, ticket, rule):
    assert by_id(routed)[ticket]["rule"] == rule


@pytest.mark.parametrize("ticket", ["5", "8"])
def test_ticket_about_an_upwork_account_goes_to_account_security(routed, ticket):
    assert by_id(routed)[ticket]["team"] == "Account Security"


@pytest.mark.parametrize("ticket", ["3", "4", "7", "9"])
def test_ticket_that_needs_a_look_is_not_sure_and_says_why(routed, ticket):
    found = by_id(routed)[ticket]
    assert not found["sure"]
    assert found["why"].endswith(".")


def test_danger_stands_first_and_then_what_is_not_sure(routed):
    assert routed["tickets"][0]["id"] == "4"
    assert routed["tickets"][0]["danger"]
    sure = [ticket["sure"] for ticket in routed["tickets"]]
    assert sure == sorted(sure)


@pytest.mark.parametrize(
    ("separator", "encoding", "end"),
    [
        (";", "utf-8", "\n"),
        ("\t", "utf-16", "\r\n"),
        (",", "utf-8-sig", "\r\n"),
        (";", "windows-1252", "\n"),
    ],
)
def test_any_dialect_gives_the_same_routes(routed, separator, encoding, end):
    buffer = io.StringIO()
    rows = csv.reader(io.StringIO(QUEUE.decode()))
    csv.writer(buffer, delimiter=separator, lineterminator=end).writerows(rows)
    again = route(buffer.getvalue().encode(encoding))
    assert again["tickets"] == routed["tickets"]


def test_no_cell_of_the_table_is_a_formula(routed):
    rows = list(csv.reader(io.StringIO(routed["table"])))
    assert len(rows) == 1 + len(routed["tickets"])
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("raw", [b"a;b\n1;2", b"hello", b"\x00\x01", b"Id,Name\n1,x"])
def test_text_without_a_head_is_no_queue(raw):
    with pytest.raises(NoQueue, match="whose head names an id and a subject"):
        route(raw)


def test_whatever_is_recognised_the_router_answers():
    labels = itertools.product(("explicit", "veiled", "none"), SIDES, DEMANDS, (*LEVERS, "none"))
    for threat, side, demand, lever in labels:
        recognised = Reading(threat, side, demand, lever, (), (), "")
        answers = facts_of(recognised, "")
        assert answer("routing", answers).errors is None, (threat, side, demand, lever)
        if threat == "none":
            assert answers["held_over"] == "not_sure"


def test_command_prints_one_json_object():
    ran = run("route", stdin=QUEUE)
    data = json.loads(ran.stdout)
    assert (ran.returncode, data["ok"], len(data["tickets"])) == (0, True, 9)
    refused = run("route", stdin=b"nothing")
    assert (refused.returncode, json.loads(refused.stdout)["ok"]) == (2, False)


def test_tickets_as_json_get_the_same_routes():
    rows = list(csv.DictReader(io.StringIO(QUEUE.decode())))
    listed = [
        {name.lower(): cell for name, cell in row.items() if name} | {"status": "open"}
        for row in rows
    ]
    found = route(json.dumps({"tickets": listed, "next_page": "x", "count": 40}).encode())
    assert {id: each["rule"] for id, each in by_id(found).items()} == {
        id: each["rule"] for id, each in by_id(route(QUEUE)).items()
    }
    assert any("not complete" in said for said in found["said"])


@pytest.mark.parametrize("raw", [b'{"tickets": []}', b"{", b"[1, 2]"])
def test_json_without_tickets_is_refused(raw):
    with pytest.raises(NoQueue, match="JSON"):
        route(raw)

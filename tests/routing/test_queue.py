"""A queue's table: each ticket with its route, the most urgent first, in any dialect."""

import csv
import io
import itertools
import json
import re
from pathlib import Path

import pytest

from calculators.engine.answering import answer
from calculators.reading.labels import DEMANDS, LEVERS, SIDES
from calculators.reading.recognise import Reading
from calculators.routing.facts import facts_of
from calculators.routing.queue import NoQueue, Routes, route
from calculators.routing.read import read
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
        ("7", "feedback-demanded"),
    ],
)
def test_ticket_whose_words_decide(routed, ticket, rule):
    assert by_id(routed)[ticket]["rule"] == rule


@pytest.mark.parametrize("ticket", ["5", "8"])
def test_ticket_about_an_upwork_account_goes_to_account_security(routed, ticket):
    assert by_id(routed)[ticket]["team"] == "Account Security"


@pytest.mark.parametrize("ticket", ["3", "4", "9"])
def test_ticket_that_needs_a_look_is_not_sure_and_says_why(routed, ticket):
    found = by_id(routed)[ticket]
    assert not found["sure"]
    assert found["why"].endswith(".")


def test_danger_stands_first_and_then_what_is_sure(routed):
    assert routed["tickets"][0]["id"] == "4"
    kinds = [(not ticket["danger"], not ticket["sure"]) for ticket in routed["tickets"]]
    assert kinds == sorted(kinds)
    assert len(set(kinds)) == 3


# Of the unsure ones the most urgent first, each with a reason that fits it.
UNSURE = [
    ("Somebody logged in to my account from abroad.", "got into"),
    ("My former client posted lies about me on Facebook.", '"My former client posted lies'),
    ("My client keeps asking me for a discount.", "the router saw no pressure"),
    ("The milestone is still in escrow after the dispute.", "first check whether"),
    ("Where do I upload my W-8BEN?", "no demand"),
]


def test_the_unsure_ones_are_ordered_by_what_may_have_happened():
    tickets = under("subject,body", *(["", text] for text, _ in reversed(UNSURE)))["tickets"]
    assert [ticket["text"] for ticket in tickets] == [text for text, _ in UNSURE]
    for ticket, (_, reason) in zip(tickets, UNSURE, strict=True):
        assert reason in ticket["why"]


def test_a_row_of_danger_names_the_words():
    (ticket,) = under("subject,body", ["", "He wrote that he knows where I live."])["tickets"]
    assert 'where I live"' in ticket["why"]


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


# Heads of other help desks: the columns of the id, the subject and the words, in other languages.
HEADS = [
    "Ticket ID,Subject,Description",
    "Issue key,Issue id,Summary,Reporter,Created,Description",
    '"Case Number","Subject","Contact Name","Date/Time Opened","Description"',
    "Conversation ID,Conversation title,User,First message",
    "#,Title,From,Body",
    "number,short_description,caller_id,opened_at,description",
    "Ticket ID,Requester,Message",
    "Ticket ID,Ticket subject,Ticket description,Ticket description",
    "Ticket-ID;Betreff;Anforderer;Beschreibung",
    "ID de ticket;Asunto;Solicitante;Descripción",
    "N° du ticket;Objet;Demandeur;Description",
    "Número do ticket;Assunto;Solicitante;Descrição",
    "Номер;Тема;Автор;Описание",
    "Nr zgłoszenia;Temat;Opis",
    "Talep No;Konu;Açıklama",
    "Ticket #;Subj.;First message (raw)",
    "Case no. (internal);Subject line;Customer text",
    "Vorgang;Betr.;Kundentext (roh)",
    "Número (interno);Asunto del cliente;Mensaje completo",
    "Nummer;Betreff;Beschreibung",
    "Nummer;Mensaje",
    "ID-Nummer;Betreff;Kundentext (roh)",
    "Vorgang;Nachricht",
    "Fall;Betreff;Nachricht",
    "Fallnummer;Thema;Nachricht",
    "Aktenzeichen;Betreff;Inhalt",
    "Ref,Subject,Body",
    "Ref. No.,Subject,Customer text",
    "Reference,Message",
    "Referencia;Asunto;Mensaje",
    "Folio;Asunto;Mensaje",
    "Caso;Asunto;Descripción",
    "Número de caso;Asunto;Descripción",
    "Nº;Asunto;Mensaje",
    "Référence;Objet;Description",
    "Id,Subject,Message count,Customer text (raw)",
]


PRESSES = "The client wrote: refund me $400 or I will leave you a one star review."


def under(head: str, *rows: list[str]) -> Routes:
    """A queue with this head and these rows, routed."""
    separator = ";" if ";" in head else ","
    return route("\n".join([head, *map(separator.join, rows), ""]).encode())


@pytest.mark.parametrize("head", HEADS)
def test_heads_of_other_help_desks_are_known(head):
    row = ["SUP-1", *["x"] * (len(re.split("[,;]", head)) - 2), PRESSES]
    (ticket,) = under(head, row)["tickets"]
    assert (ticket["id"], ticket["rule"]) == ("SUP-1", "feedback-held-over")


def test_a_column_about_a_ticket_is_neither_its_name_nor_its_words():
    head = "Ticket type,Case no. (ours),Last message at,Customer text"
    (ticket,) = under(head, ["Bill", "SUP-1", "2026-11-20", PRESSES])["tickets"]
    assert (ticket["id"], ticket["text"]) == ("SUP-1", PRESSES)


HEADS_WITHOUT_ID = [
    "subject,body",
    "Betr.;Kundentext (roh)",
    "title,comment",
    "Assunto;Mensagem do cliente",
    "Objet;Texte",
]


@pytest.mark.parametrize("head", HEADS_WITHOUT_ID)
def test_rows_without_an_id_are_numbered(head):
    found = under(head, ["a", "hello"], ["b", PRESSES])
    assert {ticket["id"]: ticket["rule"] for ticket in found["tickets"]} == {
        "1": "nothing-known",
        "2": "feedback-held-over",
    }
    assert "numbered here" in " ".join(found["said"])


@pytest.mark.parametrize("head", ["Description", "Message", "\ufeffBetreff", "\nMensaje"])
def test_a_table_of_one_column_is_read_with_marks_and_commas_as_they_were_meant(head):
    rows = 'My message, about the ticket\n"He says:\n""refund, or one star"""\n'
    found = sorted(route(f"{head}\n{rows}".encode())["tickets"], key=lambda ticket: ticket["id"])
    texts = ["My message, about the ticket", 'He says:\n"refund, or one star"']
    assert [(ticket["id"], ticket["text"]) for ticket in found] == [*zip("12", texts, strict=True)]


def test_a_row_of_danger_is_read_first_and_names_no_team(routed):
    head, first, *_ = csv.reader(io.StringIO(routed["table"]))
    assert (head[0], first[0], first[1]) == ("Sure", "Danger?", "4")
    cells = dict(zip(head, first, strict=True))
    assert (cells["Team"], cells["Rule"]) == ("Read it first", "person-in-danger")
    assert "Content" not in " ".join(first[:-1])


@pytest.mark.parametrize(
    ("table", "ids", "said"),
    [
        ('Id,Subject,Description\n1,a,"open\n2,b,c\n', ["1", "2"], "never closed"),
        ('Id,Subject,Description\n1,a,"open\n2,b,"c"\n3,d,e\n', ["1", "3"], "another row"),
        ("Id,Subject,Description\n1,a,b\n1,c,d\n,e,f\n", ["", "1", "1"], "stands 2 times"),
        ("Id,Subject,Description\n1,a,b\n,e,f\n", ["", "1"], "No id"),
        ("Id,Subject,Description\n1,a\n2,b,c\n", ["1", "2"], ""),
        ("Id,Subject,Description\n1,a\0,b\n2,b,c\n", ["1", "2"], "NUL"),
        (f"Id,Subject,Description\n1,a,{'x' * 100_001}\n2,b,c\n", ["1", "2"], "cut"),
    ],
    ids=["unclosed", "closed later", "twice", "no id", "short", "nul", "long"],
)
def test_no_ticket_of_a_damaged_table_is_lost_without_a_word(table, ids, said):
    found = route(table.encode())
    assert sorted(ticket["id"] for ticket in found["tickets"]) == ids
    assert said in " ".join(found["said"])


def test_no_cell_of_the_table_is_a_formula(routed):
    rows = list(csv.reader(io.StringIO(routed["table"])))
    assert len(rows) == 1 + len(routed["tickets"])
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("raw", [b"a;b\n1;2", b"hello", b"\x00\x01", b"Id,Name\n1,x", b"Id\n1\n2"])
def test_text_without_a_head_is_no_queue(raw):
    with pytest.raises(NoQueue, match="whose head names"):
        route(raw)


@pytest.mark.parametrize("raw", [b"Id,Subject,Description", b"subject;body\r\n\r\n"])
def test_a_head_without_rows_says_so(raw):
    with pytest.raises(NoQueue, match="no row under it"):
        route(raw)


def test_whatever_is_recognised_the_router_answers():
    labels = itertools.product(("explicit", "veiled", "none"), SIDES, DEMANDS, (*LEVERS, "none"))
    for threat, side, demand, lever in labels:
        recognised = Reading(threat, side, demand, lever, (), ())
        answers = facts_of(read("", recognised))
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


def test_customer_words_of_comments_count_and_agents_do_not():
    comments = [
        {"author_id": 7, "body": "Refund me or you get one star, he wrote.", "public": True},
        {"author_id": 9, "body": "He says he will hurt you.", "public": True},
        {"author_id": 7, "body": "He says he will hurt you.", "public": False},
    ]
    ticket = {"id": 1, "subject": "Help", "status": "open", "requester_id": 7, "comments": comments}
    found = [
        route(json.dumps(tree).encode()) for tree in ({"results": [ticket]}, {"ticket": ticket})
    ]
    for routed in found:
        assert routed["tickets"][0]["rule"] == "feedback-held-over"
        assert not routed["tickets"][0]["danger"]


@pytest.mark.parametrize("raw", [b'{"tickets": []}', b"{", b"[1, 2]"])
def test_json_without_tickets_is_refused(raw):
    with pytest.raises(NoQueue, match="JSON"):
        route(raw)


def test_a_row_without_a_subject_is_known_by_its_first_words():
    words = "He wants 3 more pages for free or he gives me one star, and I do not know what to do."
    table = route(f"id,subject,description\n1,,{words.replace(',', '')}\n".encode())["table"]
    (row,) = csv.DictReader(io.StringIO(table))
    assert row["Subject"] == "He wants 3 more pages for free or he gives me one star and …"

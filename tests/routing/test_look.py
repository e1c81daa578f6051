"""What is said of danger to a person on a route whose words do not mean any."""

import csv
from pathlib import Path

import pytest

from calculators.routing.queue import route as route_queue
from calculators.routing.recognised import words
from calculators.routing.ticket import route

with (Path(__file__).parent / "look.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
HARM = "Pay back 300 or my cousins break your legs, he writes."


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_words_that_can_go_with_danger_are_named(row: dict[str, str]) -> None:
    routed = route(row["text"])
    assert not routed.danger
    if row["look"] == "-":
        assert not routed.look
    elif row["look"] == "missed":
        assert routed.look == words()["look"]["missed"]
    else:
        assert f'"{row["look"]}"'.lower() in routed.look.lower()


def test_a_sure_route_is_still_sure_and_says_what_to_look_for() -> None:
    routed = route(
        "My client writes that I must refund all of it or he'll leave the worst review. He also "
        "messages my sister."
    )
    assert routed.sure
    assert '"sister"' in routed.look
    assert routed.remark.endswith(routed.look)


@pytest.mark.parametrize("danger", ["yes", "no", "not_sure"])
def test_what_the_agent_has_said_of_danger_is_not_asked_again(danger: str) -> None:
    text = ROWS[0]["text"]
    answers = {**route(text).answers, "person_in_danger": danger}
    assert not route(text, answers, {"person_in_danger"}).look


def test_a_note_names_the_words_in_which_the_agent_saw_no_danger() -> None:
    first = route(HARM)
    assert first.danger
    no = route(HARM, {**first.answers, "person_in_danger": "no"}, {"person_in_danger"})
    assert 'Person in danger: no, though the ticket says "' in no.note_text
    plain = route(ROWS[0]["text"])
    none = route(ROWS[0]["text"], {**plain.answers, "person_in_danger": "no"}, {"person_in_danger"})
    assert "Person in danger" not in none.note_text


def test_an_address_that_another_made_public_is_danger_in_their_own_words() -> None:
    assert route("I have put your home street and house number in the group chat.").danger
    assert not route("I have put my home street and house number in the wrong field.").danger


def test_an_empty_row_is_said_to_be_empty() -> None:
    [row] = route_queue(b"id,subject,description\n1,,\n")["tickets"]
    assert row["why"] == words()["unsure"]["empty"]

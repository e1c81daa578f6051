"""The head over a ticket names it and changes nothing of what is read below it."""

import csv
import io
from pathlib import Path

import pytest

from calculators.routing.heads import parted, without_lines
from calculators.routing.queue import route as route_queue
from calculators.routing.ticket import route

with (Path(__file__).parent / "heads.tsv").open(encoding="utf-8", newline="") as file:
    HEADS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
TEXTS = (
    "he'll leave a bad review if I dont give him 200 back",
    "My client wants 300 USD back or he leaves one star.",
    "Where is my invoice?",
    "The client will only approve the milestone if I agree not to leave feedback.",
    "He wrote that he knows where I live.",
    "I want my money back.",
)


@pytest.mark.parametrize("row", HEADS, ids=lambda row: row["head"])
def test_a_head_is_the_id_and_is_not_read(row: dict[str, str]) -> None:
    head = row["head"].replace("\\n", "\n")
    for text in TEXTS:
        assert parted(head + text) == (row["id"], text)
        assert route(head + text) == route(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ticket 13 was closed and nobody reads what I write.",
        "Case 5 of your rules says that he may not do it.",
        "#1 freelancer here wants 300 USD or one star.",
        "My ticket 108: where is it?",
        "Ticket 108",
        "108 dollars are missing.",
    ],
)
def test_a_number_in_a_sentence_is_no_head(text: str) -> None:
    assert parted(text) == ("", text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---------- Forwarded message ---------\nRefund me.", "Forwarded message Refund me."),
        ("*** Refund me. ***", "Refund me."),
        ("A well-known -- or so he says -- client", "A well-known -- or so he says -- client"),
        ("-----", "-----"),
    ],
)
def test_a_row_is_named_by_words_and_not_by_a_line_of_signs(text: str, name: str) -> None:
    assert " ".join(without_lines(text).split()) == name
    [row] = csv.DictReader(io.StringIO(route_queue(f'id,body\n1,"{text}"\n'.encode())["table"]))
    assert row["Subject"].lstrip("'") == name


def test_a_queue_names_its_rows_by_their_heads() -> None:
    raw = (
        'subject,description\nHelp,"Ticket 108\nRefund 300 or one star, he says."\nHi,Hello there\n'
    )
    [first, second] = route_queue(raw.encode())["tickets"]
    assert (first["id"], second["id"]) == ("108", "2")
    assert "108" not in first["text"]
    raw = 'id,description\n108,"Ticket 108\nRefund 300 or one star, he says."\n'
    [only] = route_queue(raw.encode())["tickets"]
    assert (only["id"], only["text"]) == ("108", "Refund 300 or one star, he says.")

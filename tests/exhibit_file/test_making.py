"""What becomes of each file that goes into an exhibit file."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from calculators.engine.exports import export
from calculators.engine.registry import find
from calculators.exhibit_file.check import check
from calculators.exhibit_file.order import Attach, Enclosed, Order
from tests.exhibit_file.making import CASES, drawn, file_of, finish
from tests.exhibit_file.samples import png


@pytest.mark.parametrize("case", CASES["file"], ids=lambda case: str(case["name"]))
def test_what_becomes_of_a_file(case: dict[str, object]) -> None:
    name = str(case["name"])
    made = file_of(name, attach=Attach(str(case.get("attach", "safe"))))
    [placed] = made.made.exhibits
    assert (placed.pages, placed.attached) == (case["pages"], case["attached"])
    assert str(case.get("reason", "")) in placed.reason
    assert bool(placed.reason) == (not case["pages"])
    assert str(case.get("remark", "")) in " ".join(placed.remarks)
    assert check("file.pdf", made.data).right
    # What cannot be shown or attached stands in the file by its fingerprint, and by the reason.
    said = re.sub(r"\s", "", drawn(made.data))
    assert placed.sha256 in said
    assert re.sub(r"\s", "", placed.reason) in said


def test_texts_of_other_scripts_can_be_searched() -> None:
    said = drawn(file_of("notes.txt", "chat.txt").data)
    assert "नमस्ते, สวัสดี, 你好, مرحبا" in said
    assert "Верните деньги 🙏" in said


def test_the_filled_field_of_a_form_is_seen_and_is_no_field() -> None:
    made = file_of("form.pdf")
    assert "Signed: Ana" in drawn(made.data)
    assert PdfReader(io.BytesIO(made.data)).get_fields() is None


def test_what_was_removed_is_nowhere_in_the_file() -> None:
    secret = png(41, 29)
    order = Order(
        title="Claim",
        exhibits=(
            Enclosed(
                letter="A",
                shows="A message",
                name="secret.png",
                read=lambda: secret,
                shown=lambda: png(41, 29, colour=0),
                redacted=True,
            ),
        ),
    )
    made = finish(order)
    [placed] = made.made.exhibits
    assert (placed.sha256, placed.attached, placed.pages) == ("", False, 1)
    reader = PdfReader(io.BytesIO(made.data))
    assert list(reader.attachments) == ["hashes.json"]
    assert "Something was removed from this exhibit" in drawn(made.data).replace("\n", " ")
    packed = secret[secret.index(b"IDAT") + 4 : secret.index(b"IEND") - 8]
    assert packed not in made.data


def test_an_exhibit_that_is_another_than_listed_is_said() -> None:
    one = Enclosed(letter="A", shows="x", name="rgb.png", read=png, listed="0" * 64)
    made = finish(Order(title="Claim", exhibits=(one,)))
    assert "another fingerprint" in made.made.exhibits[0].remarks[0]


def test_what_was_not_chosen_and_what_is_too_much_is_named() -> None:
    many = tuple(Enclosed(letter=f"E{one}", shows="x") for one in range(201))
    made = finish(Order(title="Claim", exhibits=many)).made
    assert made.exhibits[0].reason == "no file was chosen"
    assert made.exhibits[200].reason == "an exhibit file holds at most 200 exhibits"


def test_the_order_follows_the_recipient_and_the_letters_stay() -> None:
    exhibits = (
        Enclosed(letter="A", shows="x", category="damage"),
        Enclosed(letter="B", shows="y", category="contract"),
    )
    order = Order(title="Claim", recipient="bank", exhibits=exhibits)
    assert [one.letter for one in finish(order).made.exhibits] == ["B", "A"]


def test_a_letter_alone_is_its_pages_and_nothing_else() -> None:
    text = "Dear Client,\n\nWHAT I ASK FOR\n\n" + "Please pay.\n\n" * 60 + "Анна"
    made = finish(Order(title="Payment due", author="Ana", letter=text, alone=True))
    reader = PdfReader(io.BytesIO(made.data), strict=True)
    assert len(reader.pages) == made.made.pages == 2
    assert not reader.attachments
    assert not reader.outline
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Payment due"}
    said = drawn(made.data)
    assert said.startswith("Dear Client,\nWHAT I ASK FOR\nPlease pay.")
    assert "Анна" in said
    assert [f"page {page} of 2" in said for page in (1, 2)] == [True, True]
    assert "/F2" in reader.pages[0].get_contents().get_data().decode("latin-1").split("WHAT")[0]


@pytest.mark.parametrize(("tool", "place", "paper"), [
    ("letter", "us_ca", "letter"), ("letter", "de", "a4"), ("messages", "", "a4"),
])  # fmt: skip
def test_a_tool_orders_a_pdf_of_its_text(tool: str, place: str, paper: str) -> None:
    answers = find(tool).example | ({"client_place": place} if place else {})
    made = export(tool, "pdf", answers)
    assert (made["drawn"], made["media_type"]) == (True, "application/pdf")
    order = json.loads(made["text"])
    assert (order["paper"], order["alone"]) == (paper, True)
    assert order["letter"].strip() == export(tool, "text", answers)["text"].strip()
    finished = finish(Order(**order))
    said = re.sub(r"(?m)^page \d of \d$", "", drawn(finished.data))
    assert said.split() == order["letter"].split()
    assert PdfReader(io.BytesIO(finished.data)).metadata["/Title"] == order["title"]

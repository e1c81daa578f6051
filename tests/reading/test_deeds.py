"""A report to the police or an authority, a court and a public review are each named as such."""

import csv
from pathlib import Path

import pytest

from calculators.reading.deeds import read_deeds
from calculators.reading.recognise import recognise

with (Path(__file__).parent / "deeds.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_deed_is_read_where_it_is_tied_to_a_demand(row: dict[str, str]) -> None:
    expected = tuple(row["levers"].split())
    assert read_deeds(row["text"]) == expected
    if expected:
        found = recognise(row["text"])
        assert found.threat == "explicit"
        assert (found.lever, *found.also)[: len(expected)] == expected


# A text, what it asks for, and how it presses.
WANTED = [
    ("Wir zahlen keinen Cent. Stornieren Sie die Rechnung, sonst erstatten wir Anzeige.", "cancel"),
    ("Die Rechnung nehmen Sie zurück, sonst melden wir Sie beim Finanzamt.", "cancel"),
    ("Retire su factura o le denunciamos a Hacienda.", "cancel"),
    ("Withdraw the invoice, or we will report you to the police.", "cancel"),
    ("Cancel the invoice and refund my deposit, or I report you to the police.", "refund"),
    ("Refund the 300 or I will report you to the tax office.", "refund"),
]


@pytest.mark.parametrize(("text", "demand"), WANTED, ids=[text[:40] for text, _ in WANTED])
def test_an_invoice_that_is_to_go_is_no_payment_and_no_refund(text: str, demand: str) -> None:
    found = recognise(text)
    assert (found.demand, found.lever) == (demand, "police_authority")


def test_a_report_to_a_marketplace_beside_the_police_is_kept() -> None:
    text = "Refund me or I report you to Fiverr and file a police report."
    found = recognise(text)
    assert {"police_authority", "report_platform"} <= {found.lever, *found.also}

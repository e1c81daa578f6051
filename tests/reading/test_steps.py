"""Requests to cancel or to give money back, and a bank's steps, as a text names them."""

import csv
from pathlib import Path

import pytest

from calculators.reading.steps import asks_to_undo, find_bank_step


def rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows("requests.tsv"), ids=lambda row: row["text"][:40])
def test_a_request_to_undo_the_deal_is_seen(row: dict[str, str]) -> None:
    assert asks_to_undo(row["text"]) is (row["asked"] == "yes")


@pytest.mark.parametrize("row", rows("bank.tsv"), ids=lambda row: row["text"][:40])
def test_a_step_through_the_bank_is_seen(row: dict[str, str]) -> None:
    assert find_bank_step(row["text"]) == (row["step"] or "")

"""Tickets in the words of customers: what their words are enough for, and what they are not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.routing.ticket import route

TICKETS = tomllib.loads((Path(__file__).parent / "tickets.toml").read_text("utf-8"))["ticket"]


@pytest.mark.parametrize("ticket", TICKETS, ids=lambda ticket: ticket["text"][:40])
def test_words_are_enough_for_what_is_said_and_no_more(ticket: dict[str, Any]) -> None:
    routed = route(ticket["text"])
    said = {name: getattr(routed, name) for name in ticket if name != "text"}
    assert said == {name: value for name, value in ticket.items() if name != "text"}

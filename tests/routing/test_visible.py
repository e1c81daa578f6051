"""A ticket with markup is read as a person sees it, alone and in a queue."""

import tomllib
from pathlib import Path

import pytest

from calculators.routing import desk, queue
from calculators.routing.ticket import route

CASES = tomllib.loads((Path(__file__).parents[1] / "reading" / "visible.toml").read_text("utf-8"))


@pytest.mark.parametrize("text", CASES["danger"])
def test_markup_hides_no_danger_from_the_router(text: str) -> None:
    assert route(text).danger
    table = f'id,subject,description\n1,Help,"{text}"\n'
    assert queue.route(table.encode())["tickets"][0]["danger"]


def test_a_demand_with_markup_is_the_one_without() -> None:
    marked = route("<b>Refund</b> me 300 or i leave <b>one</b> star")
    assert marked == route("Refund me 300 or i leave one star")
    assert "<b>" not in marked.note_text


@pytest.mark.parametrize("opens", ["<script>", "&lt;script&gt;", "<img src=x onerror=alert(1)>"])
def test_nothing_of_a_ticket_is_html_at_the_desk(opens: str) -> None:
    text = f"{opens}alert(1) <x onclick=1> Refund me 300 or i leave one <x onclick=1> star"
    html = desk.line(text, "").partition("\n")[2]
    assert "<script" not in html
    assert "<img" not in html
    assert "<x" not in html

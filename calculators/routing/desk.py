"""The boundary to the agent's desk: a ticket's text in, one line of HTML out; or a whole queue."""

import json
from collections.abc import Callable, Mapping

from calculators.engine.answering import answer
from calculators.engine.fields import clean
from calculators.engine.rendering import render, without_direction
from calculators.routing.heads import without_lines
from calculators.routing.ticket import Routed, route

MOST_SHOWN = 500  # tickets in the page's table; the file has all


def line(text: str, chosen: str, touched: str = "", tell: object = None) -> str:
    """The route of a pasted ticket in one line.

    chosen: the router's answers as JSON where the agent has corrected them, or "". touched: the
    questions that the agent has answered, with spaces between. tell: of no use for one ticket.
    Returns a line of JSON (`answers`, raw answers for the router's form; `said`, the route in a few
    words; `note`, with what only the ticket says) and the HTML. Of answers that contradict each
    other, why there is no route.
    """
    answers = json.loads(chosen) if chosen else None
    if answers is not None and (errors := answer("routing", answers).errors):
        html = render("routing/odds.html.jinja", errors=tuple(errors.values()))
        return _with({"answers": answers, "said": ". ".join(errors.values()) + "."}, html)
    routed = route(clean(text).strip(), answers, touched.split())
    html = render("routing/line.html.jinja", routed=routed, corrected=answers is not None)
    said = routed.why if routed.danger else _say(routed)
    head = {"answers": dict(routed.answers), "said": said, "note": routed.note_text}
    head["alarming"] = routed.alarming + routed.hints
    return _with(head, html)


def _say(routed: Routed) -> str:
    """The route as it is heard."""
    sure = "" if routed.sure else f" Not sure: {routed.why}"
    queue = f", queue {routed.queue}" if routed.queue else ""
    likely = f" Likely: {routed.likely}." if routed.likely else ""
    to = "Send to " if routed.sends else ""
    note = routed.note or "none named"
    return f"{to}{routed.team}{queue}.{likely} Note: {note}.{sure} {routed.look}".strip()


def _with(head: Mapping[str, object], html: str) -> str:
    """A line of JSON, and the HTML."""
    return f"{json.dumps(head)}\n{html}"


def queue(raw: bytes, tell: Callable[[int, int], object]) -> str:
    """A queue as a table, the most urgent first. raw: a help desk's file. tell: done, of how many.

    Returns a line of JSON (`table`: the same as CSV, and `texts`: those of the rows, for the desk's
    box, `said`: what the page shows of the file, to be heard; or `error`) and the HTML.
    """
    from calculators.routing.queue import FIRST, NoQueue
    from calculators.routing.queue import route as route_all

    try:
        routed = route_all(bytes(raw), tell)
    except NoQueue as error:
        return json.dumps({"error": str(error)}) + "\n"
    tickets = routed["tickets"]
    shown = tickets[:MOST_SHOWN]
    html = render(
        "routing/queue.html.jinja",
        tickets=[{**ticket, "text": without_lines(ticket["text"])} for ticket in shown],
        first=FIRST,
        count=len(tickets),
        danger=sum(ticket["danger"] for ticket in tickets),
        sure=sum(ticket["sure"] for ticket in tickets),
        said=routed["said"],
    )
    table = without_direction(routed["table"])
    texts = [ticket["text"] for ticket in shown]
    return _with({"table": table, "texts": texts, "said": " ".join(routed["said"])}, html)


def row(left: str, tell: object = None) -> str:
    """What a row of the page's table shows of an opened ticket. left: `chosen.Left`, as JSON.

    tell: of no use for one row.
    """
    from calculators.routing.chosen import shown
    from calculators.routing.queue import FIRST

    ticket = shown(json.loads(left))
    return _with({}, render("routing/chosen_row.html.jinja", ticket=ticket, first=FIRST))


def chosen(table: str, left: str, tell: object = None) -> str:
    """The table (CSV) of a queue with what the agent chose. left: `chosen.Left` of each, as JSON.

    tell: of no use for so few tickets.
    """
    from calculators.routing.chosen import corrected

    return without_direction(corrected(table, json.loads(left)))

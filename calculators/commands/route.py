"""`route`: team, queue and note for each ticket of a queue (CSV or JSON) on standard input."""

from argparse import ArgumentParser, Namespace

from calculators.commands.input import read_bytes
from calculators.commands.output import print_json, refuse
from calculators.engine.answering import FORMAT
from calculators.routing.queue import NoQueue, route

HELP = "a route for each ticket of a queue (CSV or JSON) on standard input, danger first"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes none."""


def run(options: Namespace) -> int:
    """Prints the tickets with their routes, and the same as a table."""
    try:
        routed = route(read_bytes())
    except NoQueue as error:
        return refuse({"": str(error)})
    print_json({"format": FORMAT, "ok": True} | routed)
    return 0

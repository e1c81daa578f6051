"""`recognise`: what a message on standard input demands and holds over the other side."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from calculators.commands.input import read_text
from calculators.commands.output import print_json
from calculators.reading.recognise import recognise

HELP = "what a message on standard input demands, and what it holds over the other side"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes none."""


def run(options: Namespace) -> int:
    """Prints threat, side, demand, lever, further levers, marks and the reason."""
    found = recognise(read_text())
    print_json(asdict(found) | {"reason": found.reason})
    return 0

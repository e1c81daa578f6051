"""`check-text PLACE`: what the checks find in a text on standard input."""

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from calculators.commands.input import read_text
from calculators.commands.output import print_json
from calculators.reading.check import PLACES, check

HELP = "what the checks find in a text on standard input that is meant for PLACE"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the place that the text is meant for."""
    parser.add_argument("place", choices=PLACES)


def run(options: Namespace) -> int:
    """Prints the findings: id, severity, start and end."""
    text = read_text()
    print_json({"findings": [asdict(one) for one in check(text, options.place)]})
    return 0

"""`rules`: every rule in force today, one a line."""

from argparse import ArgumentParser, Namespace

from calculators.engine.formats import format_value
from calculators.engine.parameters import topic, topics

HELP = "every rule in force today"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes none."""


def run(options: Namespace) -> int:
    """Prints id, newest value and its first day of each rule."""
    for name in topics():
        for parameter in topic(name).parameters.values():
            value = parameter.history[-1]
            print(f"{parameter.id}\t{format_value(value)}\tfrom {value.effective}")
    return 0

"""`list`: the calculators, one a line."""

from argparse import ArgumentParser, Namespace

from calculators.engine import registry

HELP = "the calculators, one a line"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes none."""


def run(options: Namespace) -> int:
    """Prints name and title of each calculator."""
    for name in registry.names():
        print(f"{name}\t{registry.find(name).title}")
    return 0

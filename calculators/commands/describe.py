"""`describe NAME`: a calculator's fields as JSON."""

from argparse import ArgumentParser, Namespace

from calculators.commands.output import print_json
from calculators.engine import registry
from calculators.engine.fields import describe

HELP = "a calculator's fields"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the calculator's name."""
    parser.add_argument("name")


def run(options: Namespace) -> int:
    """Prints the fields of one calculator."""
    calculator = registry.find(options.name)
    print_json(
        {"name": calculator.name, "title": calculator.title, "fields": describe(calculator.inputs)}
    )
    return 0

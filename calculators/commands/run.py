"""`run NAME`: one calculator's outcome for the answers on standard input."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from calculators.commands.input import read_json
from calculators.commands.output import print_json, refuse
from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions

HELP = "answers on standard input"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the calculator's name."""
    parser.add_argument("name")


def run(options: Namespace) -> int:
    """Prints the outcome with its trace, or the errors by field."""
    calculator = registry.find(options.name)
    answers = read_json()
    # The only clock in the package: a script that gives no `now` means this moment, in UTC.
    if isinstance(answers, dict) and "now" in questions(calculator.inputs):
        said = str(answers.get("now") or "").strip()
        answers["now"] = said or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    answered = answer(options.name, answers)
    if answered.errors is not None:
        return refuse(answered.errors)
    print_json(answered.data())
    return 0

"""The calculators without a browser: `python -m calculators COMMAND`."""

import argparse
import io
import sys

from calculators import commands
from calculators.commands.input import BadInput
from calculators.commands.output import finish, refuse
from calculators.engine import registry


def main(arguments: list[str] | None = None) -> int:
    """Runs one command.

    Returns the exit status: 0; 2 when the input cannot be used; 1 when nothing can be written.
    """
    parser = argparse.ArgumentParser(prog="python -m calculators", description=__doc__)
    named = parser.add_subparsers(dest="command", required=True)
    for name in commands.COMMANDS:
        command = commands.find(name)
        command.add_arguments(named.add_parser(name, help=command.HELP))
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal of few characters gets the others as escapes.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = _run(options)
    except OSError as error:
        return finish(error)
    return finish() or status


def _run(options: argparse.Namespace) -> int:
    try:
        return int(commands.find(options.command).run(options))
    except (registry.UnknownCalculator, BadInput) as error:
        return refuse({"": str(error)})


if __name__ == "__main__":
    sys.exit(main())

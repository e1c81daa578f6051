"""The calculators without a browser: `python -m calculators COMMAND`."""

import argparse
import sys

from calculators import commands
from calculators.commands.output import refuse
from calculators.engine import registry


def main(arguments: list[str] | None = None) -> int:
    """Runs one command. Returns the exit status: 0, or 2 when the input cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m calculators", description=__doc__)
    named = parser.add_subparsers(dest="command", required=True)
    for name in commands.COMMANDS:
        command = commands.find(name)
        command.add_arguments(named.add_parser(name, help=command.HELP))
    options = parser.parse_args(arguments)
    try:
        return commands.find(options.command).run(options)
    except registry.UnknownCalculator as error:
        return refuse({"": str(error)})


if __name__ == "__main__":
    sys.exit(main())

"""The commands of `python -m calculators`: one module a command.

A module holds HELP (a line for `--help`), `add_arguments(parser)` and `run(options)`, which prints
one JSON object (or lines, where that is what people pipe) and returns the exit status: 0, or 2 when
the input cannot be used. `-` in a command's name is `_` in the module's.
"""

from importlib import import_module
from types import ModuleType

COMMANDS = (
    "list",
    "describe",
    "run",
    "rules",
    "read",
    "recognise",
    "check-text",
    "life",
    "check-pack",
    "route",
    "check",
    "verify",
    "new",
    "new-pack",
)


def find(name: str) -> ModuleType:
    """The module of the command of this name, as `COMMANDS` spells it."""
    return import_module(f"calculators.commands.{name.replace('-', '_')}")

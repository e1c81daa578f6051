"""`verify FILE`: whether an exhibit file is as it was made: each byte against its record.

The exit status is 0 where all is right, 1 where something is not, 2 where it cannot be read.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from calculators.commands.output import print_json, refuse
from calculators.exhibit_file.check import check
from calculators.exhibit_file.record import NoRecord

HELP = "whether an exhibit file is as it was made"
DIFFERS = 1  # the exit status where a byte is another


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the file's path, and the SHA-256 that the whole file should have."""
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--sha256", default="", metavar="HASH", help="of the whole file, as the sender gave it"
    )


def run(options: Namespace) -> int:
    """Prints what is right and what has changed. Returns 0, 1 or 2."""
    try:
        checked = check(options.file.name, options.file.read_bytes(), options.sha256)
    except OSError as error:
        return refuse({"file": f"{options.file} cannot be opened: {error.strerror}."})
    except NoRecord as error:
        return refuse({"file": str(error)})
    print_json(checked.data())
    return 0 if checked.right else DIFFERS

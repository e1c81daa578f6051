"""`verify FILE`: whether an exhibit file is as it was made: each byte against its record.

The exit status is 0 where all is right, 1 where something is not, 2 where it cannot be read.
"""

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path

from calculators.commands.output import print_json, refuse
from calculators.exhibit_file.check import check
from calculators.exhibit_file.record import NoRecord

HASH = re.compile("[0-9A-Fa-f]{64}")
HELP = "whether an exhibit file is as it was made"
DIFFERS = 1  # the exit status where a byte is another


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the file's path, and the SHA-256 that the whole file should have."""
    parser.add_argument("file", type=Path)
    parser.add_argument("--sha256", metavar="HASH", help="of the whole file, as the sender gave it")


def run(options: Namespace) -> int:
    """Prints what is right and what has changed. Returns 0, 1 or 2."""
    expected = options.sha256
    if expected is not None and not HASH.fullmatch(expected := "".join(expected.split())):
        return refuse({"sha256": "A SHA-256 has 64 signs, each 0 to 9 or a to f."})
    try:
        checked = check(options.file.name, options.file.read_bytes(), expected or "")
    except OSError as error:
        return refuse({"file": f"{options.file} cannot be opened: {error.strerror}."})
    except NoRecord as error:
        return refuse({"file": str(error)})
    print_json(checked.data())
    return 0 if checked.right else DIFFERS

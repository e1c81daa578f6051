"""`read FILE...`: what files hold: messages, events, money, hours, exhibits."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from calculators.commands.output import print_json, refuse
from calculators.files import read_pieces
from calculators.files.reading import PIECE
from calculators.files.together import together

HELP = "what mails, chats, reports and tickets in files hold"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the files' paths."""
    parser.add_argument("file", nargs="+", type=Path)


def run(options: Namespace) -> int:
    """Prints what the files give together, or which of them cannot be opened."""
    files = []
    for path in options.file:
        try:
            files.append(read_pieces(path.name, _pieces(path)))
        except OSError as error:
            return refuse({"file": f"{path} cannot be opened: {error.strerror}."})
    print_json(together(files).data())
    return 0


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece

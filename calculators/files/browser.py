"""The boundary to the page for files: bytes in, JSON text out. It knows nothing of the browser."""

import json
from collections.abc import Callable, Iterator
from functools import partial

from calculators.files.found import FileRecord
from calculators.files.reading import PIECE, Progress, read, read_pieces
from calculators.files.together import together


def read_files(names: list[str], contents: list[bytes]) -> str:
    """Reads files that are whole in memory. Returns JSON text: what the command `read` prints."""
    files = [read(name, bytes(data)) for name, data in zip(names, contents, strict=True)]
    return json.dumps(together(files).data(), ensure_ascii=False)


def read_in_pieces(
    names: list[str],
    take: Callable[[int, int, int], bytes],
    tell: Callable[[int, int, int], object],
) -> list[FileRecord]:
    """Reads files of any size, for a worker that can be ended at any time.

    take(file, place, most): the bytes of a file from a place on, at most so many, none at its end.
    tell(file, done, messages): is called with the bytes taken and the messages found so far.
    """
    return [
        read_pieces(name, _pieces(number, take), partial(_tell, tell, number))
        for number, name in enumerate(names)
    ]


def _pieces(number: int, take: Callable[[int, int, int], bytes]) -> Iterator[bytes]:
    place = 0
    while piece := take(number, place, PIECE):
        place += len(piece)
        yield bytes(piece)


def _tell(tell: Callable[[int, int, int], object], number: int, progress: Progress) -> None:
    tell(number, progress.done, progress.messages)

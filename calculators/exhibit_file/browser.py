"""The boundary to the page: JSON text and bytes in, JSON text out. It knows nothing of browsers."""

import json
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from calculators.exhibit_file import check as checking
from calculators.exhibit_file.making import make
from calculators.exhibit_file.order import Attach, Enclosed, Made, Order
from calculators.exhibit_file.record import NoRecord
from calculators.exhibit_file.typeface import Painted
from calculators.exhibit_file.writings import removed, text_of

PIECE = 1024 * 1024  # bytes that are handed on at a time

type Take = Callable[[int, bool], bytes]
type Measure = Callable[[str, float, bool], float]
type Paint = Callable[[str, float, bool], tuple[bytes, int, int, int, float]]


class _Brush:
    """The page's way to draw a text. paint: gives pixels, width, rise, fall, pixels a point."""

    def __init__(self, measure: Measure, paint: Paint) -> None:
        self._measure, self._paint = measure, paint

    def measure(self, text: str, size: float, bold: bool) -> float:
        return float(self._measure(text, size, bold))

    def paint(self, text: str, size: float, bold: bool) -> Painted:
        pixels, width, rise, fall, scale = self._paint(text, size, bold)
        return Painted(bytes(pixels), int(width), int(rise), int(fall), float(scale))


class _Sink:
    """Hands bytes on in large pieces: each call of the page costs time."""

    def __init__(self, sink: Callable[[bytes], object]) -> None:
        self._sink, self._kept, self._size = sink, list[bytes](), 0

    def take(self, data: bytes) -> None:
        self._kept.append(data)
        self._size += len(data)
        if self._size >= PIECE:
            self.hand_on()

    def hand_on(self) -> None:
        self._sink(b"".join(self._kept))
        self._kept, self._size = [], 0


def make_file(
    order: str,
    take: Take,
    measure: Measure,
    paint: Paint,
    tell: Callable[[int, int], object],
    sink: Callable[[bytes], object],
) -> str:
    """Makes an exhibit file. order: JSON text, the names of `Order` and `Enclosed`.

    An exhibit's `file` is the number of its file, None where none was chosen; with `shown` the
    page has another to show. take(number, shown): its bytes. Returns JSON text: `Made`.
    """
    given = json.loads(order)
    exhibits = tuple(_enclosed(entry, take) for entry in given.pop("exhibits"))
    pieces = _Sink(sink)
    steps = make(Order(**given, exhibits=exhibits), _Brush(measure, paint), pieces.take)
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            made: Made = end.value
            break
        tell(progress.done, progress.of)
    pieces.hand_on()
    return json.dumps(asdict(made), ensure_ascii=False)


def _enclosed(entry: dict[str, Any], take: Take) -> Enclosed:
    """One exhibit. hidden: numbers of lines that are removed from its text."""
    number, shown, hidden = entry.pop("file"), entry.pop("shown"), entry.pop("hidden")
    read = partial(_bytes, take, number, False) if number is not None else None
    instead = partial(_bytes, take, number, True) if shown else None
    if hidden and read:
        instead = partial(_without, entry["name"], read, frozenset(hidden))
    attach, supports = Attach(entry.pop("attach")), tuple(entry.pop("supports"))
    return Enclosed(**entry, supports=supports, attach=attach, read=read, shown=instead)


def _bytes(take: Take, number: int, shown: bool) -> bytes:
    return bytes(take(number, shown))


def _without(name: str, read: Callable[[], bytes], hidden: frozenset[int]) -> bytes:
    return removed(name, read(), hidden).encode()


def lines_of(name: str, data: bytes) -> str:
    """The lines of a file of text, so that the reader can choose which to remove: a JSON list."""
    return json.dumps(text_of(name, bytes(data)).split("\n"), ensure_ascii=False)


def check_file(name: str, data: bytes, expected: str) -> str:
    """Checks an exhibit file. Returns JSON text: what `verify` prints, or `ok` and `error`."""
    try:
        checked = checking.check(name, bytes(data), expected)
    except NoRecord as error:
        return json.dumps({"format": 1, "ok": False, "error": str(error)})
    return json.dumps(checked.data(), ensure_ascii=False)

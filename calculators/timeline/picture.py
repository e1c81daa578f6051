"""The places of everything in the picture of the timeline. The template draws it."""

from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from calculators.life.words import say
from calculators.timeline.choosing import Option
from calculators.timeline.points import TimelinePoint
from calculators.timeline.standing import Move

# In units of the picture, which are CSS pixels on a narrow phone.
WIDTH, LINE, GAP, HEAD = 360, 17, 15, 12
DAYS_END = 74  # where the days stop and the lanes begin
LANE, MOST_LANES = 9, 4
BESIDE = 4  # between the last lane and the points
LETTER, BOLD = 7.8, 8.2  # the widths of a letter in a wide typeface (DejaVu Sans at 13 px)
TWIG = 22  # how far a branch stands out from the line of time
MOST_AHEAD = 8


@dataclass(frozen=True)
class PictureMark:
    """One point: its height, its day, and its text in lines."""

    point: TimelinePoint
    y: int
    day: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Stretch:
    """A piece of a lane: the money of a part is in one place from one height to another."""

    lane: int
    place: str
    top: int
    bottom: int


@dataclass(frozen=True)
class PictureBranch:
    """A choice of the reader: where it leads if nobody acts after it."""

    y: int
    lines: tuple[str, ...]
    place: str


@dataclass(frozen=True)
class TimelinePicture:
    """marks from top to bottom, the lanes beside them, and the branches at the end.

    places: each place of money in the picture, with its words. axis, text: where the line of time
    and the words stand, from the left. last: where that line ends.
    """

    marks: tuple[PictureMark, ...]
    lanes: tuple[Stretch, ...]
    branches: tuple[PictureBranch, ...]
    places: tuple[tuple[str, str], ...]
    now: int
    last: int
    fork: int
    axis: int
    text: int
    width: int
    height: int


def draw(
    points: tuple[TimelinePoint, ...],
    options: tuple[Option, ...],
    moves: tuple[Move, ...],
    platform: str,
) -> TimelinePicture:
    """The picture, from the top down. platform: whose words it speaks."""
    parts = list(dict.fromkeys(move.part for move in moves))[:MOST_LANES]
    axis = DAYS_END + LANE * max(len(parts), 1) + BESIDE
    text = axis + 12
    ahead = [point for point in points if point.ahead][:MOST_AHEAD]
    shown = [point for point in points if not point.ahead] + ahead
    year = next(point.day.year for point in points if point.kind == "now")
    marks, y = [], HEAD
    for before, point in zip([None, *shown], shown, strict=False):
        same = before is not None and before.day == point.day and point.kind != "now"
        letter = BOLD if point.kind in ("duty", "now") else LETTER
        lines = tuple(wrap(point.text, int((WIDTH - text) / letter)))
        day = "" if same else _day(point.day, year)
        marks.append(PictureMark(point, y, day, lines))
        y += LINE * len(lines) + GAP
    now = next(mark.y for mark in marks if mark.point.kind == "now")
    fork = y
    y += LINE + GAP
    branches = []
    for option in options:
        lines = tuple(wrap(_branch(option), int((WIDTH - axis - TWIG) / LETTER)))
        branches.append(PictureBranch(y, lines, option.ends[0].place))
        y += LINE * len(lines) + GAP
    height = y if branches else fork
    lanes = _lanes(marks, moves, parts, now)
    places = tuple(dict.fromkeys([*(one.place for one in lanes), *(b.place for b in branches)]))
    return TimelinePicture(
        marks=tuple(marks),
        lanes=lanes,
        branches=tuple(branches),
        places=tuple((place, say(platform, "money", place)) for place in places if place),
        now=now,
        last=branches[-1].y - TWIG // 2 if branches else marks[-1].y,
        fork=fork,
        axis=axis,
        text=text,
        width=WIDTH,
        height=height,
    )


def _day(day: date, year: int) -> str:
    """With its weekday, or in another year than this one with the year."""
    return f"{day:%a} {day.day} {day:%b}" if day.year == year else f"{day.day} {day:%b %Y}"


def _branch(option: Option) -> str:
    end = option.ends[0]
    money = end.money[0].removesuffix(".") if end.money and not end.same else ""
    of = f" ({option.of})" if option.of and not money else ""
    text = option.title.removesuffix(".") + of
    if money:
        text += f": {money[:1].lower()}{money[1:]}"
    if money and end.by:
        text += f", {end.by.day} {end.by:%b}"
    return text


def _lanes(
    marks: list[PictureMark], moves: tuple[Move, ...], parts: list[str], now: int
) -> tuple[Stretch, ...]:
    """From each move of a part's money to its next one, or to now."""
    found: list[Stretch] = []
    for lane, part in enumerate(parts):
        own = [move for move in moves if move.part == part]
        tops = [min(_height(marks, move), now) for move in own]
        # Where a sum was split off, the two parts go on in lanes of their own.
        split = [_height(marks, move) for move in moves if _is_part_of(move.part, part)]
        for move, top, bottom in zip(own, tops, [*tops[1:], min([*split, now])], strict=True):
            if bottom > top:
                found.append(Stretch(lane, move.place, top, bottom))
    return tuple(found)


def _height(marks: list[PictureMark], move: Move) -> int:
    """The height of the point that moved the money, or else of the first one of that day."""
    for mark in marks:
        if (move.n and mark.point.n == move.n and mark.point.kind == "told") or (
            not mark.point.ahead and mark.point.day >= move.day
        ):
            return mark.y
    return 0


def _is_part_of(part: str, whole: str) -> bool:
    """M1a of M1, and M1aa of M1a; not M10 of M1."""
    return part != whole and part.startswith(whole) and part.removeprefix(whole).isalpha()

"""The places of the bars in the timeline picture. The template draws them; nothing else uses it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from calculators.deadlines.clocks import Clock
from calculators.engine.windows import end_of, start_of

# In units of the picture, which are CSS pixels on a narrow phone.
WIDTH, HEAD, ROW = 360, 34, 42
# What the picture spans at most, and at least ahead of now: near ends must stay apart.
BACK, AHEAD, AT_LEAST = timedelta(days=14), timedelta(days=42), timedelta(days=7)
TICKS = 4


@dataclass(frozen=True)
class Bar:
    """One clock: from `x` for `width`; from `doubt` on it may be over. cut: it goes on outside."""

    clock: Clock
    y: int
    x: float
    width: float
    doubt: float | None
    cut_right: bool


@dataclass(frozen=True)
class Timeline:
    """The picture: bars from top to bottom, days along the top, the place of now."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, date], ...]
    now: float
    width: int
    height: int


@dataclass(frozen=True)
class ClockSpan:
    """A clock still ahead, in instants. closes: the end to act by. doubt: the early reading."""

    clock: Clock
    opens: datetime
    closes: datetime
    end: datetime
    doubt: datetime | None


def spans(clocks: tuple[Clock, ...]) -> list[ClockSpan]:
    """The clocks whose end is still to come."""
    found = []
    for clock in clocks:
        if not clock.ahead or not clock.opens or not clock.zone or not clock.closes:
            continue
        found.append(
            ClockSpan(
                clock,
                start_of(clock.opens, clock.zone),
                clock.closes,
                end_of(clock.late, clock.zone) if clock.late else clock.closes,
                end_of(clock.early, clock.zone) if clock.early else None,
            )
        )
    return found


def draw(clocks: tuple[Clock, ...], now: datetime) -> Timeline:
    """The timeline of the clocks whose windows touch the span around `now`."""
    ahead = spans(clocks)
    first = max(min([*(span.opens for span in ahead), now]), now - BACK)
    last = min(max([span.closes for span in ahead], default=now), now + AHEAD)
    last = max(last, now + AT_LEAST)
    scale = WIDTH / (last - first).total_seconds()

    def place(moment: datetime) -> float:
        return round((min(max(moment, first), last) - first).total_seconds() * scale, 1)

    bars: list[Bar] = []
    for span in ahead:
        if span.opens >= last:
            continue
        bars.append(
            Bar(
                clock=span.clock,
                y=HEAD + ROW * len(bars),
                x=place(span.opens),
                width=max(2, round(place(span.end) - place(span.opens), 1)),
                doubt=place(span.doubt) if span.doubt else None,
                cut_right=span.end > last,
            )
        )
    step = (last - first) / TICKS
    ticks = tuple((place(first + step * n), (first + step * n).date()) for n in range(TICKS))
    return Timeline(tuple(bars), ticks, place(now), WIDTH, HEAD + ROW * len(bars))

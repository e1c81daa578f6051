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
    cut_left: bool
    cut_right: bool


@dataclass(frozen=True)
class Timeline:
    """The picture: bars from top to bottom, days along the top, the place of now."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, date], ...]
    now: float
    width: int
    height: int


def draw(clocks: tuple[Clock, ...], now: datetime) -> Timeline:
    """The timeline of the clocks whose windows touch the span around `now`."""
    ahead = [clock for clock in clocks if clock.ahead]
    opens = {clock.id: start_of(clock.opens, clock.zone) for clock in ahead}
    first = max(min([*opens.values(), now]), now - BACK)
    last = min(max([clock.closes for clock in ahead], default=now), now + AHEAD)
    last = max(last, now + AT_LEAST)
    scale = WIDTH / (last - first).total_seconds()

    def place(moment: datetime) -> float:
        return round((min(max(moment, first), last) - first).total_seconds() * scale, 1)

    bars = []
    for clock in ahead:
        start = opens[clock.id]
        if start >= last:
            continue
        end = end_of(clock.late, clock.zone) if clock.late else clock.closes
        bars.append(
            Bar(
                clock=clock,
                y=HEAD + ROW * len(bars),
                x=place(start),
                width=max(2, round(place(end) - place(start), 1)),
                doubt=place(end_of(clock.early, clock.zone)) if clock.early else None,
                cut_left=start < first,
                cut_right=end > last,
            )
        )
    step = (last - first) / TICKS
    ticks = tuple((place(first + step * n), (first + step * n).date()) for n in range(TICKS))
    return Timeline(tuple(bars), ticks, place(now), WIDTH, HEAD + ROW * len(bars))

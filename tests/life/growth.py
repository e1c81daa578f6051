"""Measures a replay as a life grows: `python -m tests.life.growth` prints times and exponents."""

import math
import sys
import time
from datetime import date, timedelta
from typing import Any

from calculators.life.answer import write_answer
from calculators.life.asking import replay_told

SIZES = (20, 40, 80, 120, 200)
ROUNDS = 5


def telling(size: int, together: int = 4) -> dict[str, Any]:
    """A life of so many events, `together` of them on each day, without a time."""
    begin = date(2026, 1, 5)
    turns = (
        "milestone_funded",
        "work_submitted",
        "changes_requested",
        "work_submitted",
        "money_released",
        "refund_requested",
        "refund_refused",
        "message",
    )
    events: list[dict[str, Any]] = []
    for n in range(size):
        part, turn = divmod(n, len(turns))
        day = begin + timedelta(days=n // together)
        events.append(
            {"kind": turns[turn], "when": day.isoformat(), "of": f"M{part + 1}"}
            | ({"sum": 300} if turn == 0 else {})
        )
    return {
        "events": events,
        "now": f"{begin + timedelta(days=size // together + 3)}T09:00Z",
        "zone": "UTC",
    }


def full_life(size: int = 40, together: int = 4) -> dict[str, Any]:
    """A life as full as they come: an event a day, but for one day with `together` of them."""
    told = telling(size, 1)
    events, middle = told["events"], size // 2
    for event in events[middle : middle + together]:
        event["when"] = events[middle]["when"]
    return told


def seconds(size: int, together: int = 4) -> float:
    """The shortest time of a replay with its answer."""
    told = telling(size, together)
    best = math.inf
    for _ in range(ROUNDS):
        began = time.perf_counter()
        write_answer(replay_told(told))
        best = min(best, time.perf_counter() - began)
    return best


def calls(size: int, together: int = 1) -> int:
    """How many functions a replay calls: the same on every machine."""
    told, count = telling(size, together), 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    replay_told(told)  # what is looked up once is not counted
    sys.setprofile(note)
    try:
        write_answer(replay_told(told))
    finally:
        sys.setprofile(None)
    return count


def exponent(first: int, last: int, together: int = 4) -> float:
    """How the time grows between two sizes: 1 is with the events, 2 with their square."""
    return math.log(seconds(last, together) / seconds(first, together)) / math.log(last / first)


def main() -> None:
    """Prints the times, with four events on a day and with one."""
    for together in (4, 1):
        for size in SIZES:
            print(f"{size} events, {together} on a day: {seconds(size, together) * 1000:.1f} ms")
        print(f"exponent 40 to 200, {together} on a day: {exponent(40, 200, together):.2f}")


if __name__ == "__main__":
    main()

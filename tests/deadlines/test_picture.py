"""What the picture of the clocks says."""

import re
from datetime import UTC, date, datetime

from calculators.engine.answering import answer
from calculators.engine.registry import find


def test_the_picture_names_the_last_day_and_not_the_midnight_after_it() -> None:
    answered = answer("deadlines", find("deadlines").example)
    clock = next(clock for clock in answered.outcome.clocks if clock.id == "feedback_post")
    assert clock.end == datetime(2026, 10, 14, tzinfo=UTC)
    assert clock.last_day == date(2026, 10, 13)
    ends = re.findall(r'class="timeline__end"[^>]*>([^<]+)<', answered.html())
    assert any("13 Oct" in end for end in ends)
    assert not any("14 Oct" in end for end in ends)

"""What is no telling is refused with a text, whatever stands in it."""

import pytest

from calculators.life.asking import ask
from calculators.life.events import BadEvent

EVENT = {"kind": "hours_worked", "when": "2026-10-01"}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"n": "first"}, "must be the number of an event"),
        ({"n": 1e308}, "must be the number of an event"),
        ({"n": "9" * 5000}, "must be the number of an event"),
        ({"of": "9" * 5000}, "200 characters or fewer"),
        ({"when": "9999-12-31T23:59Z"}, "must be between 2000-01-01 and 2099-12-31"),
        ({"when": "0001-01-01"}, "must be between 2000-01-01 and 2099-12-31"),
        ({"when": "2000-01-01"}, "we have no rule"),
    ],
)
def test_an_event_that_cannot_be_read_is_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(BadEvent, match=says):
        ask({"events": [EVENT | changed], "now": "2026-11-26"})


@pytest.mark.parametrize("name", ["\0", "\ud800", "../upwork", "upwork/../upwork", "x" * 5000])
def test_a_platform_is_one_that_we_know(name: str) -> None:
    with pytest.raises(BadEvent, match="no platform named"):
        ask({"platform": name, "events": [], "now": "2026-11-26"})

"""Whole lives of contracts, from sentences to what is so, what runs and what to do."""

import pytest

from calculators.life.asking import ask
from calculators.life.resuming import LAST
from tests.life.lives import FILES, differences, load, telling

LIVES = [life for name in FILES for life in load(name)]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["id"])
def test_life(life):
    assert list(differences(life["truth"], ask(telling(life)))) == []


FILED = [
    {"kind": "milestone_funded", "when": "2026-09-01", "of": "M1", "sum": "300"},
    {"kind": "contract_ended", "when": "2026-09-05", "by": "client"},
    {"kind": "dispute_filed", "when": "2026-09-07", "of": "M1"},
    {"kind": "message", "when": "2026-09-25"},
]
ANSWERED = {"kind": "proposal_made", "when": "2026-10-05", "of": "M1"}
# It comes before what it answers: what is said of that rests on a later event.
EARLY = [
    {"kind": "milestone_funded", "when": "2026-09-01", "of": "M1", "sum": "300"},
    {"kind": "dispute_declined", "when": "2026-09-03", "of": "M1"},
    {"kind": "message", "when": "2026-09-04"},
]
LATE = {"kind": "dispute_filed", "when": "2026-09-05", "of": "M1"}


@pytest.mark.parametrize(("first", "last"), [(FILED, ANSWERED), (EARLY, LATE)])
def test_a_replay_that_goes_on_from_another_is_as_a_new_one(
    first: list[dict[str, str]], last: dict[str, str]
) -> None:
    head = {"platform": "upwork", "now": "2026-10-20T09:00Z", "zone": "UTC"}
    fewer, more = ({"events": events} | head for events in (first, [*first, last]))
    new = []
    for told in (fewer, more):
        LAST.clear()
        new.append(ask(told))
    assert [ask(told) for told in (more, fewer, more)] == [new[1], new[0], new[1]]

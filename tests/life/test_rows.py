"""The rows that a reader tells, as events of the replay."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from calculators.engine.fields import parse
from calculators.engine.packs import packs
from calculators.facts.events import TELLING, EventKind, Told
from calculators.life.platform import find_platform
from calculators.life.replay import replay
from calculators.life.rows import read_rows

MANILA = ZoneInfo("Asia/Manila")
UPWORK = find_platform("upwork")


def told(**answers: str) -> Told:
    """One row, from what a form would send."""
    row = parse(Told, answers)
    assert isinstance(row, Told)
    return row


def test_every_kind_of_every_platform_can_be_told() -> None:
    known = {kind for pack in packs() for kind in find_platform(pack).kinds}
    assert {kind.value for kind in EventKind} == known


@pytest.mark.parametrize("column", [*TELLING["asks"], "topics"])
def test_what_is_asked_names_kinds_that_are_offered(column: str) -> None:
    lists = [topic["kinds"] for topic in TELLING["topics"]]
    named = TELLING["asks"].get(column) or [kind for kinds in lists for kind in kinds]
    offered = [kind.value for kind in EventKind if kind.offered]
    assert set(named) <= set(offered)
    assert len(named) == len(set(named))


def test_a_kind_that_moves_nothing_is_not_offered() -> None:
    idle = {kind.name for kind in UPWORK.kinds.values() if not kind.of} | {"message"}
    assert {kind.value for kind in EventKind if not kind.offered} == idle


def test_a_day_is_a_day_where_the_reader_is_and_a_time_an_instant() -> None:
    rows = [
        told(kind="contract_ended", when="2026-10-01", by="freelancer"),
        told(kind="hours_disputed", when="2026-10-01T09:00Z"),
    ]
    day, instant = read_rows(rows, UPWORK, MANILA)
    assert day.when.first == datetime(2026, 9, 30, 16, tzinfo=UTC)
    assert day.when.said == date(2026, 10, 1)
    assert instant.when.first == instant.when.last == datetime(2026, 10, 1, 9, tzinfo=UTC)
    assert (day.by, instant.by) == ("freelancer", "client")


def test_a_row_without_a_day_is_left_out_and_the_others_keep_their_numbers() -> None:
    rows = [told(kind="threat"), told(kind="contract_ended", when="2026-10-01")]
    assert [event.n for event in read_rows(rows, UPWORK, MANILA)] == [2]


def test_a_row_says_what_a_life_says() -> None:
    rows = [
        told(kind="milestone_funded", when="2026-09-01", sum="600", due="2026-09-20", of="m1"),
        told(kind="hours_worked", when="2026-09-02", sum="8", tracking="manual"),
        told(kind="dormant_notice", when="2026-09-03", notice="second"),
        told(kind="award", when="2026-09-04", favour="client"),
    ]
    milestone, hours, notice, award = read_rows(rows, UPWORK, ZoneInfo("UTC"))
    assert (milestone.of, milestone.sum) == ("M1", Decimal(600))
    assert milestone.due is not None
    assert milestone.due.said == date(2026, 9, 20)
    assert (hours.manual, hours.tracked) == (Decimal(8), None)
    assert (notice.variant, award.variant) == ("second", "client")


def test_rows_can_be_replayed() -> None:
    rows = [
        told(kind="milestone_funded", when="2026-09-01", sum="600"),
        told(kind="work_submitted", when="2026-09-10"),
        told(kind="contract_ended", when="2026-09-12"),
    ]
    found = replay(read_rows(rows, UPWORK, MANILA), UPWORK, datetime(2026, 9, 13, tzinfo=UTC))
    assert {running.clock.name for running in found.ledger.running.values()} >= {"dispute_filing"}

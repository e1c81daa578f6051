"""The states of a contract, gone through: no dead end, no lost clock, no money out of nothing."""

import math

import pytest

from calculators.life.platform import find_platform
from tests.life.explore import explore, overlapping, unreachable
from tests.life.growth import calls

PLATFORM = find_platform("upwork")


@pytest.mark.parametrize("depth", [2, pytest.param(3, marks=pytest.mark.thorough)])
def test_every_sequence(depth):
    found = explore(depth, PLATFORM)
    assert (found.dead_ends, found.lost, found.moved_money) == ([], [], [])
    # Here something can always be told, also once all money has gone its way.
    assert found.ends == 0
    if depth == 3:
        # A bonus can be paid for a year after the end: that takes one step more.
        assert unreachable(found, PLATFORM) == {("bonus", "closed")}


def test_no_two_rows_fit_at_once():
    assert overlapping(PLATFORM) == []


@pytest.mark.parametrize("together", [1, 4])
def test_work_grows_less_than_with_the_square(together):
    grown = math.log(calls(200, together) / calls(40, together)) / math.log(200 / 40)
    assert grown < 1.6

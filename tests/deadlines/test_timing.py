"""The full case answers quickly once Python has started."""

from tests.deadlines.timing import measure

LIMIT = 50  # milliseconds


def test_the_full_case_answers_in_time():
    assert measure()["answer"] < LIMIT

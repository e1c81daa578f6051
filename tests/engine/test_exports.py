"""What leaves an answer in a file."""

import pytest

from calculators.engine.exports import plain_cell


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(first):
    assert plain_cell(f"{first}cmd") == f"'{first}cmd"
    assert plain_cell(f"a{first}cmd") == f"a{first}cmd"


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("hi;=1+1;", "hi;'=1+1;"),
        ("hi; @SUM(A1)", "hi;' @SUM(A1)"),
        ('hi;"=1+1', "hi;'\"=1+1"),
        ("hi\n=1+1", "hi\n'=1+1"),
        ("hi\t+1", "hi\t'+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("a;b = c, -1", "a;b = c, -1"),
    ],
)
def test_no_formula_begins_where_a_program_splits_a_cell(given, plain):
    assert plain_cell(given) == plain

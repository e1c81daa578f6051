"""What leaves an answer in a file."""

import pytest

from calculators.engine.exports import plain_cell


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(first):
    assert plain_cell(f"{first}cmd") == f"'{first}cmd"
    assert plain_cell(f"a{first}cmd") == f"a{first}cmd"

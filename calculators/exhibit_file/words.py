"""The words of the exhibit file, from `words.toml`."""

from functools import cache
from typing import Any

from calculators.engine import data


@cache
def words() -> dict[str, Any]:
    """The words, by where they stand."""
    return data.load("exhibit_file/words.toml")

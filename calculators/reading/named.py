"""The number and the title of a contract or an order, where a text names one of each."""

import re
from functools import cache

from calculators.engine import data

NAMES = ("contract_id", "contract_title")


def find_named(text: str) -> dict[str, str]:
    """The facts that a text names, each as it is written there; none that it names in two ways."""
    found = {name: _all(name, text) for name in NAMES}
    return {name: words.pop() for name, words in found.items() if len(words) == 1}


def _all(name: str, text: str) -> set[str]:
    groups = (seen.groupdict().values() for seen in _pattern(name).finditer(text))
    return {words.strip() for said in groups for words in said if words}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(data.load("reading/named.toml")[name])

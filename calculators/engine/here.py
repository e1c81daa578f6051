"""`here` in a data file is the default platform, so that no file outside its folder names it.

A text says `{here}` for its name, and the id of one of its rules is `here.feedback.window_days`.
"""

import re
import tomllib
from functools import cache
from typing import Any

from calculators.engine.data import read

RULE = re.compile(r"here(?:\.[a-z_]+){2}")


@cache
def default() -> tuple[str, str]:
    """The default platform's id and its name."""
    id = tomllib.loads(read("platforms/default.toml"))["platform"]
    return id, tomllib.loads(read(f"platforms/{id}/name.toml"))["name"]


def fill_here(data: Any) -> Any:
    """The same data with the default platform in its texts and ids."""
    if isinstance(data, str):
        id, name = default()
        if RULE.fullmatch(data):
            return f"{id}{data.removeprefix('here')}"
        return data.replace("{here}", name)
    if isinstance(data, list):
        return [fill_here(each) for each in data]
    if isinstance(data, dict):
        return {key: fill_here(each) for key, each in data.items()}
    return data

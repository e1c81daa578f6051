"""No answer names the default platform where the contract is on another one, or the client on none.

The list of platforms to choose from is no part of what is said.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.fields import questions
from calculators.engine.packs import DEFAULT, find_name, packs
from calculators.messages.kinds import Message

DATA = tomllib.loads(Path(__file__).with_name("unnamed.toml").read_text("utf-8"))
CASES: list[dict[str, Any]] = DATA["case"]
HERE = find_name(DEFAULT).name
# What only the default platform calls so.
OWN = re.compile(rf"\b{HERE}\b|\bConnects\b|Job Success|\bJSS\b|\bwork diary\b|\b{DEFAULT}\.\w")
# What no client on none has: money with a platform, and somebody there to ask.
HOSTED = re.compile(r"(?<!no )\bSupport\b|[Hh]eld by the platform")
CHOICES = re.compile(r"<select.*?</select>", re.DOTALL)
OWED = [{"item": "the logo", "amount": "100", "due": "2026-10-01"}]
PLACES = [{"platform": each} for each in packs() if each != DEFAULT] + [{"on_platform": "no"}]


def asked(tool: str, place: dict[str, str], case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The case as the tool can be told it, once for each text that it has."""
    known = questions(registry.find(tool).inputs)
    told = case["answers"] | place | {"now": "2026-11-20T09:00Z"}
    if tool == "claim":
        told = told | {"owed": OWED}
    told = {name: fact for name, fact in told.items() if name in known}
    texts = [str(one.value) for one in Message] if tool == "messages" else [""]
    yield from (told | ({"message": one} if one else {}) for one in texts)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: next(iter(place.values())))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_no_answer_names_the_default_platform(place: dict[str, str], case: dict[str, Any]) -> None:
    for tool in registry.names():
        known = questions(registry.find(tool).inputs)
        if "platform" not in known:
            continue
        assert set(place) <= set(known), tool
        for told in asked(tool, place, case):
            answered = answer(tool, told)
            assert answered.errors is None, (tool, answered.errors)
            said = CHOICES.sub("", answered.html())
            hosted = "on_platform" in place and tool in DATA["levels_and_days"]
            found = OWN.search(said) or (hosted and HOSTED.search(said))
            around = said[max(0, found.start() - 80) : found.end() + 60] if found else ""
            assert not found, (tool, told.get("message"), around)
            assert f'"{DEFAULT}.' not in json.dumps(answered.data()), (tool, told)

"""Messages put together from the parts in grammar.toml: each demand with each lever, many ties."""

import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

from training.texts import DEMANDS, LEVERS, Message

FILE = Path(__file__).with_name("grammar.toml")
MANNER = "grammar"
FREELANCER_ASKS = ("pay", "good", "remove", "cancel", "other", "off")
FREELANCER_HOLDS = ("harm", "account", "held", "done")
EACH_PAIR, EACH_TOLD, EACH_QUIET = 6, 2, 10


def generate() -> list[Message]:
    """The same messages each time."""
    parts = tomllib.loads(FILE.read_text("utf-8"))
    chance = Random(7)
    return [*_pressing(parts, chance), *_asking(parts, chance), *_quiet(parts["quiet"], chance)]


def _pressing(parts: dict[str, dict[str, list[str]]], chance: Random) -> Iterator[Message]:
    ties, told = cycle(parts["ties"]["or"]), cycle(parts["ties"]["told"])
    for demand, orders in parts["orders"].items():
        for lever, consequences in parts["consequences"].items():
            freelancer = demand == "pay" or lever in FREELANCER_HOLDS
            if freelancer and demand not in FREELANCER_ASKS:
                continue
            side = "freelancer_to_client" if freelancer else "client_to_freelancer"
            for _ in range(EACH_PAIR):
                text = _fill(
                    next(ties), order=chance.choice(orders), consequence=chance.choice(consequences)
                )
                yield Message(MANNER, "explicit", side, DEMANDS[demand], LEVERS[lever], text)
            for _ in range(EACH_TOLD):
                text = _fill(
                    next(told),
                    other="freelancer" if freelancer else "client",
                    told=chance.choice(parts["told"][demand]),
                    told_consequence=chance.choice(parts["told_consequences"][lever]),
                )
                yield Message(MANNER, "explicit", side, DEMANDS[demand], LEVERS[lever], text)


def _asking(parts: dict[str, dict[str, list[str]]], chance: Random) -> Iterator[Message]:
    forms = cycle(parts["requests"]["plain"])
    for demand, orders in parts["orders"].items():
        for order in orders:
            if order.startswith(("I ", "I'", "we ", "let's", "the ", "that ")):
                continue
            side = "freelancer_to_client" if demand == "pay" else "client_to_freelancer"
            text = _fill(next(forms), order=order)
            yield Message(MANNER, "none", side, DEMANDS[demand], "none", text)


def _quiet(parts: dict[str, list[str]], chance: Random) -> Iterator[Message]:
    for condition in parts["conditions"]:
        for _ in range(EACH_QUIET):
            text = _fill(
                chance.choice(parts["ties"]),
                condition=condition,
                harmless=chance.choice(parts["harmless"]),
                harmless2=chance.choice(parts["harmless"]),
            )
            yield Message(MANNER, "none", "unclear", "none", "none", text)


def _fill(form: str, **parts: str) -> str:
    for name, part in parts.items():
        form = form.replace("{" + name + "}", part)
        form = form.replace("{" + name.capitalize() + "}", part[0].upper() + part[1:])
    return form

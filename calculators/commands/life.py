"""`life`: events on standard input, and what follows from them."""

import json
from argparse import ArgumentParser, Namespace

from calculators.commands.input import read_text
from calculators.commands.output import print_json, refuse
from calculators.engine.answering import FORMAT
from calculators.engine.packs import DEFAULT, packs
from calculators.life.asking import ask
from calculators.life.events import BadEvent
from calculators.life.platform import find_platform
from calculators.life.words import find_words

HELP = "events of a contract on standard input: where it stands, what runs, what to do"


def add_arguments(parser: ArgumentParser) -> None:
    """Takes `--kinds`, which lists the kinds of events."""
    parser.add_argument("--kinds", action="store_true", help="the kinds of events, as JSON")
    parser.add_argument("--platform", default=DEFAULT, choices=packs())


def run(options: Namespace) -> int:
    """Prints the answer, or the error."""
    if options.kinds:
        print_json({"format": FORMAT, "kinds": list_kinds(options.platform)})
        return 0
    try:
        told = json.loads(read_text("strict"))
    except (ValueError, RecursionError):
        return refuse({"": "A life must be JSON: an object with platform, events, now and zone."})
    try:
        print_json({"format": FORMAT, "ok": True} | ask(told))
    except BadEvent as error:
        return refuse({"events": str(error)})
    return 0


def list_kinds(platform: str) -> list[dict[str, object]]:
    """The published list: each kind with its words, its usual party and what it is about."""
    words = find_words(platform)["kinds"]
    return [
        {
            "kind": kind.name,
            "text": words[kind.name],
            "by": kind.by,
            "of": list(kind.parts),
            "which": kind.which,
        }
        for kind in find_platform(platform).kinds.values()
    ]

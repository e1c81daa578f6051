"""`check-pack FOLDER`: what a pack lacks, where it contradicts itself, and what it rests on.

A pack with few days is a good pack as long as it says so: what it lists as missing is no fault.
"""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from calculators.commands.input import BadInput
from calculators.commands.output import print_json
from calculators.commands.pack_files import lacks
from calculators.commands.pack_life import slips
from calculators.engine import data
from calculators.engine.answering import FORMAT
from calculators.engine.packs import Pack, find_name, find_pack, platforms, questions
from calculators.engine.parameters import Parameter, Value, topic, topics
from calculators.life.kinds import ClockKind
from calculators.life.platform import Platform, find_platform
from calculators.life.words import find_words

HELP = "what a marketplace's pack lacks, contradicts or does not source"
PLATFORMS = Path(data.__file__).parents[1] / "platforms"
FAULTY = 1  # the exit status where something is wrong
CUT_OFF = re.compile(r"cut off|in part", re.IGNORECASE)
SECOND_HAND = re.compile(r"second-hand|forum|repeats", re.IGNORECASE)

Fault = tuple[str, str]


def add_arguments(parser: ArgumentParser) -> None:
    """Takes the pack's folder."""
    parser.add_argument("folder", type=Path, help="a folder below calculators/platforms")


def run(options: Namespace) -> int:
    """Prints how complete the pack is and what is wrong. Returns 1 if something is."""
    folder = options.folder.resolve()
    name = folder.name
    if folder.parent != PLATFORMS or not folder.is_dir():
        raise BadInput(f"A pack is a folder below {PLATFORMS}: new-pack writes one.")
    found = check(name)
    print_json({"format": FORMAT, "ok": not found["faults"], "pack": name} | found)
    return FAULTY if found["faults"] else 0


def check(name: str) -> dict[str, object]:
    """Faults by kind, the state of every question, and counts of what the rules rest on."""
    if lacking := lacks(PLATFORMS / name):
        return {"faults": [{"kind": "missing", "what": what} for what in lacking]}
    try:
        pack, platform = find_pack(name), find_platform(name)
        slipped = list(slips(platform))
    except (KeyError, TypeError, AttributeError) as error:
        return {"faults": [{"kind": "missing", "what": f"life.toml: {error}"}]}
    rules = rules_of(name)
    faults = [
        *(("contradictory", slip) for slip in slipped),
        *_copied(name, rules),
        *_questions(pack, rules),
        *_clocks(platform, rules),
        *_choices(platform, rules),
        *_unused(pack, platform, rules),
        *_sources(rules),
        *_kinds(platform),
        *_words(platform),
    ]
    return {
        "faults": [{"kind": kind, "what": what} for kind, what in faults],
        "questions": {question: state(pack, question, rules) for question in questions()},
        "rules": counts(platform, rules),
    }


def rules_of(name: str) -> dict[str, Parameter]:
    """The pack's rules by id."""
    return {
        rule.id: rule
        for id in topics()
        if id.startswith(f"{name}.")
        for rule in topic(id).parameters.values()
    }


def state(pack: Pack, question: str, rules: dict[str, Parameter]) -> str:
    """How well a question is answered: sourced, unsure (only low confidence), or not found."""
    held = [_newest(rules[id]) for id in pack.answers.get(question, ()) if id in rules]
    if not held:
        return "not found"
    return "unsure" if all(value.confidence == "low" for value in held) else "sourced"


def counts(platform: Platform, rules: dict[str, Parameter]) -> dict[str, int]:
    """Values, those opened in a source's own words, second-hand ones, conflicts and refusals.

    partly_seen: how many rest on a copy of which the end was not seen.
    """
    values = [value for rule in rules.values() for value in rule.history]
    second_hand = sum(_is_second_hand(value) for value in values)
    own = sum(not value.sources[0].url for value in values)
    clocks = platform.clock_kinds()
    return {
        "values": len(values),
        "opened": len(values) - second_hand - own,
        "partly_seen": sum(bool(CUT_OFF.search(value.sources[0].dated)) for value in values),
        "second_hand": second_hand,
        "own_conventions": own,
        "conflicts": sum(len(rule.conflicts) for rule in rules.values()),
        "clocks": len(clocks),
        "refused": sum(_refused(clock, rules) for clock in clocks),
    }


def _is_second_hand(value: Value[object]) -> bool:
    return bool(value.sources[0].url) and all(
        SECOND_HAND.search(source.dated) for source in value.sources
    )


def _newest(rule: Parameter) -> Value[object]:
    return rule.history[-1]


def _low(ids: tuple[str, ...], rules: dict[str, Parameter]) -> list[str]:
    named = [id.removeprefix("-") for id in ids]
    return [id for id in named if id in rules and _newest(rules[id]).confidence == "low"]


def _refused(clock: ClockKind, rules: dict[str, Parameter]) -> bool:
    return clock.unknown or (clock.sure and bool(_low(clock.length, rules)))


def _questions(pack: Pack, rules: dict[str, Parameter]) -> Iterator[Fault]:
    asked = questions()
    for question in asked:
        answered, lacking = question in pack.answers, question in pack.missing
        if not answered and not lacking:
            yield "missing", f"{question}: neither answered nor said to be missing"
        if answered and lacking:
            yield "contradictory", f"{question}: both answered and said to be missing"
    for question in {*pack.answers, *pack.missing} - set(asked):
        yield "contradictory", f"{question}: no such question"
    for question, ids in pack.answers.items():
        for id in ids:
            if id not in rules:
                yield "missing", f"{question}: there is no rule {id}"


def _clocks(platform: Platform, rules: dict[str, Parameter]) -> Iterator[Fault]:
    words = find_words(platform.name)
    for clock in platform.clock_kinds():
        if clock.unknown and clock.length:
            yield "contradictory", f"clock {clock.key}: unknown, and yet it has a length"
        for id in (*clock.length, *filter(None, (clock.zone, clock.gains_rule))):
            area, plain = id.removeprefix("-").partition(".")[0], id.removeprefix("-")
            if area == platform.name and plain not in rules:
                yield "missing", f"clock {clock.key}: there is no rule {plain}"
        if _refused(clock, rules) and clock.name not in words.get("unknown", {}):
            yield "missing", f"clock {clock.key}: no words in [unknown] for what is not known"


def _choices(platform: Platform, rules: dict[str, Parameter]) -> Iterator[Fault]:
    """Where days are counted by sure rules alone, a choice names its rules or what is not known."""
    sure = any(clock.sure for clock in platform.clock_kinds())
    for choice in platform.choices:
        if sure and not choice.rules and not choice.not_known:
            yield "unsourced", f"choice {choice.do}: neither rules nor a text for what is not known"
        for id in choice.rules:
            if id not in rules:
                yield "missing", f"choice {choice.do}: there is no rule {id}"


def _unused(pack: Pack, platform: Platform, rules: dict[str, Parameter]) -> Iterator[Fault]:
    """Only of a pack without calculators of its own: there nothing else reads a rule."""
    if not any(clock.sure for clock in platform.clock_kinds()):
        return
    named = {id for ids in pack.answers.values() for id in ids}
    for clock in platform.clock_kinds():
        named |= {id.removeprefix("-") for id in clock.length} | {clock.zone, clock.gains_rule}
    for id in sorted(rules.keys() - named):
        yield "missing", f"{id}: no question and no clock reads this rule"


def _copied(name: str, rules: dict[str, Parameter]) -> Iterator[Fault]:
    """What a pack that began as a copy of another still has of it."""
    own = find_name(name)
    for other in (each for each in platforms() if each.id != name):
        if other.name == own.name:
            yield "contradictory", f"name.toml: {other.name} is the name of {other.id}"
        for word in set(own.seen) & set(other.seen):
            yield "contradictory", f"name.toml: {word} is how {other.id} is known"
        host = other.site.removeprefix("www.")
        for rule in rules.values():
            for source in (source for value in rule.history for source in value.sources):
                if re.search(rf"^https?://(?:[\w-]+\.)*{re.escape(host)}(?:/|$)", source.url):
                    yield "contradictory", f"{rule.id}: its source is a page of {other.name}"


def _sources(rules: dict[str, Parameter]) -> Iterator[Fault]:
    for rule in rules.values():
        for value in rule.history:
            for source in value.sources:
                convention = source.title.startswith("Convention")
                if not source.read or not source.dated or not (source.url or convention):
                    yield "unsourced", f"{rule.id}: a source without address, reading day or date"
            if value.confidence == "high" and _is_second_hand(value) and value.start == "stated":
                yield "unsourced", f"{rule.id}: high, and nobody saw the source"


def _kinds(platform: Platform) -> Iterator[Fault]:
    """What is about a part and can move none: each time it is told it would seem not to fit."""
    moved = {on.partition(".")[0] for on in platform.rows}
    for kind in platform.kinds.values():
        if kind.of and not kind.makes and kind.name not in moved:
            yield "contradictory", f"kind {kind.name}: about {kind.of}, and no row moves it"


def _words(platform: Platform) -> Iterator[Fault]:
    words = find_words(platform.name)
    needed = [("kinds", kind) for kind in platform.kinds]
    needed += [("happened", row.happens) for of in platform.rows.values() for row in of]
    needed += [("contradictions", row.says) for of in platform.rows.values() for row in of]
    for clock in platform.clock_kinds():
        needed += [("clocks", clock.name), ("do", clock.do if clock.press != "none" else "")]
        if not clock.unknown and clock.comes in ("happens", "right"):
            needed.append(("next", clock.name))
    needed += [("do", task.do) for task in platform.tasks]
    for choice in platform.choices:
        needed += [("choices", choice.do), ("not_known", choice.not_known)]
        needed += [("answers", answer) for answer in choice.answers]
        needed += [("closes", key) for key in choice.closes]
    for table, key in dict.fromkeys(needed):
        if key and key not in words.get(table, {}):
            yield "missing", f"words: [{table}] {key}"

"""JSON from a file, with what is odd in it, and ways to look into it without a type error."""

import json
import re
from collections import deque
from collections.abc import Iterator

from calculators.engine.nesting import nested_too_deep
from calculators.files import charsets
from calculators.files.draft import FileDraft

type Tree = str | int | float | bool | list["Tree"] | dict[str, "Tree"] | None
type Branch = dict[str, Tree]


class NotJson(ValueError):
    """The text is not JSON; the message says why."""


def load(text: str, draft: FileDraft) -> Tree:
    """Reads JSON; keys that stand twice are said. Raises `NotJson`."""

    def branch(pairs: list[tuple[str, Tree]]) -> Branch:
        made: Branch = {}
        for key, value in pairs:
            if key in made:
                draft.say(
                    "key_twice",
                    f'The key "{key[:60]}" stands twice in one record '
                    f"({_brief(made[key])}, {_brief(value)}); the record is not trusted.",
                )
                made[DOUBTED] = f'the key "{key[:60]}" twice'
            made[key] = value
        return made

    def number(digits: str) -> Tree:
        return int(digits) if len(digits) <= 40 else digits

    def fraction(digits: str) -> Tree:
        return digits  # as written, so that no digit is lost and none is infinite

    if nested_too_deep(text):
        raise NotJson("it is nested too deeply")
    try:
        loaded: Tree = json.loads(
            text,
            object_pairs_hook=branch,
            parse_int=number,
            parse_float=fraction,
            parse_constant=lambda name: name,
        )
    except RecursionError:
        raise NotJson("it is nested too deeply") from None
    except ValueError as error:
        raise NotJson(f"line {getattr(error, 'lineno', 1)} is no JSON") from None
    return _whole(loaded) if HALF.search(text) else loaded


# How JSON writes half of a character; a message that was cut within an emoji ends with one.
HALF = re.compile(r"\\u[dD][89a-fA-F]")


def _whole(tree: Tree) -> Tree:
    """The tree with a mark for each half of a character."""
    if isinstance(tree, str):
        return charsets.whole(tree)
    if isinstance(tree, list):
        return [_whole(item) for item in tree]
    if isinstance(tree, dict):
        return {charsets.whole(key): _whole(value) for key, value in tree.items()}
    return tree


DOUBTED = "\0doubted"


def _brief(value: Tree) -> str:
    return json.dumps(value)[:20] if not isinstance(value, list | dict) else "…"


def load_lines(text: str, draft: FileDraft) -> Tree:
    """JSON, or one record a line. Raises `NotJson`."""
    try:
        return load(text, draft)
    except NotJson:
        rows: list[Tree] = []
        for line in text.splitlines():
            if line.strip():
                rows.append(load(line, draft))
        if len(rows) < 2:
            raise
        return rows


def branches(tree: Tree, limit: int = 200_000) -> Iterator[tuple[str, Branch]]:
    """Every record of a tree with its path, the outer ones first."""
    waiting: deque[tuple[str, Tree]] = deque([("", tree)])
    seen = 0
    while waiting and seen < limit:
        path, value = waiting.popleft()
        seen += 1
        if isinstance(value, dict):
            yield path, value
            waiting.extend((f"{path}/{key}", item) for key, item in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{path}/{index}", item) for index, item in enumerate(value))


def records(tree: Tree) -> list[Branch]:
    """The records of a list, GraphQL's `edges` and `nodes` unwrapped; [] for anything else."""
    if isinstance(tree, dict):
        for key in ("edges", "nodes"):
            if isinstance(tree.get(key), list):
                tree = tree[key]
                break
    if not isinstance(tree, list):
        return []
    rows = [item for item in tree if isinstance(item, dict)]
    unwrapped = []
    for row in rows:
        node = row.get("node")
        unwrapped.append(node if isinstance(node, dict) else row)
    return unwrapped


def text(branch: Tree, *path: str) -> str:
    """The text (or figure) at a path, or ""."""
    value = at(branch, *path)
    if isinstance(value, bool) or value is None or isinstance(value, list | dict):
        return ""
    return str(value)


def at(branch: Tree, *path: str) -> Tree:
    """What stands at a path, or None."""
    for key in path:
        if not isinstance(branch, dict):
            return None
        branch = branch.get(key)
    return branch

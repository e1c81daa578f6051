"""Every regular expression of the calculators: `python -m tests.patterns.collecting` writes them.

It runs in a process of its own, notes what the package compiles while it is imported and while each
tool answers its example, and reads from the sources what is only compiled when it is used.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "calculators"
CALLS = {"search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
# Tables whose patterns are joined to longer ones, which every answer prepares.
JOINED = ("own", "quoted")
# The files of the router whose tables hold patterns alone.
IN_TABLES = ("besides", "lawful", "logins", "own_words", "sides", "taken", "takeover")
ANCHORED = {"match", "fullmatch"}


def main() -> int:
    """Prints a JSON list: pattern, flags, how it is used, and where it stands."""
    found: dict[tuple[str, int], str] = {}
    note(found)
    import calculators
    from calculators.engine import registry
    from calculators.engine.answering import answer

    for module in pkgutil.walk_packages(calculators.__path__, "calculators."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for name in registry.names():
        answer(name, registry.find(name).example)
    from calculators.checks.lint import _compiled, words

    for lint in words().values():  # whose excuses are compiled when they are first tried
        for pattern in (*lint.patterns, *lint.unless, *lint.broad, *lint.innocent, lint.needs):
            _compiled(pattern)
    prepare_all()
    used, direct = uses()
    for pattern, call, place in direct:
        found.setdefault((pattern, 0), f"{place} {call}")
    listed = []
    for (pattern, flags), place in found.items():
        where, _, call = place.partition(" ")
        listed.append([pattern, flags, call or used.get(where, "search"), where])
    print(json.dumps(listed))
    return 0


def prepare_all() -> None:
    """Prepares each pattern that stands in a table: most texts need none of it."""
    from calculators.engine import data
    from calculators.reading import company, part_paid, patterns

    company.prepare_all()
    part_paid.prepare_all()
    reading = {"told", *patterns.FILES.values()}
    named = [f"reading/{name}.toml" for name in sorted(reading)]
    for path in (*named, *(f"routing/{name}.toml" for name in IN_TABLES)):
        for table, entries in data.load(path).items():
            if table in JOINED:
                continue
            for name, value in entries.items() if isinstance(entries, dict) else ():
                # Words are no pattern, and a name that stands in no table is filled in elsewhere.
                parts = patterns.PART.findall(value) if isinstance(value, str) else [""]
                if "\\" in str(value) and entries.keys() >= {*parts}:
                    patterns.prepare(path, table, name)


def note(found: dict[tuple[str, int], str]) -> None:
    """Notes each text pattern that a file of the calculators compiles from now on."""
    own = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: int) -> Any:
        made, frame = own(pattern, flags), sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename.endswith("re/__init__.py"):
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(FOLDER) and isinstance(made.pattern, str):
            place = f"{path.relative_to(ROOT)}:{frame.f_lineno}"
            found.setdefault((made.pattern, made.flags), place)
        return made

    re._compile = compiled  # type: ignore[attr-defined]


def uses() -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """By place, how a pattern with a name is used; and the patterns that stand in a call."""
    named: dict[str, list[str]] = {}
    called: dict[str, set[str]] = {}
    direct = []
    for path in sorted(FOLDER.rglob("*.py")):
        inside = path.relative_to(ROOT).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and is_compile(node.value):
                lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
                names = [each.id for each in node.targets if isinstance(each, ast.Name)]
                for name in names:
                    named.setdefault(name, []).extend(f"{inside}:{line}" for line in lines)
            if not isinstance(node, ast.Attribute) or node.attr not in CALLS:
                continue
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            called.setdefault(name, set()).add(node.attr)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                function, first = node.func, node.args[0]
                if getattr(function.value, "id", "") != "re" or function.attr not in CALLS:
                    continue
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    call = function.attr if function.attr in ANCHORED else "search"
                    direct.append((first.value, call, f"{inside}:{node.lineno}"))
    used = {}
    for name, places in named.items():
        # A pattern that is handed on, or that stands in a table, may be used in any way.
        calls = called.get(name, {"search"})
        call = "search"
        if calls <= ANCHORED:
            call = "match" if "match" in calls else "fullmatch"
        used.update(dict.fromkeys(places, call))
    return used, direct


def is_compile(node: ast.AST) -> bool:
    """Whether an expression is `re.compile(…)`."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "compile"
    )


if __name__ == "__main__":
    sys.exit(main())

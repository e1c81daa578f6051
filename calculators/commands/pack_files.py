"""What `check-pack` finds in a pack's files before it reads them as a pack: what they lack."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NEEDED = {
    "name.toml": ("name", "site", "seen"),
    "pack.toml": ("answers",),
    "life.toml": ("words", "files", "clock", "parts", "kinds"),
}
CONFIDENCES = ("high", "medium", "low")
STARTS = ("stated", "reported", "assumed")


def lacks(folder: Path) -> list[str]:
    """A sentence for each file, key or word that is not there, or not one of those that may be."""
    found: list[str] = []
    for name, keys in NEEDED.items():
        table = _read(folder / name, found)
        found += [f"{name}: there is no {key}" for key in keys if table and key not in table]
        for more in (*table.get("words", ()), *table.get("files", ())):
            _read(folder / f"{more}.toml", found)
    rules = sorted((folder / "parameters").glob("*.toml"))
    if not rules:
        found.append("parameters: there is no file of rules")
    for path in rules:
        found += [f"parameters/{path.name}: {what}" for what in _rules(_read(path, found))]
    return found


def _read(path: Path, found: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError:
        found.append(f"{path.name}: there is no such file")
    except ValueError as error:
        found.append(f"{path.name}: {error}")
    return {}


def _rules(table: dict[str, Any]) -> Iterator[str]:
    """Of one file of rules; nothing of a file that could not be read."""
    for key in ("title", "authority", "reviewed"):
        if table and key not in table:
            yield f"there is no {key}"
    for name, rule in table.items():
        if not isinstance(rule, dict):
            continue
        for key in ("description", "unit", "values"):
            if key not in rule:
                yield f"{name}: there is no {key}"
        for value in rule.get("values", ()):
            yield from (f"{name}: {what}" for what in _value(value))


def _value(value: dict[str, Any]) -> Iterator[str]:
    for key in ("effective", "confidence", "source"):
        if key not in value:
            yield f"there is no {key}"
    if "value" not in value and not value.get("repealed"):
        yield "there is no value"
    if value.get("confidence", "low") not in CONFIDENCES:
        yield f"the confidence is one of {', '.join(CONFIDENCES)}"
    if value.get("start", "stated") not in STARTS:
        yield f"the start is one of {', '.join(STARTS)}"
    for source in (value.get("source", {}), *value.get("also", ())):
        if not source.get("title"):
            yield "a source has no title"

"""What can happen on a platform, read from its data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from calculators.engine.data import load
from calculators.life.kinds import ChoiceKind, ClockKind, Kind, PartKind, Row, Task


@dataclass(frozen=True, eq=False)
class Platform:
    """All of a platform's data: rows by event, clocks by part.

    told_by: for an event, the clocks that a reader would expect it to start. renews: for an event,
    the clocks that it starts again on other parts than its own.
    """

    name: str
    parts: dict[str, PartKind]
    kinds: dict[str, Kind]
    rows: dict[str, tuple[Row, ...]]
    clocks: dict[str, tuple[ClockKind, ...]]
    tasks: tuple[Task, ...]
    choices: tuple[ChoiceKind, ...]
    told_by: dict[str, tuple[ClockKind, ...]]
    renews: dict[str, tuple[ClockKind, ...]]

    def clocks_named(self, names: tuple[str, ...]) -> list[ClockKind]:
        """The clocks that are shown under one of these names."""
        return [clock for clock in self.clock_kinds() if clock.name in names] if names else []

    def clock_kinds(self) -> list[ClockKind]:
        """Every clock, in the order of the data."""
        return sorted((c for of in self.clocks.values() for c in of), key=lambda c: c.place)

    def rows_of(self, kind: str, by: str) -> tuple[Row, ...]:
        """The rows of an event by this party, the more exact ones first."""
        return self.rows.get(f"{kind}.{by}", ()) + self.rows.get(kind, ())


@cache
def find_platform(name: str) -> Platform:
    """The platform of this name. Raises `OSError` if there is none."""
    head = load(f"platforms/{name}/life.toml")
    parts = [head, *(load(f"platforms/{name}/{file}.toml") for file in head["files"])]
    rows: dict[str, list[Row]] = {}
    clocks: dict[str, list[ClockKind]] = {}
    place = 0
    for data in parts:
        for table in data.get("rows", ()):
            given = dict(table)
            row = Row(before=tuple(_states(given.pop("from"), head)), **_frozen(given))
            rows.setdefault(row.on, []).append(row)
        for key, table in data.get("clocks", {}).items():
            place += 1
            given = {"name": key} | head["clock"] | table
            runs_in = tuple(_states(given.pop("while"), head))
            given["lasts"] = _states(given.get("lasts", []), head)
            clock = ClockKind(key=key, place=place, runs_in=runs_in, **_frozen(given))
            clocks.setdefault(clock.part, []).append(clock)
    return Platform(
        name=name,
        parts={key: PartKind(key, **table) for key, table in head["parts"].items()},
        kinds={key: Kind(key, **_frozen(table)) for key, table in head["kinds"].items()},
        rows={on: tuple(of) for on, of in rows.items()},
        clocks={part: tuple(of) for part, of in clocks.items()},
        tasks=tuple(Task(**_frozen(table)) for table in head.get("tasks", ())),
        choices=tuple(
            ChoiceKind(**_frozen(dict(table) | {"states": _states(table["states"], head)}))
            for data in parts
            for table in data.get("choices", ())
        ),
        told_by={
            kind: tuple(clock for of in clocks.values() for clock in of if kind in clock.tells)
            for kind in head["kinds"]
        },
        renews={
            kind: tuple(clock for of in clocks.values() for clock in of if kind in clock.renewed_by)
            for kind in head["kinds"]
        },
    )


def _states(names: list[str], head: dict[str, Any]) -> list[str]:
    """States by name, and by the name of a set of states such as `@held`."""
    found: list[str] = []
    for name in names:
        found += head["sets"][name[1:]] if name.startswith("@") else [name]
    return found


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    """The table with tuples for lists, also inside tables of states."""
    return {
        key: tuple(value)
        if isinstance(value, list)
        else {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
        if isinstance(value, dict)
        else value
        for key, value in table.items()
    }

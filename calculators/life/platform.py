"""What can happen on a platform, read from its data: parts, kinds of events, rows and clocks."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from calculators.engine.data import load

States = dict[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class PartKind:
    """A kind of thing that has a state. `one`: there is one from the start, in state `begins`."""

    name: str
    one: bool = False
    begins: str = ""
    prefix: str = ""
    money: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of event that a reader can tell. The data file says what each attribute means."""

    name: str
    of: str = ""
    by: str = ""
    which: str = ""
    assumes: str = ""
    makes: str = ""
    splits: bool = False
    also: tuple[str, ...] = ()
    renews: bool = False
    offer: str = ""
    before_contract: str = "wrong"
    if_denied: str = "fix_dates"

    @property
    def parts(self) -> tuple[str, ...]:
        """The kinds of parts that the event can be about."""
        return (self.of, *self.also) if self.of else ()


@dataclass(frozen=True, eq=False)
class Row:
    """An event moves a part from one of the states `before` to `to` (blank: it stays)."""

    on: str
    part: str
    before: tuple[str, ...]
    to: str = ""
    needs: States = field(default_factory=dict)
    needs_part: str = ""
    clock: str = ""
    says: str = ""
    warns: tuple[str, ...] = ()
    do: str = ""
    happens: str = ""
    listed_with: tuple[str, ...] = ()
    listed_until: str = ""
    split_by: str = "sum"
    rest_to: str = ""


@dataclass(frozen=True, eq=False)
class ClockKind:
    """A duty or a right: party, within, or else. The data file says what each attribute means."""

    key: str
    name: str
    part: str
    runs_in: tuple[str, ...]
    actor: str
    zone: str
    place: int
    business_week: str = ""
    holidays: str = ""
    counted: str = "days"
    length: tuple[str, ...] = ()
    edge: str = ""
    topic: str = ""
    lasts: tuple[str, ...] = ()
    restarts: tuple[str, ...] = ()
    needs: States = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    unless_later: tuple[str, ...] = ()
    since: str = ""
    once: bool = False
    from_due: bool = False
    warn_from: str = ""
    hidden_while: str = ""
    gains: str = "nobody"
    gains_rule: str = ""
    gains_in: dict[str, str] = field(default_factory=dict)
    then: str = ""
    press: str = "none"
    press_in: dict[str, str] = field(default_factory=dict)
    press_by: dict[str, dict[str, str]] = field(default_factory=dict)
    do: str = "wait"
    do_in: dict[str, str] = field(default_factory=dict)
    comes: str = "happens"

    @property
    def states(self) -> tuple[str, ...]:
        """All states in which it runs."""
        return self.runs_in + self.lasts


@dataclass(frozen=True, eq=False)
class Task:
    """What there is to do in a state that has no clock."""

    do: str
    part: str
    states: tuple[str, ...]
    needs: States = field(default_factory=dict)
    came_by: str = ""


@dataclass(frozen=True, eq=False)
class ChoiceKind:
    """Something that the reader can do. The data file says what each attribute means."""

    do: str
    event: str
    part: str
    states: tuple[str, ...]
    needs: States = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    price: str = ""
    closes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Platform:
    """All of a platform's data: rows by event, clocks by part.

    told_by: for an event, the clocks that a reader would expect it to start.
    """

    name: str
    parts: dict[str, PartKind]
    kinds: dict[str, Kind]
    rows: dict[str, tuple[Row, ...]]
    clocks: dict[str, tuple[ClockKind, ...]]
    tasks: tuple[Task, ...]
    choices: tuple[ChoiceKind, ...]
    told_by: dict[str, tuple[ClockKind, ...]]

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
    parts = [load(f"platforms/{name}/{file}.toml") for file in head["files"]]
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
        tasks=tuple(Task(**_frozen(table)) for table in head["tasks"]),
        choices=tuple(
            ChoiceKind(**_frozen(dict(table) | {"states": _states(table["states"], head)}))
            for data in parts for table in data.get("choices", ())),
        told_by={kind: tuple(clock for of in clocks.values() for clock in of if kind in clock.tells)
                 for kind in head["kinds"]},
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
        key: tuple(value) if isinstance(value, list)
        else {k: tuple(v) if isinstance(v, list) else v for k, v in value.items()}
        if isinstance(value, dict) else value
        for key, value in table.items()
    }

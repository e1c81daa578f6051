"""Rules as data: dated, sourced parameters read from TOML.

What a marketplace decides lies in its folder, `calculators/platforms/<name>/parameters/`, and its
topics are named after it; all else lies in `calculators/parameters/<area>/`.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from calculators.engine.data import find, load


class UnknownParameter(LookupError):
    """There is no parameter or topic of this id: a mistake in code or page, never a reader's."""


class NoRule(LookupError):
    """We hold no rule for that day: before the first value, after a repeal, or past our knowledge.

    Attributes: `parameter` (its id), `day` (the day asked for), `why` (before | repealed | stale).
    """

    def __init__(self, parameter: str, day: date, why: str) -> None:
        super().__init__(f"no rule {parameter} on {day.isoformat()}: {why}")
        self.parameter, self.day, self.why = parameter, day, why


@dataclass(frozen=True)
class Source:
    """Where a value was read: `read` is our day of reading, `dated` what it says of itself."""

    title: str
    url: str = ""
    read: date | None = None
    dated: str = ""


@dataclass(frozen=True)
class Conflict:
    """Another source that says otherwise, and why we do not follow it."""

    value: object
    source: Source
    why: str


@dataclass(frozen=True, eq=False)
class Value[T]:
    """A parameter's value in force from `effective`, with the sources that travel with it.

    T: what TOML holds there: a number, a text, a truth, a time, a list or a table.
    A file is read once, so two are equal only if they are the same object, and hashing is quick.
    """

    value: T
    unit: str
    parameter: str
    description: str
    effective: date
    start: str
    confidence: str
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...] = ()
    note: str = ""
    known_until: date | None = None
    repealed: bool = False
    reviewed: date | None = None

    def __repr__(self) -> str:
        return f"<{self.parameter} from {self.effective}>"


@dataclass(frozen=True)
class Parameter:
    """One rule with its whole history, oldest first."""

    id: str
    description: str
    unit: str
    history: tuple[Value[Any], ...]
    conflicts: tuple[Conflict, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.id}>"

    def on(self, day: date) -> Value[Any]:
        """The value in force on `day`. Raises `NoRule` rather than take the nearest one."""
        past = [value for value in self.history if value.effective <= day]
        if not past:
            raise NoRule(self.id, day, "before")
        if past[-1].repealed:
            raise NoRule(self.id, day, "repealed")
        if past[-1].known_until and day > past[-1].known_until:
            raise NoRule(self.id, day, "stale")
        return past[-1]


@dataclass(frozen=True)
class Topic:
    """One TOML file: parameters that belong together, with one authority and one review day."""

    id: str
    title: str
    authority: str
    reviewed: date
    parameters: dict[str, Parameter] = field(hash=False)


@cache
def folders() -> dict[str, str]:
    """The folder of each area's topics by the area's name, below `calculators/`."""
    areas = {path.rpartition("/")[2]: path for path in find("parameters/*")}
    return areas | {
        path.split("/")[1]: f"{path.rpartition('/')[0]}/parameters"
        for path in find("platforms/*/name.toml")
    }


def topics() -> list[str]:
    """The ids of all topics, such as `law.us_ca`, in alphabetical order."""
    return sorted(
        f"{area}.{file.rpartition('/')[2].removesuffix('.toml')}"
        for area, folder in folders().items()
        for file in find(f"{folder}/*.toml")
    )


@cache
def topic(id: str) -> Topic:
    """The topic of this id, such as `law.us_ca`. Raises `UnknownParameter`."""
    try:
        area, name = id.split(".")
        data = load(f"{folders()[area]}/{name}.toml")
    except (ValueError, KeyError, OSError):
        raise UnknownParameter(f"There is no topic of parameters named {id}.") from None
    return _topic(id, dict(data))


def parameter(id: str) -> Parameter:
    """The parameter of this id, such as `law.us_ca.interest_before_judgment_rate`.

    Raises `UnknownParameter`.
    """
    of, _, name = id.rpartition(".")
    try:
        return topic(of).parameters[name]
    except KeyError:
        raise UnknownParameter(f"There is no parameter named {id}.") from None


def _topic(id: str, data: dict[str, Any]) -> Topic:
    head = {key: data.pop(key) for key in ("title", "authority", "reviewed")}
    parameters = {
        name: _parameter(f"{id}.{name}", table, head["reviewed"]) for name, table in data.items()
    }
    return Topic(id, **head, parameters=parameters)


def _parameter(id: str, table: dict[str, Any], reviewed: date) -> Parameter:
    conflicts = tuple(
        Conflict(conflict["value"], Source(**conflict["source"]), conflict["why"])
        for conflict in table.get("conflicts", ())
    )
    history = tuple(
        Value(
            value=entry.get("value"),
            unit=table["unit"],
            parameter=id,
            description=table["description"],
            effective=entry["effective"],
            start=entry.get("start", "stated"),
            confidence=entry["confidence"],
            sources=tuple(Source(**s) for s in (entry["source"], *entry.get("also", ()))),
            conflicts=conflicts,
            note=entry.get("note", ""),
            known_until=entry.get("known_until"),
            repealed=entry.get("repealed", False),
            reviewed=reviewed,
        )
        for entry in table["values"]
    )
    return Parameter(id, table["description"], table["unit"], history, conflicts)

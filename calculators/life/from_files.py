"""Events that files give, as rows of the fact `events` for the reader to confirm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from calculators.engine.data import load
from calculators.engine.packs import DEFAULT
from calculators.life.platform import find_platform

# How a file says that a party is the client, after the name.
CLIENT = "(client)"


class Entry(TypedDict, total=False):
    """One kind of event in files; the data file says what each key means."""

    kind: str
    client: str
    freelancer: str
    asks: list[str]
    none: str


@dataclass(frozen=True)
class Proposed:
    """A row of `events`. n: the place of the file's event, from 0. asks: the columns left open."""

    n: int
    row: Mapping[str, str]
    asks: tuple[str, ...]


@cache
def table(platform: str) -> Mapping[str, Entry]:
    """The kinds of events in files by name, with what each is in the life."""
    found: Mapping[str, Entry] = load(f"platforms/{platform}/files.toml")["files"]
    return found


def propose(
    found: Sequence[Mapping[str, str]], freelancer: str = "", platform: str = DEFAULT
) -> tuple[Proposed, ...]:
    """The rows for these events of files; what has no counterpart in the life is left out.

    found: events with `what`, `day`, `instant`, `by`, `milestone`, `amount` and `currency`, each of
    which may be missing. freelancer: the reader's name as files have it.
    """
    return tuple(_propose(found, freelancer, platform))


def _propose(
    found: Sequence[Mapping[str, str]], freelancer: str, platform: str
) -> Iterator[Proposed]:
    numbers = _milestones(found)
    for n, event in enumerate(found):
        entry = table(platform).get(event.get("what", "").partition(":")[0], Entry(none="unknown"))
        if "none" in entry:
            continue
        by = _party(event.get("by", ""), freelancer)
        options = tuple(
            kind for party in ("client", "freelancer") if (kind := entry.get(party, ""))
        )
        kind = entry.get("kind", "") or str(entry.get(by, ""))
        when = event.get("instant", "") if not event.get("doubt") else ""
        row = {
            "kind": kind,
            "of": numbers.get(event.get("milestone", ""), ""),
            "by": by or (find_platform(platform).kinds[kind].by if kind else ""),
            "sum": event.get("amount", ""),
            "currency": event.get("currency", "")[:3],
            "when": when or event.get("day", ""),
        }
        asks = [*entry.get("asks", ())] if not by else []
        if options and not kind:
            asks.append("kind")
        if event.get("readings") and not row["sum"]:
            asks.append("sum")
        if event.get("doubt") or not row["when"]:
            asks.append("when")
        yield Proposed(n, row, tuple(asks))


def _milestones(found: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The name of each milestone with its id, M1 for the one that comes first in time."""
    in_time = sorted(found, key=lambda event: event.get("day", ""))
    names = dict.fromkeys(event["milestone"] for event in in_time if event.get("milestone"))
    return {name: f"M{number}" for number, name in enumerate(names, 1)}


def _party(by: str, freelancer: str) -> str:
    """The party behind a name, or blank where the file leaves it open."""
    if by.endswith(CLIENT) or by == "client":
        return "client"
    return "freelancer" if by == "freelancer" or (by and by == freelancer) else ""

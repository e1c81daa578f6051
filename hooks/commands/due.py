"""What is due for review: `python -m hooks.commands.due [--on 2027-06-01]`, as `make due` does.

A page or rule is due after its last review and interval. A rule ends when its newest value is
known only until a day that has passed. This reads the sources of the site, not the site.
The status is 1 when something is due, so that a scheduled job can tell.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from calculators.engine.parameters import Value, topic, topics
from hooks.pages import front_matter, reference
from hooks.pages.dates import today
from hooks.pages.upkeep import DueReview

DOCS = Path(__file__).parents[2] / "docs"


def listed() -> tuple[list[DueReview], list[DueReview]]:
    """All pages and all rules, the generated ones too, soonest due first."""
    texts = {
        path.relative_to(DOCS).as_posix(): path.read_text("utf-8")
        for path in sorted(DOCS.rglob("*.md"))
    }
    pages, rules = front_matter.due(texts | reference.pages() | front_matter.generated())
    return sorted(pages, key=_soonest), sorted(rules, key=_soonest)


def _soonest(entry: DueReview) -> tuple[date, str]:
    return entry.due, entry.id


def sources(entry: DueReview) -> list[str]:
    """Where to look: the file of a page, or where a rule's newest values were read."""
    if entry.id.endswith(".md"):
        return [f"docs/{entry.id}"]
    if entry.source:
        return [entry.source]
    return sorted(
        {
            source.url or source.title
            for parameter in topic(entry.id).parameters.values()
            for source in parameter.history[-1].sources
        }
    )


def ended(day: date) -> Iterator[Value[Any]]:
    """The newest values of rules, where we know them only until a day before `day`."""
    for id in topics():
        for parameter in topic(id).parameters.values():
            newest = parameter.history[-1]
            if newest.known_until and newest.known_until < day:
                yield newest


def report(day: date) -> list[str]:
    """The lines of the list; none when nothing is due."""
    lines = []
    pages, rules = listed()
    for kind, entries in (("page", pages), ("rule", rules)):
        for entry in entries:
            if entry.due < day:
                lines.append(f"{entry.due}  {kind}  {entry.id}  owner: {entry.owner}")
                lines += [f"    {source}" for source in sources(entry)]
    owners = {rule.id: rule.owner for rule in rules}
    for value in ended(day):
        owner = owners[value.parameter.rpartition(".")[0]]
        lines.append(f"{value.known_until}  ends  {value.parameter}  owner: {owner}")
        lines += [f"    {source.url or source.title}" for source in value.sources]
    return lines


if __name__ == "__main__":
    parser = ArgumentParser(description="Lists the pages and rules whose review is overdue.")
    parser.add_argument(
        "--on",
        type=date.fromisoformat,
        default=today(),
        metavar="DAY",
        help="look ahead (or back) to this day; without it, today",
    )
    day = parser.parse_args().on
    found = report(day)
    print("\n".join(found) or f"Nothing is due on {day}.")
    sys.exit(bool(found))

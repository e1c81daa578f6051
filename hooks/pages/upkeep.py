"""When pages and rules are due for review, what was re-checked, and what changed."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from calculators.engine import registry
from calculators.engine.formats import format_value
from calculators.engine.packs import packs, questions
from calculators.engine.parameters import Value, topic, topics

RECORD = Path(__file__).parents[2] / "docs" / "about" / "upkeep.toml"
NEEDED = ("description", "audience", "owner", "reviewed", "review_in")
AUDIENCES = ("freelancer", "agent", "everyone", "maintainer")
INTERVAL = re.compile(r"([1-9]\d*) (day|week|month|year)s?")
# A longer value, such as a list of holidays, says nothing in a list of changes.
LONGEST = 120


@dataclass(frozen=True)
class DueReview:
    """A page or a rule with its next review. `address` is below the site's root."""

    id: str
    title: str
    address: str
    owner: str
    reviewed: date
    review_in: str
    source: str = ""

    @property
    def due(self) -> date:
        return due(self.reviewed, self.review_in)

    def data(self) -> dict[str, str]:
        """As `pages.json` says it."""
        return {
            "id": self.id,
            "title": self.title,
            "address": self.address,
            "owner": self.owner,
            "reviewed": self.reviewed.isoformat(),
            "review_in": self.review_in,
            "due": self.due.isoformat(),
        }


def due(reviewed: date, review_in: str) -> date:
    """The day of the next review. Raises `ValueError` for an interval that is none."""
    found = INTERVAL.fullmatch(review_in)
    if not found:
        raise ValueError(f"{review_in!r} is no interval such as '3 months'")
    count, unit = int(found[1]), found[2]
    if unit in ("day", "week"):
        return reviewed + timedelta(days=count * (7 if unit == "week" else 1))
    months = reviewed.month - 1 + count * (12 if unit == "year" else 1)
    year, month = reviewed.year + months // 12, months % 12 + 1
    return date(year, month, min(reviewed.day, monthrange(year, month)[1]))


def mistakes(path: str, meta: Mapping[str, Any]) -> list[str]:
    """What is wrong with the front matter of the page at `path`, in sentences."""
    missing = [key for key in NEEDED if not meta.get(key)]
    found = [f"{path}: the front matter has no {key}" for key in missing]
    if meta.get("audience") and meta["audience"] not in AUDIENCES:
        found.append(f"{path}: the audience is none of {', '.join(AUDIENCES)}")
    if meta.get("platform") and meta["platform"] not in packs():
        found.append(f"{path}: the platform is none of {', '.join(packs())}")
    if unknown := set(meta.get("elsewhere", ())) - set(questions()):
        found.append(f"{path}: elsewhere has {', '.join(sorted(unknown))}, which is no question")
    if meta.get("reviewed") and type(meta["reviewed"]) is not date:
        found.append(f"{path}: reviewed is no day such as 2026-11-21")
    if meta.get("review_in") and not INTERVAL.fullmatch(str(meta["review_in"])):
        found.append(f"{path}: review_in is no interval such as 3 months")
    return found


def rules_due(
    of_page: Mapping[str, Mapping[str, Any]], page_of: Callable[[str], str]
) -> list[DueReview]:
    """Every topic of parameters, and what calculators have of their own.

    of_page: front matter by path below `docs/`. A topic is due with the page that shows it.
    """
    found = [
        DueReview(
            id,
            read.title,
            f"{page_of(id).removesuffix('.md')}/",
            of_page[page_of(id)]["owner"],
            read.reviewed,
            of_page[page_of(id)]["review_in"],
        )
        for id in topics()
        for read in [topic(id)]
    ]
    found += [
        DueReview(**vars(review))
        for name in registry.names()
        for review in registry.find(name).reviews()
    ]
    return found


def record() -> dict[str, list[dict[str, Any]]]:
    """The record of reviews and of our own changes, newest first."""
    read = tomllib.loads(RECORD.read_text("utf-8"))
    return {
        name: sorted(read[name], key=lambda each: each["day"], reverse=True)
        for name in ("reviews", "changes")
    }


def unrecorded(rules: list[DueReview]) -> list[str]:
    """Rules whose review day no record bears out, in sentences."""
    reviews = record()["reviews"]
    return [
        f"{rule.id}: reviewed on {rule.reviewed}, but no review of that day says what was checked"
        for rule in rules
        if not any(
            review["day"] == rule.reviewed
            and any(fnmatch(rule.id, match) for match in review["rules"])
            for review in reviews
        )
    ]


def changes() -> list[dict[str, Any]]:
    """Every change of a rule's value and every change of our own, newest first."""
    found = [
        {
            "day": after.effective,
            "start": after.start,
            "rule": after.parameter,
            "known": after.sources[0].read,
            "topic": topic(id).title,
            "what": after.description,
            "before": shown(before),
            "after": shown(after),
        }
        for id in topics()
        for parameter in topic(id).parameters.values()
        for before, after in zip(parameter.history, parameter.history[1:], strict=False)
    ]
    found += [{"known": each["day"]} | each for each in record()["changes"]]
    return sorted(found, key=lambda each: each["day"], reverse=True)


def shown(value: Value[Any]) -> str:
    """A value in a list of changes; blank if it is too long to be compared there."""
    text = format_value(value)
    return text if len(text) <= LONGEST else ""

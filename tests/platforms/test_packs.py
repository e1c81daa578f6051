"""Every pack: nothing is lacking, and each clock counts or refuses as its cases say."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from calculators.commands.check_pack import check, rules_of
from calculators.engine.packs import DEFAULT, find_pack, packs, questions
from calculators.life.asking import ask
from calculators.life.platform import find_platform
from calculators.life.words import find_words
from hooks.pages import reference
from tests.life.explore import explore, overlapping, unreachable

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
# The default platform's lives are in tests/life, and it is explored there.
OTHERS = [name for name in packs() if name != DEFAULT]


def cases() -> Iterator[Any]:
    """Each case with its pack's name."""
    for pack in OTHERS:
        for case in tomllib.loads((FOLDER / f"{pack}.toml").read_text("utf-8"))["cases"]:
            yield pytest.param(pack, case, id=f"{pack}: {case['name']}")


CASES = list(cases())


def tell(pack: str, case: dict[str, Any]) -> dict[str, Any]:
    return ask({"platform": pack, "zone": "UTC", "now": case["now"], "events": case["events"]})


@pytest.mark.parametrize(("pack", "case"), CASES)
def test_case(pack: str, case: dict[str, Any]) -> None:
    found = tell(pack, case)
    by_clock = {item["clock"]: item for item in found["running"]}
    assert {clock: item["last_day"] for clock, item in by_clock.items()} == case["running"]
    assert [item["clock"] for item in found["unknown"]] == case.get("unknown", [])
    assert [item["id"] for item in found["happened_by_itself"]] == case.get("happened", [])
    money = {part["id"]: part["money"] for part in found["milestones"]}
    assert money == case.get("money", {})
    for clock, instant in case.get("safe", {}).items():
        assert by_clock[clock]["safe_by"] == instant
    if "do" in case:
        assert found["do"]["what"] == case["do"]
    assert found["contradictions"] == []


@pytest.mark.parametrize("pack", OTHERS)
def test_every_clock_is_counted_on_both_sides_of_its_end_or_refused(pack: str) -> None:
    """One minute apart: the case runs and is over a minute later, and is over and ran before."""
    told = [case for name, case in (param.values for param in CASES) if name == pack]
    last, first, runs, refused = set(), set(), set(), set()
    for case in told:
        found = tell(pack, case)
        before, after = (tell(pack, case | {"now": moved(case["now"], by)}) for by in (-1, 1))
        runs |= clocks(found, "running")
        refused |= clocks(found, "unknown")
        last |= clocks(found, "running") & clocks(after, "over") - clocks(found, "over")
        first |= clocks(found, "over") & clocks(before, "running") - clocks(found, "running")
    assert {clock.name for clock in find_platform(pack).clock_kinds()} == runs | refused
    assert runs == last == first
    assert not runs & refused


def clocks(found: dict[str, Any], where: str) -> set[str]:
    return {item["clock"] for item in found[where]}


def moved(moment: str, minutes: int) -> str:
    return (datetime.fromisoformat(moment) + timedelta(minutes=minutes)).isoformat()


@pytest.mark.parametrize("pack", OTHERS)
def test_a_rule_that_counts_is_sure_and_one_that_is_not_gives_no_day(pack: str) -> None:
    """A clock that is refused is unknown to every source, or rests on low confidence alone."""
    rules = rules_of(pack)
    for clock in find_platform(pack).clock_kinds():
        low = any(rules[id].history[-1].confidence == "low" for id in clock.length)
        refused = clock.name in find_words(pack)["unknown"]
        assert refused == (clock.unknown or low), clock.name


@pytest.mark.parametrize("pack", packs())
def test_what_was_not_found_is_said_on_the_page_that_compares(pack: str) -> None:
    page = pages()["reference/platforms.md"]
    for question, heading in questions().items():
        part = page.partition(f"## {heading} ")[2].partition("\n## ")[0]
        cell = part.partition(f'data-platform="{pack}"')[2].partition("</div>")[0]
        missing = find_pack(pack).missing.get(question)
        assert cell, question
        assert ("Not found." in cell) == bool(missing), question
        assert missing is None or missing in cell


@cache
def pages() -> dict[str, str]:
    """The generated pages of the rules."""
    return reference.pages()


@pytest.mark.parametrize("pack", packs())
def test_nothing_is_lacking(pack: str) -> None:
    assert check(pack)["faults"] == []


@pytest.mark.parametrize("pack", OTHERS)
def test_exploration(pack: str) -> None:
    platform = find_platform(pack)
    found = explore(8, platform)  # deeper ones find no further state
    assert (found.dead_ends, found.lost, found.moved_money) == ([], [], [])
    assert unreachable(found, platform) == set()
    assert overlapping(platform) == []


def test_without_all_other_packs_the_tools_answer_and_the_pages_are_written() -> None:
    asked = [sys.executable, "-m", "tests.platforms.hidden", *OTHERS]
    made = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr[-2000:]


@pytest.mark.thorough
@pytest.mark.parametrize("pack", OTHERS)
def test_without_a_pack_the_site_is_built_and_all_else_holds(pack: str, tmp_path: Path) -> None:
    folders = (
        "calculators",
        "hooks",
        "docs",
        "overrides",
        "tests",
        "deploy",
        "measure",
        "training",
    )
    for name in folders:
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("pyproject.toml", "mkdocs.yml", "package.json", "package-lock.json", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.rmtree(tmp_path / "calculators" / "platforms" / pack)
    told = ["tests/platforms", "tests/parameters", "tests/docs/test_pages.py"]
    for command in (
        ["mkdocs", "build", "--clean", "--quiet"],
        ["pytest", "-q", "-m", "not thorough", *told],
    ):
        made = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, (made.stdout + made.stderr)[-2000:]

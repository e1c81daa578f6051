"""`make due`: what is listed, with whom and where to look, and what the status says."""

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from hooks.commands import due

ROOT = Path(__file__).parents[3]
PAGES, RULES = due.listed()


@pytest.mark.parametrize("entry", [PAGES[0], RULES[0]], ids=lambda entry: entry.id)
def test_a_review_is_listed_from_the_day_after_it_was_due(entry):
    listed = [
        line
        for day in (entry.due, entry.due + timedelta(days=1))
        for line in due.report(day)
        if f"  {entry.id}  " in line
    ]
    assert len(listed) == 1
    assert listed[0].startswith(str(entry.due))
    assert listed[0].endswith(f"owner: {entry.owner}")


def test_each_line_is_followed_by_where_to_look():
    lines = due.report(date(2100, 1, 1))
    heads = [index for index, line in enumerate(lines) if not line.startswith(" ")]
    assert all(lines[index + 1].startswith("    ") for index in heads)
    ids = {lines[index].split("  ")[2] for index in heads}
    assert {entry.id for entry in (*PAGES, *RULES)} <= ids
    after = lines[lines.index(next(line for line in lines if "  guide/index.md  " in line)) + 1]
    assert after.strip() == "docs/guide/index.md"


def test_a_value_that_we_know_no_longer_is_listed():
    ended = {value.parameter: value for value in due.ended(date(2100, 1, 1))}
    id, value = next(iter(ended.items()))
    assert id not in {each.parameter for each in due.ended(value.known_until)}
    assert any(f"  ends  {id}  owner: " in line for line in due.report(date(2100, 1, 1)))


@pytest.mark.parametrize(
    ("day", "status", "words"),
    [("2000-01-01", 0, "Nothing is due on 2000-01-01."), ("2100-01-01", 1, "owner: support")],
)
def test_the_status_tells_a_job_whether_something_is_due(day, status, words):
    ran = subprocess.run(
        [sys.executable, "-m", "hooks.commands.due", "--on", day],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (status, "")
    assert words in ran.stdout

"""Every page says what it is; rules that a freelancer needs are cited; no number stands alone."""

import re
import tomllib
from datetime import date
from fnmatch import fnmatch
from pathlib import Path

import pytest

from calculators.engine.answering import answer
from calculators.engine.packs import packs
from calculators.engine.parameters import parameter, topic, topics
from tests.deadlines.timing import FULL
from tests.docs.pages import pages

AUDIENCES = {"freelancer", "agent", "everyone", "maintainer"}
NEEDED = {"description", "audience", "owner", "reviewed", "review_in"}
UNCITED = tomllib.loads((Path(__file__).parent / "uncited.toml").read_text("utf-8"))["uncited"]

of_every_page = pytest.mark.parametrize("written", pages(), ids=lambda page: page.path)
of_the_guide = pytest.mark.parametrize(
    "written", [page for page in pages() if page.path.startswith("guide/")], ids=lambda p: p.path
)


def in_force() -> set[str]:
    """The ids of all rules that have not ended."""
    return {
        rule.id
        for id in topics()
        for rule in topic(id).parameters.values()
        if not rule.history[-1].repealed
    }


def test_the_page_of_deadlines_leads_to_the_rules_that_a_clock_rests_on():
    words = next(page.text for page in pages() if page.path == "tools/deadlines.md")
    lists = re.search(r"rules_lists\((.+?)\)", words)[1]
    shown = [value for clock in answer("deadlines", FULL).outcome.clocks for value in clock.rules]
    assert {value.parameter.rpartition(".")[0] for value in shown} == set(
        re.findall(r'"(.+?)"', lists)
    )


@of_every_page
def test_every_page_has_its_front_matter(written):
    assert NEEDED - written.meta.keys() == set()
    assert written.meta["audience"] in AUDIENCES
    assert type(written.meta["reviewed"]) is date
    assert re.fullmatch(r"\d+ (month|year)s?", written.meta["review_in"])
    assert 40 <= len(written.meta["description"]) <= 160


@of_every_page
def test_every_page_has_one_title(written):
    assert len(re.findall(r"^# ", written.text, re.MULTILINE)) == 1


@of_every_page
def test_every_cited_rule_exists(written):
    assert {id for id in written.cites if not parameter(id)} == set()


@of_the_guide
def test_a_page_of_the_guide_begins_with_what_to_do_and_ends_with_the_next_step(written):
    first = re.search(r"^!!! ([\w-]+)|^## ", written.text, re.MULTILINE)
    assert first[1] in {"do-now", "never", "clock"}
    last = written.text.rpartition("\n## ")[2]
    assert last.startswith("Next step\n")
    assert re.search(r"\]\((\.\./)+tools/\w+\.md", last)


@of_the_guide
def test_a_page_of_the_guide_that_cites_a_platforms_rules_says_which_platform(written):
    cited = {id.partition(".")[0] for id in written.cites} & set(packs())
    named = {written.meta["platform"]} if "platform" in written.meta else set()
    assert cited == named


@of_the_guide
def test_no_page_of_the_guide_states_a_number_of_days_of_its_own(written):
    """A period of a rule comes from the rule; examples are quotations and stay free."""
    text = re.sub(r"\{\{.*?\}\}|^ *>.*$|^## .*$", "", written.text, flags=re.DOTALL | re.MULTILINE)
    assert re.findall(r"\b\d+[ -](?:calendar |business )?(?:day|hour|month|year)s?\b", text) == []
    assert re.findall(r"(?:\$|USD |€|£)\s?\d", text) == []


def test_every_rule_in_force_is_on_a_page_or_excused():
    cited = set().union(*(page.cites for page in pages()))
    excused = {id for id in in_force() for each in UNCITED if fnmatch(id, each["match"])}
    assert sorted(in_force() - cited - excused) == []


@pytest.mark.parametrize("excuse", UNCITED, ids=lambda excuse: excuse["match"])
def test_every_excuse_has_a_reason_and_is_still_needed(excuse):
    cited = set().union(*(page.cites for page in pages()))
    assert len(excuse["why"]) > 20
    assert {id for id in in_force() - cited if fnmatch(id, excuse["match"])}


def test_ten_questions_have_three_sentences_and_a_source_each():
    text = next(page.text for page in pages() if page.path == "guide/myths.md")
    answers = re.findall(r"^## [^\n]*\?\n\n(.*?)\n\n(?=## )", text, re.DOTALL | re.MULTILINE)
    assert len(answers) == 10
    assert [len(answer.splitlines()) for answer in answers] == [3] * 10
    assert [answer for answer in answers if "{{" not in answer] == []

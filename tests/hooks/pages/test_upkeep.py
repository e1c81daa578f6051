"""Reviews: when something is due, what stops the build, and what the lists say."""

import copy
import json
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from datetime import date

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from calculators.engine import parameters
from hooks.pages import front_matter, reference, upkeep
from hooks.pages.templating import render

GOOD = {
    "description": "A page.",
    "audience": "agent",
    "owner": "support",
    "reviewed": date(2026, 11, 21),
    "review_in": "3 months",
}


@pytest.mark.parametrize(
    ("reviewed", "review_in", "due"),
    [
        (date(2026, 11, 21), "3 months", date(2027, 2, 21)),
        (date(2026, 11, 30), "3 months", date(2027, 2, 28)),
        (date(2027, 11, 30), "3 months", date(2028, 2, 29)),
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2026, 12, 31), "12 months", date(2027, 12, 31)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (date(2026, 11, 21), "2 weeks", date(2026, 12, 5)),
        (date(2026, 12, 31), "1 day", date(2027, 1, 1)),
    ],
)
def test_a_review_is_due_after_its_interval(reviewed, review_in, due):
    assert upkeep.due(reviewed, review_in) == due


@pytest.mark.parametrize("review_in", ["", "soon", "0 months", "3", "-1 months"])
def test_an_interval_that_is_none_is_refused(review_in):
    with pytest.raises(ValueError, match="no interval"):
        upkeep.due(date(2026, 11, 21), review_in)


@pytest.mark.parametrize(
    "change",
    [
        {"owner": None},
        {"reviewed": None},
        {"reviewed": "last week"},
        {"review_in": "soon"},
        {"audience": "nobody"},
        {"description": ""},
    ],
)
def test_a_page_without_its_front_matter_is_named(change):
    assert upkeep.mistakes("a.md", GOOD) == []
    found = upkeep.mistakes("a.md", GOOD | change)
    assert len(found) == 1
    assert found[0].startswith("a.md: ")


def site(tmp_path, extra: str | None = None) -> tuple[Files, MkDocsConfig]:
    """The generated pages, and one page with this text."""
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "x", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "s")})
    config.validate()
    config.plugins._current_plugin = "test"  # MkDocs asks who generates a file
    files = reference.on_files(Files([]), config)
    if extra is not None:
        files.append(File.generated(config, "extra.md", content=extra))
    return files, config


def test_a_page_without_front_matter_stops_the_build(tmp_path):
    with pytest.raises(PluginError, match=r"extra\.md: the front matter has no owner"):
        front_matter.on_files(*site(tmp_path, "# A page\n"))


def test_pages_json_lists_what_is_due_soonest_first(tmp_path):
    head = "\n".join(f"{key}: {value}" for key, value in (GOOD | {"review_in": "1 day"}).items())
    files = front_matter.on_files(*site(tmp_path, f"---\n{head}\n---\n\n# A page\n"))
    listed = json.loads(files.get_file_from_path("pages.json").content_string)
    assert listed["pages"][0] == {
        "id": "extra.md",
        "title": "A page",
        "address": "extra/",
        "owner": "support",
        "reviewed": "2026-11-21",
        "review_in": "1 day",
        "due": "2026-11-22",
    }
    for entries in (listed["pages"], listed["rules"]):
        assert [each["due"] for each in entries] == sorted(each["due"] for each in entries)
    rule = next(each for each in listed["rules"] if each["id"] == "routing.feedback-demanded")
    assert rule["address"] == "support/directory/#feedback-demanded"
    assert rule["owner"] == "support"
    assert any(each["id"] == "upwork.fixed_price" for each in listed["rules"])


def test_a_review_day_needs_a_record_of_what_was_checked():
    old = upkeep.DueReview("routing.mediation", "", "", "support", date(2026, 11, 21), "3 months")
    bumped = upkeep.DueReview("routing.mediation", "", "", "support", date(2027, 2, 1), "3 months")
    assert upkeep.unrecorded([old]) == []
    assert "routing.mediation" in upkeep.unrecorded([bumped])[0]


def test_each_topic_of_rules_has_a_record_of_its_last_review():
    """The build stops without it; here it is said within a second."""
    page = {"owner": "tools", "review_in": "3 months"}
    topics = upkeep.rules_due(defaultdict(lambda: page), lambda id: f"{id}.md")
    assert len(topics) > 50
    assert upkeep.unrecorded(topics) == []


@pytest.mark.parametrize("review", upkeep.record()["reviews"], ids=lambda each: each["title"])
def test_a_record_says_what_was_checked_and_what_was_not(review):
    assert len(review["rechecked"]) > 40
    assert len(review["not_checked"]) > 20


class Page:
    """As much of a page as the hook looks at."""

    meta = GOOD


@pytest.mark.parametrize(("epoch", "hidden"), [("1803168000", True), ("1803254400", False)])
def test_an_overdue_page_says_so_under_its_title(monkeypatch, epoch, hidden):
    """The two moments are the starts of 21 and 22 February 2027 in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    html = front_matter.on_page_content("<h1>A</h1><p>b</p>", Page, None, None)
    assert html.startswith('<h1>A</h1><overdue-notice due="2027-02-21"')
    assert (" hidden>" in html) == hidden
    assert "Kept by: support" in html


def test_changes_are_listed_newest_first_with_the_value_before():
    days = [change["day"] for change in upkeep.changes()]
    assert days == sorted(days, reverse=True)
    rule = "upwork.feedback.private_collected"
    ended = next(change for change in upkeep.changes() if change.get("rule") == rule)
    assert (ended["day"], ended["before"], ended["after"]) == (date(2026, 3, 31), "yes", "ended")


@pytest.fixture
def changed_rule(monkeypatch):
    """One new value at the end of a parameter's history, as a commit that changes a rule has it."""
    load = parameters.load

    def with_one_more(path):
        data = copy.deepcopy(load(path))
        if path == "platforms/upwork/parameters/fixed_price.toml":
            values = data["auto_release_days"]["values"]
            # The same whether or not the rule itself has changed by then.
            values[:] = [value for value in values if value["effective"] < date(2027, 3, 1)]
            values.append(
                {
                    "effective": date(2027, 3, 1),
                    "value": 21,
                    "confidence": "high",
                    "source": {
                        "title": "A notice",
                        "url": "https://a.example/",
                        "read": date(2027, 2, 1),
                    },
                }
            )
        return data

    monkeypatch.setattr(parameters, "load", with_one_more)
    parameters.topic.cache_clear()
    yield "upwork.fixed_price.auto_release_days"
    parameters.topic.cache_clear()


def test_a_changed_rule_stands_in_the_change_log_and_in_the_feed_by_itself(changed_rule):
    page = front_matter.generated()["about/changes.md"]
    after = page.partition("## Monday 1 March 2027")[2].partition("\n## ")[0]
    assert f"#{changed_rule}): 21 calendar days (was 14 calendar days)." in after
    text = render(
        "feed.xml.jinja", name="x", address="", page_of=reference.page_of, changes=upkeep.changes()
    )
    feed = ElementTree.fromstring(text)
    newest = feed.find("{*}entry")
    assert newest.findtext("{*}id").endswith(f"{changed_rule}:2027-03-01")
    assert newest.findtext("{*}summary") == (
        "From Monday 1 March 2027: 21 calendar days. Before: 14 calendar days."
    )
    assert newest.findtext("{*}updated") == feed.findtext("{*}updated") == "2027-02-01T00:00:00Z"

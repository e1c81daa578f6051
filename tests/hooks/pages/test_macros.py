"""A page can cite only what holds, and a sentence cannot outlive its rule."""

from types import SimpleNamespace

import pytest

from calculators.engine.parameters import NoRule, UnknownParameter
from hooks.pages.macros import ChangedRule, define_env


class Environment:
    """As much of the macros plugin's environment as the macros use."""

    def __init__(self, path):
        self.page = SimpleNamespace(file=SimpleNamespace(src_uri=path))
        self.macros = SimpleNamespace()

    def macro(self, function):
        setattr(self.macros, function.__name__, function)
        return function


def macros(path="guide/payment/fixed-price.md"):
    environment = Environment(path)
    define_env(environment)
    return environment.macros


def test_a_rule_prints_its_value_and_links_to_its_source():
    cited = macros().rule("upwork.fixed_price.dispute_filing_days")
    assert cited.startswith("[7 calendar days](../../reference/upwork.md#upwork.fixed_price.")
    assert "read Saturday 21 November 2026" in cited


def test_the_address_is_relative_to_the_page():
    id = "upwork.fixed_price.dispute_filing_days"
    assert f"(../reference/upwork.md#{id} " in macros("guide/myths.md").rule(id)
    assert f"(reference/upwork.md#{id} " in macros("index.md").rule(id)
    assert f"(upwork.md#{id} " in macros("reference/glossary.md").rule(id)


def test_several_rules_make_one_phrase():
    ids = ["hourly.review_end_weekday", "hourly.review_end_time", "time_zones.hourly"]
    cited = macros().rule(*(f"upwork.{id}" for id in ids))
    assert cited.startswith("[Friday 23:59 UTC](")
    assert cited.count("](") == 1


def test_a_long_value_stays_text_with_a_link_behind_it():
    cited = macros().rule("upwork.off_platform.payment_scope")
    assert cited.startswith("Asking for, making and receiving any payment")
    assert "([source](../../reference/upwork.md#upwork.off_platform.payment_scope " in cited


def test_a_rule_of_several_parts_is_a_list_with_one_link():
    lines = macros().points("upwork.feedback.report_grounds").splitlines()
    assert lines[1] == "- Abuse."
    assert lines[-1].startswith("[The source of this list](../../reference/upwork.md#")


def test_words_of_the_page_are_linked_while_the_rule_bears_them_out():
    cited = macros().cite("upwork.feedback.report_count", "one try", says=1)
    assert cited.startswith("[one try](../../reference/upwork.md#upwork.feedback.report_count ")


def test_words_that_the_rule_no_longer_bears_out_stop_the_build():
    with pytest.raises(ChangedRule, match=r"fixed-price\.md.*report_count is 1, not 2"):
        macros().cite("upwork.feedback.report_count", "two tries", says=2)


def test_the_past_of_a_rule_names_its_last_day_when_a_source_states_it():
    past = macros().was("upwork.score.inputs")
    assert past.startswith("[Public and private feedback](")
    assert past.endswith("{ .rule }, until 30 March 2026")
    assert "until" not in macros().was("upwork.score.recalculation")


def test_the_first_day_of_a_rule_or_of_its_end_is_told_when_a_source_states_it():
    assert macros().changed("upwork.score.inputs").startswith("[31 March 2026](")
    assert macros().changed("upwork.score.removal_perk_jobs").startswith("[3 September 2024](")
    with pytest.raises(NoRule):
        macros().changed("upwork.score.recalculation")


def test_an_unknown_or_ended_rule_stops_the_build():
    with pytest.raises(UnknownParameter):
        macros().rule("upwork.fixed_price.no_such_rule")
    with pytest.raises(NoRule):
        macros().rule("upwork.score.removal_perk_jobs")

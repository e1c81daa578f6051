"""Rules by date: order, sources, and no rule where we hold none."""

from datetime import date, timedelta

import pytest

from calculators.engine.parameters import NoRule, UnknownParameter, parameter, topic, topics

ALL = [entry for id in topics() for entry in topic(id).parameters.values()]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_values_are_in_order_and_sourced(rule):
    starts = [value.effective for value in rule.history]
    assert starts == sorted(set(starts))
    assert all(value.sources and value.confidence for value in rule.history)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_there_is_no_rule_before_the_first_day(rule):
    first = rule.history[0]
    assert rule.on(first.effective) is first
    with pytest.raises(NoRule) as caught:
        rule.on(first.effective - timedelta(days=1))
    assert caught.value.why == "before"


def test_value_changes_on_its_day():
    days = parameter("upwork.fixed_price.dispute_filing_days")
    assert days.on(date(2026, 10, 1)).value == 7


@pytest.mark.parametrize("id", ["upwork.fixed_price.nothing", "upwork.nothing.x", "x", ""])
def test_unknown_id(id):
    with pytest.raises(UnknownParameter):
        parameter(id)

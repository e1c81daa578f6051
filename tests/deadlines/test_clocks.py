"""What holds for every answer of the deadline calculator, whatever the events."""

import json
from pathlib import Path

import pytest

from calculators.deadlines import advice, clocks
from calculators.deadlines.advice import FACTS
from calculators.deadlines.calculator import EVERY, FIXED_PRICE, HOURLY, PAYMENTS
from calculators.deadlines.fixed_price import release_withdrawable
from calculators.deadlines.inputs import ORDER, Inputs
from calculators.engine import rendering
from calculators.engine.answering import answer
from calculators.engine.exports import NoExport, export
from calculators.engine.fields import questions
from calculators.engine.parameters import parameter
from tests.cases import load

FULL = json.loads((Path(__file__).parent / "full.json").read_text("utf-8"))
NOW = "2026-10-02T09:00Z"
CASES = [case for case in load() if case.calculator == "deadlines" and case.errors is None]


def outcome(**answers):
    answered = answer("deadlines", {"now": NOW} | answers)
    assert answered.errors is None
    return answered.outcome


def test_every_clock_has_words_and_every_words_a_clock():
    ids = {
        draft.__name__ for draft in (*FIXED_PRICE, *HOURLY, *EVERY, *PAYMENTS, release_withdrawable)
    }
    assert ids == set(clocks.words()) - {"actors", "ends"}


def test_the_full_case_shows_every_clock():
    found = {clock.id.removesuffix("_2") for clock in answer("deadlines", FULL).outcome.clocks}
    assert found == set(clocks.words()) - {"actors", "ends"}


@pytest.mark.parametrize("name", sorted({*FULL} - {"contract_type", "zone"}))
def test_a_clock_of_the_last_answer_is_the_one_that_would_be_made_anew(name):
    """Each fact taken away and given again, as a reader does; what was made before is used."""
    html = answer("deadlines", FULL).html()
    less = {field: said for field, said in FULL.items() if field != name}
    before = answer("deadlines", less), answer("deadlines", FULL)
    clocks.MADE.clear()
    rendering.SAID.clear()
    assert before[0] == answer("deadlines", less)
    assert before[0].errors or before[0].html() == answer("deadlines", less).html()
    assert before[1].html() == html == answer("deadlines", FULL).html()


def test_rules_named_in_words_exist():
    for said in (*clocks.words().values(), *advice.words().values()):
        for key in ("rule", "silence_rule"):
            if key in said:
                assert parameter(f"upwork.{said[key]}").history


def test_advice_speaks_of_clocks_and_facts_that_exist():
    for said in advice.words().values():
        assert set(said.get("clocks", ())) <= set(clocks.words())
        assert set(said.get("facts", ())) <= set(FACTS)


def test_the_order_and_the_conditions_name_fields():
    names = set(questions(Inputs))
    assert {name for pair in ORDER for name in pair} <= names
    assert {
        condition.split("=")[0]
        for question in questions(Inputs).values()
        if question.field.when
        for condition in question.field.when.split(" or ")
    } <= names


def test_nothing_given_means_no_first_and_no_next():
    empty = outcome()
    assert empty.first is None
    assert empty.next is None
    assert [clock.end for clock in empty.clocks] == [None] * len(empty.clocks)


def test_before_every_event_nothing_is_first():
    early = answer("deadlines", FULL | {"now": "2026-07-01T00:00Z"})
    assert early.outcome.first is None
    assert not any(clock.runs for clock in early.outcome.clocks)
    assert "No clock runs yet" in early.html()


def test_where_days_do_not_fit_the_answer_does_not_ask_for_what_was_given():
    told = {
        "contract_type": "fixed_price",
        "money_place": "held",
        "last_due": "2026-06-01",
        "release_requested": "2026-09-14",
        "now": "2026-09-15T09:00Z",
    }
    page = answer("deadlines", told).html()
    assert "Look at them first" in page
    assert "Say what has happened" not in page
    assert "Say what has happened" in answer("deadlines", {"now": told["now"]}).html()


def test_a_clock_that_is_over_by_one_reading_names_the_other_and_no_time_left():
    told = {
        "contract_type": "hourly",
        "hours_disputed": "2026-11-24",
        "now": "2026-11-26T16:28Z",
        "zone": "Asia/Manila",
    }
    doubted = answer("deadlines", told)
    assert doubted.outcome.first.in_doubt
    for text in (doubted.html(), export("deadlines", "text", told)["text"]):
        assert "By the other reading you have until" in text
        assert "0 minutes" not in text


HELD = {"contract_type": "fixed_price", "money_place": "held"}


def test_held_money_does_not_get_the_advice_for_released_money():
    asked = outcome(**HELD, refund_requested="2026-10-01")
    assert asked.first.id == "dispute_filing"
    given = {counsel.id for counsel in asked.advice}
    assert not given & {"refund_is_your_choice", "answer_every_notice"}
    released = outcome(
        contract_type="fixed_price", money_place="released", refund_requested="2026-10-01"
    )
    assert {"refund_is_your_choice", "answer_every_notice"} <= {
        counsel.id for counsel in released.advice
    }


def test_held_money_is_said_to_be_gone_only_when_it_is():
    ended = HELD | {"contract_ended": "2026-10-01", "ended_by": "client"}
    assert outcome(**ended | {"now": "2026-10-08T23:59Z"}).gone is None
    assert outcome(**ended | {"now": "2026-10-09T00:00Z"}).gone.id == "held_money_returned"


def test_what_came_before_is_used_again_only_until_something_comes_by_itself():
    """The life of the last answer holds while the moment moves, and not across an end."""
    asked = HELD | {"work_submitted": "2026-09-01"}
    states = [
        outcome(**asked | {"now": now}).gone is None
        for now in ("2026-09-15T23:59Z", "2026-09-16T00:00Z", "2026-09-15T23:58Z")
    ]
    assert states == [True, False, True]


def test_no_rule_is_said_and_gives_no_date():
    clock = next(c for c in outcome(dispute_filed="2023-12-31").clocks if c.id == "client_answer")
    assert clock.end is None
    assert clock.trace[-1].kind == "no_rule"


def test_a_thanksgiving_clock_names_the_holiday():
    data = answer("deadlines", {"now": NOW, "review_reported": "2026-11-20"}).data()
    assert any("Thursday 26 November 2026 (Thanksgiving Day)" in s["text"] for s in data["trace"])


def test_clocks_stand_in_the_order_of_the_days_to_act_by():
    """A clock that the reader must meet stands where its safe end does, the others at their end."""
    full = answer("deadlines", FULL).outcome
    ends = [
        full.over_from.get(clock.id, clock.closes) if clock.yours and clock.runs else clock.closes
        for clock in full.clocks
        if clock.closes
    ]
    assert ends == sorted(ends)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Manila", "Pacific/Auckland"])
def test_the_list_says_the_day_of_the_headline_for_each_clock_of_yours(zone):
    told = HELD | {
        "contract_ended": "2026-11-17",
        "ended_by": "client",
        "now": "2026-11-20T09:00Z",
        "zone": zone,
    }
    answered = answer("deadlines", told)
    page, found = answered.html(), answered.outcome
    shown = page[page.index("Running now") :]
    days = []
    for clock in [one for one in found.running if one.yours]:
        card = shown[shown.index(f'id="clock-{clock.id}"') :].split("</section>")[0]
        safe = found.safe(clock)
        day = safe.day if safe else clock.last_day
        days.append(day)
        assert ("By the end of" in card) == bool(safe), clock.id
        assert f"{day:%-d %B}" in card, clock.id
    assert days == sorted(days)
    assert len(days) > 1
    assert found.safe_day in (None, days[0])
    if found.safe_day:
        text = export("deadlines", "text", told)["text"]
        assert text.count(f"By the end of {found.safe_day:%A %-d %B}") >= 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_case_renders_in_every_form(case):
    answered = answer("deadlines", case.answers)
    html = answered.html()
    for clock in answered.outcome.clocks:
        assert f'id="clock-{clock.id}"' in html
        assert clock.silence_pays in ("freelancer", "client", "nobody", "unknown")
        assert clock.trace or clock.waits_for
        if clock.end:
            assert clock.rules, f"{clock.id} rests on no rule"
    assert "None" not in html
    text = export("deadlines", "text", case.answers)["text"]
    assert "None" not in text
    assert all(clock.title in text for clock in answered.outcome.clocks if clock.ahead)


def test_the_timeline_stays_inside_its_picture():
    for case in CASES:
        timeline = answer("deadlines", case.answers).outcome.timeline
        for bar in timeline.bars:
            assert 0 <= bar.x <= timeline.width
            assert bar.x + bar.width <= timeline.width + 2
            assert bar.y < timeline.height


def test_an_export_of_one_item_needs_an_export_that_has_items():
    with pytest.raises(NoExport):
        export("deadlines", "text:dispute_filing", FULL)


def test_a_payment_without_its_sum_is_not_said_to_be_nothing():
    paid = {"contract_type": "fixed_price", "money_place": "released", "now": NOW}
    for amount in ("", "400"):
        page = answer(
            "deadlines", paid | {"releases": [{"released": "2026-09-25", "amount": amount}]}
        )
        assert ("You have not entered how much was paid" in page.html()) == (not amount)
        assert ("00 USD of what was paid" in page.html()) == bool(amount)

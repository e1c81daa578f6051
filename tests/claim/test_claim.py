"""The claim as a whole: sums that add up, words that promise nothing, files to take away."""

import csv
import io
import json
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.engine.answering import answer
from calculators.engine.browser import data as answer_json
from calculators.engine.browser import export
from calculators.facts.owed import Currency
from calculators.law.places import Place
from tests.cases import load

CASES = [case for case in load() if case.calculator == "claim" and case.errors is None]
ANSWERS = {
    "owed": [{"item": "Logo", "amount": "1000.00", "due": "2026-09-01"}],
    "client_place": "us_ca",
    "client_kind": "business",
    "now": "2026-11-20T12:00Z",
}
days = st.dates(date(2020, 1, 1), date(2027, 6, 30)).map(str)
rows = st.lists(
    st.fixed_dictionaries(
        {
            "item": st.text("abc =+", min_size=1, max_size=5).filter(str.strip),
            "amount": st.integers(1, 100_000_000_000).map(lambda cents: str(Decimal(cents) / 100)),
            "currency": st.sampled_from([c.value for c in Currency]),
            "due": days,
            "due_basis": st.sampled_from(["contract", "completion"]),
        }
    ),
    min_size=1,
    max_size=40,
)
places = st.sampled_from([place.value for place in Place])


@settings(max_examples=60, deadline=None)
@given(
    owed=rows,
    client=places,
    home=places,
    as_at=days,
    kind=st.sampled_from(["business", "consumer", "not_sure"]),
    law=st.sampled_from(["client", "freelancer"]),
)
def test_every_total_is_the_sum_of_its_printed_parts(owed, client, home, as_at, kind, law):
    answered = json.loads(
        answer_json(
            "claim",
            json.dumps(
                {
                    "owed": owed,
                    "client_place": client,
                    "freelancer_place": home,
                    "client_kind": kind,
                    "law_of": law,
                    "registered_in_india": "yes",
                    "statement_published": "2020-01-01",
                    "held_sum": "500",
                    "as_at": as_at,
                    "now": "2027-07-01T12:00Z",
                }
            ),
        )
    )
    outcome = answered["outcome"]
    for total in outcome["totals"]:
        mine = [row for row in outcome["rows"] if row["counts"] and row["currency"] == total["id"]]
        printed = {
            "unpaid": [row["unpaid"] for row in mine],
            "interest": [row["interest"]["amount"] or 0 for row in mine],
            "daily": [row["interest"]["daily"] or 0 for row in mine],
            "fixed": [
                row["fixed"]["amount"]
                for row in outcome["rows"]
                if row["counts"]
                and row["fixed"]
                and row["fixed"]["amount"]
                and row["fixed"]["currency"] == total["id"]
            ],
        }
        for name, parts in printed.items():
            assert Decimal(total[name]) == sum(map(Decimal, parts), Decimal(0))
        assert Decimal(total["total"]) == sum(
            Decimal(total[name]) for name in ("unpaid", "interest", "fixed")
        )
    for court in outcome["courts"]:
        if court["claim"] is not None:
            claim, above = Decimal(court["claim"]), Decimal(court["above"])
            assert court["fits"] == (Decimal(court["waive"]) == 0 and claim > above)
    for limit in outcome["limits"]:
        assert limit["begins"] < limit["safe"] <= limit["last"] <= limit["forward"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_answer_promises_an_outcome(case):
    html = answer("claim", case.answers).html()
    # The notes of the rules may speak of pages that promise too much; the answer may not.
    said = re.sub(r"<details>.*?</details>", "", html, flags=re.S)
    assert not re.search(r"you (are|will be) (owed|entitled)|you will (win|get)|double|twice", said)
    sums = re.findall(r"A court may award.{1,9}[0-9,.]+ USD", said)
    assert all("up to" in sum for sum in sums)


def test_a_row_of_low_confidence_shows_the_other_source():
    html = answer("claim", ANSWERS | {"client_place": "us_ca_los_angeles"}).html()
    assert "Confidence: low" in html
    assert "Another source says" in html


def test_a_stale_rate_says_what_to_look_up_and_where():
    html = answer("claim", ANSWERS | {"client_place": "us_fl"}).html()
    assert "what we know ends before then" in html
    assert "We do not use an older figure" in html
    assert re.search(r'Look it up, for example here: <a href="https://', html)


def test_a_city_is_offered_when_only_the_state_was_chosen():
    assert "Los Angeles, California (city)" in answer("claim", ANSWERS).html()


@pytest.mark.parametrize("count", [1, 40])
def test_so_many_rows_are_calculated(count):
    answered = answer("claim", ANSWERS | {"owed": ANSWERS["owed"] * count})
    (total,) = answered.outcome.totals
    assert total.total == count * Decimal("1021.92")  # 80 days at ten percent on 1,000


def test_the_largest_sum_that_the_form_takes():
    row = ANSWERS["owed"][0] | {"amount": "1,000,000,000.00"}
    (total,) = answer("claim", ANSWERS | {"owed": [row] * 40}).outcome.totals
    assert total.unpaid == Decimal("40000000000.00")


def test_the_table_is_plain_numbers_and_no_formula():
    row = ANSWERS["owed"][0] | {"item": '=cmd|"x", one', "currency": "EUR"}
    made = json.loads(export("claim", "csv", json.dumps(ANSWERS | {"owed": [row]})))
    head, first, total = csv.reader(io.StringIO(made["text"], newline=""))
    named = dict(zip(head, first, strict=True))
    assert named["debt"] == '\'=cmd|"x", one'
    assert (named["amount"], named["interest"], named["currency"]) == ("1000.00", "21.92", "EUR")
    assert total[-1] == "1021.92"


def test_the_text_has_the_total_its_derivation_and_the_sources():
    made = json.loads(export("claim", "text", json.dumps(ANSWERS)))
    assert "1,021.92 USD: 1,000.00 USD unpaid, 21.92 USD interest" in made["text"]
    assert "80 days, first and last included, at 10 percent a year" in made["text"]
    assert "https://" in made["text"]


def test_letters_of_html_in_a_row_stay_letters():
    row = ANSWERS["owed"][0] | {"item": "<img src=x onerror=alert(1)>"}
    assert "<img" not in answer("claim", ANSWERS | {"owed": [row]}).html()


def said(**changes):
    """The words of the answer, without what is folded."""
    html = answer("claim", ANSWERS | changes).html()
    open_parts = re.sub(r"<details>.*?</details>", "", html, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", open_parts))


def limit(due, **changes):
    return said(
        owed=[{"item": "Logo", "amount": "1000.00", "due": due}], contract_form="written", **changes
    )


def test_a_near_limit_is_urgent_and_says_how_many_days_are_left():
    words = limit("2023-02-18", now="2026-11-21T12:00Z")
    assert "(Logo): Urgent: 89 days left. Sue by Thursday 18 February 2027" in words
    assert "Urgent" not in limit("2024-02-18", now="2026-11-21T12:00Z")


def test_a_safe_day_that_is_over_is_not_a_day_to_sue_by():
    words = limit("2022-11-22", now="2026-11-21T12:00Z")
    assert "The last open day, Friday 20 November 2026, has passed." in words
    assert "sue by" not in words.lower()


def test_a_longer_rule_is_named_beside_the_time_that_ended():
    words = said(
        owed=[{"item": "Logo", "amount": "1000.00", "due": "2023-06-01"}],
        contract_form="spoken",
        client_place="us_wa",
        now="2026-11-21T12:00Z",
    )
    assert "the time ended on Monday 1 June 2026" in words
    assert "Another rule may give you until Friday 1 June 2029" in words
    assert "Another" not in limit("2020-06-01", client_place="us_wa", now="2026-11-21T12:00Z")


def test_a_step_whose_last_day_is_over_names_no_day_to_sue_from():
    words = said(client_place="au_nsw", statement_published="2026-08-02", now="2027-08-20T12:00Z")
    assert "The last safe day to send it was Friday 2 July 2027" in words
    assert "you can sue from" not in words


def test_a_late_request_in_texas_costs_exemplary_damages_and_not_the_claim():
    words = said(client_place="us_tx", statement_published="2026-05-02", now="2026-08-20T12:00Z")
    assert "Send it by Friday 30 April 2027" in words
    assert "a late request can lose you exemplary damages" in words


def test_no_cost_is_named_that_was_not_given():
    assert "Filing comes to 30.00 USD" in said()
    assert "Filing and your other costs come to 130.00 USD" in said(other_costs="100")


def test_a_border_is_spoken_of_only_when_both_places_are_known():
    assert "Across a border" not in said(client_place="de")
    assert "Across a border" in said(client_place="de", freelancer_place="us_ca")


def test_no_place_was_chosen_whose_law_gives_interest():
    words = said(client_place="us_ca")
    assert "you chose" not in words
    assert "under the law of California" in words


def test_work_that_no_statute_lists_is_probably_not_covered():
    words = said(client_place="us_ca", work_kind="software")
    assert "Work of this kind is probably not covered" in words
    assert "covered only if the work is original" in said(work_kind="marketing")


def test_a_claim_above_the_limit_is_told_where_to_go():
    row = ANSWERS["owed"][0] | {"amount": "20000"}
    words = said(owed=[row], worker_kind="person")
    assert "or go to the Superior Court, as a limited civil case, up to 35,000.00 USD" in words


def test_our_own_way_of_counting_is_no_stored_copy():
    html = answer("claim", ANSWERS).html()
    assert "Convention of this handbook, set on" in html
    assert "Convention of this handbook, a stored copy" not in html


def brief(**changes):
    return json.loads(export("claim", "brief", json.dumps(ANSWERS | changes)))["text"]


def test_a_hearing_brief_is_one_page_of_what_was_said():
    made = brief(
        freelancer_name="Ana Lim",
        client_name="Acme Inc",
        contract_began="2026-01-05",
        contract_form="written",
        demanded_on="2026-10-01",
        worker_kind="person",
        exhibits=[{"category": "contract", "shows": "The offer that was accepted"}],
    )
    assert len(made.splitlines()) <= 60
    for words in (
        "Claimant: Ana Lim",
        "Defendant: Acme Inc, California, United States",
        "1,021.92 USD",
        "The contract began on Monday 5 January 2026.",
        "I first asked for the money in writing on Thursday 1 October 2026.",
        "A. The offer that was accepted",
        "counted to Sunday 1 September 2030",
        "hears claims up to 12,500.00 USD",
    ):
        assert words in made, words


@pytest.mark.parametrize("kind", ["text", "brief"])
def test_a_file_about_released_money_says_first_that_it_is_not_owed(kind):
    def made(**changes):
        return json.loads(export("claim", kind, json.dumps(ANSWERS | changes)))["text"]

    before = made(money_place="released").partition("Logo")[0]
    assert "You say that the money was released to you" in before
    assert "released to you" not in made()


def test_a_hearing_brief_says_nothing_that_nobody_said():
    made = brief()
    assert "Claimant: ____" in made
    assert "contract began" not in made
    assert "asked for the money" not in made
    assert "None listed yet" in made
    assert "\n\n\n" not in made


def test_each_limit_says_its_own_derivation():
    owed = [
        {"item": item, "amount": "1000.00", "due": due}
        for item, due in (("Logo", "2026-09-01"), ("Icons", "2026-05-04"), ("Text", "2026-02-02"))
    ]
    freelancer = {"freelancer_place": "de", "statement_published": "2026-03-01"}
    html = answer("claim", {**ANSWERS, **freelancer, "owed": owed}).html()
    for shown in html.split('id="claim-limit-')[1:]:
        heading, why = re.split(r"<summary>Why this day.*?</summary>", shown, maxsplit=1)
        place = re.search(r"<p><strong>(.+?)</strong>", heading)[1]
        items = re.search(r"for unpaid debt \((.+?)\)", heading)
        name = f"{place} ({items[1]})" if items else place
        assert re.match(rf"\s*<p>{re.escape(name)}: ", why), (name, why[:80])
    assert html.count('id="claim-limit-') == 8

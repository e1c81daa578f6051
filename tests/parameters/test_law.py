"""The law by place: a small vocabulary, the same in every file, no figure without its limits."""

import re
from datetime import date, time
from decimal import Decimal

import pytest

from calculators.engine.parameters import NoRule, parameter, topic, topics

TIME_TO_SUE = {
    "limitation_written_years",
    "limitation_oral_years",
    "limitation_account_years",
    "limitation_other_years",
    "limitation_consumer_years",
    "limitation_defamation_years",
    "limitation_runs_from_year_end",
}
INTEREST = {
    "interest_before_judgment_rate",
    "interest_before_judgment_rate_consumer",
    "interest_before_judgment_rate_bands",
    "interest_before_judgment_margin",
    "interest_before_judgment_method",
    "interest_before_judgment_start",
    "interest_before_judgment_start_days",
    "interest_before_judgment_condition",
    "interest_before_judgment_discretion",
    "interest_before_judgment_leap_year_days",
}
LATE_PAYMENT = {
    "late_payment_scope",
    "late_payment_margin",
    "late_payment_margin_consumer",
    "late_payment_reference_multiple",
    "late_payment_reference_rate",
    "late_payment_rate_monthly",
    "late_payment_rate_fixed_at_start",
    "late_payment_method",
    "late_payment_fixed_sum",
    "late_payment_extra_cost",
    "late_payment_default_days",
    "late_payment_max_agreed_days",
    "late_payment_overdue_days",
    "late_payment_waivable",
}
FREELANCE_ACT = {
    "freelance_act_name",
    "freelance_act_effective",
    "freelance_act_contracts_from",
    "freelance_act_threshold",
    "freelance_act_threshold_days",
    "freelance_act_threshold_by_calendar_year",
    "freelance_act_week_threshold",
    "freelance_act_week_threshold_days",
    "freelance_act_scope_place",
    "freelance_act_scope_place_note",
    "freelance_act_scope_worker",
    "freelance_act_scope_client",
    "freelance_act_excluded_clients",
    "freelance_act_clients_only_if",
    "freelance_act_bill",
    "freelance_act_scope_work",
    "freelance_act_excluded_work",
    "freelance_act_covered_work",
    "freelance_act_left_out_work",
    "freelance_act_pay_days",
    "freelance_act_remedy_multiple",
    "freelance_act_remedy_no_contract",
    "freelance_act_remedy_retaliation",
    "freelance_act_remedy_other",
    "freelance_act_no_less_pay",
    "freelance_act_keep_contract_years",
    "freelance_act_suit_years_pay",
    "freelance_act_suit_years_contract",
    "freelance_act_arbitration_note",
}
COMPLAINT = {"complaint_route", "complaint_years", "complaint_reply_days", "complaint_note"}
BEFORE_SUIT = {
    "pre_suit_debt_reply_days",
    "pre_suit_debt_reply_months_complex",
    "pre_suit_debt_reply_days_individual",
    "pre_suit_defamation_step",
    "pre_suit_defamation_required",
    "pre_suit_defamation_days",
    "pre_suit_defamation_days_from",
    "pre_suit_defamation_contents",
    "pre_suit_defamation_late_costs",
    "pre_suit_defamation_media_only",
    "after_suit_copy_days",
}
SMALL_CLAIMS = {
    "small_claims_court",
    "small_claims_served_by",
    "small_claims_proof_of_service",
    "small_claims_limit_individual",
    "small_claims_limit_entity",
    "small_claims_limit_by_court",
    "small_claims_limit_excludes_interest",
    "small_claims_fee_lowest",
    "small_claims_fee_highest",
    "small_claims_fee_bands",
    "small_claims_hearing_fee_bands",
    "small_claims_fee_rate_above",
    "small_claims_fee_most",
    "larger_claims_courts",
    "small_claims_fee_entity",
    "small_claims_fee_frequent",
    "small_claims_frequent_claims",
    "small_claims_large_claim",
    "small_claims_large_claims_per_year",
    "small_claims_lawyers_allowed",
    "small_claims_defendant_must_be_local",
    "forum_excludes_defamation",
}
LETTER_LIMITS = {
    "letter_threat_law",
    "review_legal_threat_banned",
    "paid_review_banned",
    "review_rule_penalty",
    "gag_clause_banned",
    "anti_slapp_fee_risk",
}
PLATFORM_DUTIES = {
    "platform_complaint_about",
    "platform_complaint_free",
    "platform_complaint_months",
    "platform_complaint_small_exempt",
    "platform_body_free_choice",
    "platform_body_binding",
    "platform_body_days",
    "platform_body_days_complex",
    "platform_notice_days",
    "platform_notice_scope",
}
BORDERS = {
    "hague_service_party",
    "hague_service_post_allowed",
    "arbitration_convention_party",
    "collection_act_debts",
}
OUR_REPLY_DAYS = {
    "reply_days",
    "reply_days_firm",
    "reply_days_least",
    "reply_days_most",
    "reply_hour",
    "deadline_rolls",
}
OUR_COUNTING = {
    "year_days",
    "interest_start_days_after_due",
    "interest_counts_both_ends",
    "interest_rounding",
    "interest_on_interest",
    "payment_order",
    "limitation_leap_day",
    "limitation_near_days",
    "limitation_rolls",
    "letting_go_cost_share",
}

PLACE_NAMES = (
    TIME_TO_SUE
    | INTEREST
    | LATE_PAYMENT
    | FREELANCE_ACT
    | COMPLAINT
    | BEFORE_SUIT
    | SMALL_CLAIMS
    | LETTER_LIMITS
    | BORDERS
    | PLATFORM_DUTIES
)
NAMES = {"letter": OUR_REPLY_DAYS, "calculation": OUR_COUNTING}

# fmt: off
STATES = [
    "al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id",
    "il", "in", "ia", "ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo",
    "mt", "ne", "nv", "nh", "nj", "nm", "ny", "nc", "nd", "oh", "ok", "or", "pa",
    "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va", "wa", "wv", "wi", "wy",
]
# fmt: on
CITIES = [
    "us_ca_los_angeles",
    "us_mn_minneapolis",
    "us_ny_new_york_city",
    "us_oh_columbus",
    "us_wa_seattle",
]
ELSEWHERE = [
    "us_federal",
    "england_wales",
    "scotland",
    "northern_ireland",
    "ca_on",
    "ca_bc",
    "au_nsw",
    "de",
    "eu",
    "fr",
    "in",
    "ph",
    "pk",
]
# A state may stand here with the reason why its limit could not be read.
NO_LIMIT_READ: dict[str, str] = {}

# What code and pages may count on: with the first name come all the others.
TOGETHER = {
    "freelance_act_name": {
        "freelance_act_effective",
        "freelance_act_threshold",
        "freelance_act_scope_place",
        "complaint_route",
    },
    "interest_before_judgment_rate": {
        "interest_before_judgment_method",
        "interest_before_judgment_start",
        "interest_before_judgment_condition",
        "interest_before_judgment_discretion",
    },
    "late_payment_margin": {"late_payment_scope"},
    "late_payment_reference_rate": {"late_payment_scope"},
    "late_payment_fixed_sum": {"late_payment_margin", "late_payment_method"},
    "limitation_written_years": {"limitation_oral_years"},
    "freelance_act_scope_work": {"freelance_act_covered_work"},
    "freelance_act_left_out_work": {"freelance_act_excluded_work"},
    "pre_suit_defamation_step": {
        "pre_suit_defamation_required",
        "pre_suit_defamation_days",
        "pre_suit_defamation_days_from",
        "pre_suit_defamation_media_only",
    },
    "small_claims_fee_lowest": {"small_claims_fee_highest", "small_claims_limit_individual"},
}
CHOICES = {
    "interest_before_judgment_method": {"simple"},
    "interest_before_judgment_start": {"due date", "demand", "court decides"},
    "late_payment_method": {"simple", "compound monthly"},
    "pre_suit_defamation_days_from": {
        "after learning of it",
        "before the claim",
        "in full before the claim",
        "to reply",
    },
    "freelance_act_scope_place": {"hiring party", "work", "hiring party or work", "connection"},
    "freelance_act_scope_worker": {"natural person", "one person or a one-person company"},
}
ROWS = {
    "late_payment_fixed_sum": ("from", {"from", "sum"}),
    "small_claims_fee_bands": ("up_to", {"court", "up_to", "fee"}),
    "small_claims_hearing_fee_bands": ("up_to", {"up_to", "fee"}),
    "interest_before_judgment_rate_bands": ("up_to", {"up_to", "rate"}),
    "small_claims_limit_by_court": (None, {"court", "above", "limit"}),
    "larger_claims_courts": (None, {"court", "limit", "excludes_interest"}),
    "freelance_act_covered_work": (None, {"kind", "only_if"}),
    "freelance_act_left_out_work": (None, {"kind", "only_if"}),
    "freelance_act_clients_only_if": (None, {"kind", "only_if"}),
}
CURRENCIES = {"USD", "GBP", "EUR", "CAD", "AUD", "INR", "PHP"}

LAW = [id for id in topics() if id.startswith("law.")]
PARAMETERS = [one for id in LAW for one in topic(id).parameters.values()]


def name_of(one):
    return one.id.rpartition(".")[2]


def place_of(one):
    return one.id.split(".")[1]


by_topic = pytest.mark.parametrize("id", LAW)


def test_every_place_keeps_its_name():
    expected = {f"us_{state}" for state in STATES} | set(CITIES) | set(ELSEWHERE) | set(NAMES)
    assert len(STATES) == 51
    assert {id.removeprefix("law.") for id in LAW} == expected


@by_topic
def test_only_names_of_the_vocabulary(id):
    for one in topic(id).parameters.values():
        assert name_of(one) in NAMES.get(place_of(one), PLACE_NAMES), one.id


def test_the_vocabulary_has_no_idle_name():
    used = {name_of(one) for one in PARAMETERS}
    assert used == PLACE_NAMES | OUR_REPLY_DAYS | OUR_COUNTING


@by_topic
def test_one_name_means_one_thing(id):
    for one in topic(id).parameters.values():
        others = [other for other in PARAMETERS if name_of(other) == name_of(one)]
        assert {other.description for other in others} == {one.description}
        units = {other.unit for other in others}
        assert len(units) == 1 or units <= CURRENCIES


@by_topic
def test_names_come_together(id):
    names = set(topic(id).parameters)
    for first, others in TOGETHER.items():
        assert first not in names or others <= names, f"{id}: {first} needs {others - names}"


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_small_claims_limit(state):
    names = topic(f"law.us_{state}").parameters
    assert ("small_claims_limit_individual" in names) != (state in NO_LIMIT_READ)


@by_topic
def test_only_what_was_read_is_published(id):
    for one in topic(id).parameters.values():
        for value in one.history:
            assert value.confidence in {"high", "medium", "low"}
            low = value.confidence == "low"
            unopened = "could not be opened" in value.note
            assert not low or one.conflicts or unopened, "a low row says why"
            assert all(source.read for source in value.sources)


@by_topic
def test_rates_end_where_our_knowledge_ends(id):
    for one in topic(id).parameters.values():
        if one.unit != "percent" or place_of(one) in NAMES:
            continue
        for value, following in zip(one.history, [*one.history[1:], None], strict=True):
            assert value.known_until
            assert value.effective <= value.known_until
            assert following is None or value.known_until < following.effective
        with pytest.raises(NoRule) as refusal:
            one.on(date(2040, 1, 1))
        assert refusal.value.why == "stale"


@by_topic
def test_values_have_the_form_of_their_unit(id):  # noqa: C901 - one branch for each unit
    for one in topic(id).parameters.values():
        for value in (v.value for v in one.history):
            name = name_of(one)
            if name in ROWS:
                rising, keys = ROWS[name]
                assert value
                assert all(set(row) <= keys for row in value)
                for court in {row.get("court") for row in value} if rising else ():
                    ends = [
                        Decimal(row[rising])
                        for row in value
                        if row.get("court") == court and rising in row
                    ]
                    assert ends == sorted(set(ends))
                for row in value:
                    for key in (
                        keys & {"from", "up_to", "sum", "fee", "rate", "limit", "above"} & set(row)
                    ):
                        assert isinstance(row[key], str)
                        assert Decimal(row[key]) >= 0
            elif one.unit == "yes/no":
                assert isinstance(value, bool)
            elif one.unit == "time":
                assert isinstance(value, time)
            elif one.unit in CURRENCIES:
                assert isinstance(value, str)
                assert Decimal(value) > 0
            elif one.unit == "percent":
                assert isinstance(value, str)
                assert Decimal(value).is_finite()
            elif one.unit == "date":
                assert isinstance(value, date)
            elif one.unit == "text":
                assert value
                assert isinstance(value, str | list)
                assert name not in CHOICES or value in CHOICES[name]
            else:
                assert type(value) is int
                assert value > 0


@by_topic
def test_no_promise_of_an_outcome(id):
    for one in topic(id).parameters.values():
        words = " ".join([one.description, *(f"{v.value} {v.note}" for v in one.history)])
        assert not re.search(
            r"you (are|will be) (owed|entitled|paid)|you will (win|get)", words, re.I
        )


def test_fees_run_from_low_to_high():
    for id in LAW:
        names = topic(id).parameters
        if "small_claims_fee_lowest" in names:
            day = date(2026, 11, 21)
            low, high = (
                Decimal(names[f"small_claims_fee_{end}"].on(day).value)
                for end in ("lowest", "highest")
            )
            assert low <= high, id


@pytest.mark.parametrize(
    ("id", "day", "value"),
    [
        ("us_ca.small_claims_limit_individual", date(2026, 11, 21), "12500"),
        ("us_ca.small_claims_limit_entity", date(2026, 11, 21), "6250"),
        ("us_ny_new_york_city.small_claims_limit_individual", date(2026, 11, 21), "10000"),
        ("us_tx.interest_before_judgment_start_days", date(2026, 11, 21), 30),
        ("us_fl.interest_before_judgment_rate", date(2026, 9, 30), "8.06"),
        ("de.late_payment_reference_rate", date(2026, 6, 30), "1.27"),
        ("de.late_payment_reference_rate", date(2026, 7, 1), "1.52"),
        ("eu.late_payment_reference_rate", date(2022, 12, 31), "0.00"),
        ("eu.late_payment_reference_rate", date(2023, 1, 1), "2.50"),
        ("eu.late_payment_reference_rate", date(2023, 7, 1), "4.00"),
        ("eu.late_payment_reference_rate", date(2024, 1, 1), "4.50"),
        ("eu.late_payment_reference_rate", date(2024, 7, 1), "4.25"),
        ("eu.late_payment_reference_rate", date(2025, 1, 1), "3.15"),
        ("eu.late_payment_reference_rate", date(2025, 7, 1), "2.15"),
        ("eu.late_payment_reference_rate", date(2026, 6, 30), "2.15"),
        ("eu.late_payment_reference_rate", date(2026, 7, 1), "2.40"),
        ("england_wales.late_payment_reference_rate", date(2018, 1, 1), "0.50"),
        ("england_wales.late_payment_reference_rate", date(2018, 12, 31), "0.50"),
        ("england_wales.late_payment_reference_rate", date(2019, 1, 1), "0.75"),
        ("england_wales.late_payment_reference_rate", date(2020, 6, 30), "0.75"),
        ("england_wales.late_payment_reference_rate", date(2020, 7, 1), "0.10"),
        ("england_wales.late_payment_reference_rate", date(2021, 12, 31), "0.10"),
        ("england_wales.late_payment_reference_rate", date(2022, 1, 1), "0.25"),
        ("england_wales.late_payment_reference_rate", date(2022, 7, 1), "1.25"),
        ("england_wales.late_payment_reference_rate", date(2023, 6, 30), "3.50"),
        ("england_wales.late_payment_reference_rate", date(2023, 12, 31), "5.00"),
        ("england_wales.late_payment_reference_rate", date(2025, 12, 31), "4.25"),
        ("england_wales.late_payment_reference_rate", date(2026, 1, 1), "3.75"),
        ("in.late_payment_reference_rate", date(2025, 2, 6), "6.75"),
        ("in.late_payment_reference_rate", date(2025, 2, 7), "6.50"),
        ("in.late_payment_reference_rate", date(2025, 4, 9), "6.25"),
        ("in.late_payment_reference_rate", date(2025, 6, 6), "5.75"),
        ("in.late_payment_reference_rate", date(2026, 10, 7), "5.75"),
        ("ca_on.small_claims_limit_individual", date(2025, 9, 30), "35000"),
        ("ca_on.small_claims_limit_individual", date(2025, 10, 1), "50000"),
        ("calculation.year_days", date(2026, 11, 21), 365),
        ("letter.reply_days", date(2026, 11, 21), 14),
    ],
)
def test_the_value_of_a_day(id, day, value):
    assert parameter(f"law.{id}").on(day).value == value


@pytest.mark.parametrize(
    ("id", "day", "why"),
    [
        ("us_fl.interest_before_judgment_rate", date(2026, 10, 1), "stale"),
        ("us_fl.interest_before_judgment_rate", date(2024, 1, 1), "stale"),
        ("de.late_payment_reference_rate", date(2027, 1, 1), "stale"),
        ("eu.late_payment_reference_rate", date(2016, 6, 30), "before"),
        ("us_ut.small_claims_limit_individual", date(2030, 1, 1), "stale"),
        ("us_il.freelance_act_threshold", date(2024, 6, 30), "before"),
    ],
)
def test_no_rule_for_a_day_we_know_nothing_about(id, day, why):
    with pytest.raises(NoRule) as refusal:
        parameter(f"law.{id}").on(day)
    assert refusal.value.why == why

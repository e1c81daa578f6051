"""Rules of Upwork where sources differ or say less than is often told: value, confidence, doubt."""

from datetime import date
from decimal import Decimal

import pytest

from calculators.engine.parameters import parameter, topic

TODAY = date(2026, 11, 26)

# rule, value on that day, confidence, what other sources say
DOUBTED = [
    ("arbitration.not_paying_suspends", False, "low", {True}),
    ("arbitration.released_money", True, "medium", {False}),
    ("arbitration.fee_claims_below", Decimal(20000), "high", {"the value of the contract"}),
    ("fixed_price.active_dispute_days", 7, "low", {"none stated"}),
    ("score.flagged_client_excluded", True, "medium", set()),
    ("score.disputes_count", True, "medium", set()),
    ("score.long_contracts_help", True, "high", {"too few of them count against you"}),
    ("refunds.chargeback_bank_days", 90, "low", set()),
    ("other_contracts.direct_fee_percent", Decimal(5), "high", {"0"}),
    ("account.client_suspended_reversal", True, "low", set()),
    ("arbitration.silence_in_mediation", "The case can go on to arbitration", "low", set()),
]

SEEN = [
    ("arbitration.binding", True),
    ("fixed_price.dispute_on_active_contract", True),
    ("score.earnings_weigh", True),
    ("score.inputs", "Public feedback only"),
    ("feedback.removal_is_rare", True),
    ("bonus.replaces_contract_pay", False),
    ("hourly.decision_days", 1),
    ("refunds.fee_returned", True),
    ("refunds.chargeback_contested", True),
    ("other_contracts.direct_hourly_disputable", False),
    ("account.identity_check_days", 7),
]


@pytest.mark.parametrize(("id", "value", "confidence", "others"), DOUBTED)
def test_a_doubtful_rule_shows_its_doubt(
    id: str, value: object, confidence: str, others: set[object]
) -> None:
    rule = parameter(f"upwork.{id}").on(TODAY)
    assert (as_number(rule.value), rule.confidence) == (value, confidence)
    assert {conflict.value for conflict in rule.conflicts} == others


@pytest.mark.parametrize(("id", "value"), SEEN)
def test_the_value_of_a_rule(id: str, value: object) -> None:
    rule = parameter(f"upwork.{id}").on(TODAY)
    assert (rule.value, rule.confidence) == (value, "high")


@pytest.mark.parametrize(
    "id",
    [
        "score.inputs",
        "feedback.private_collected",
        "arbitration.fee_per_party",
        "arbitration.fee_claims_below",
        "arbitration.fee_whole",
    ],
)
def test_a_day_that_is_known_second_hand_is_reported(id: str) -> None:
    assert parameter(f"upwork.{id}").history[-1].start == "reported"


def test_a_refund_has_the_lower_of_two_limits() -> None:
    limit = parameter("upwork.refunds.limit").on(TODAY)
    assert limit.value.startswith("The lower of two sums")
    assert [conflict.value for conflict in limit.conflicts] == [
        "no more than you earned on the contract"
    ]


def test_no_note_says_that_nobody_can_force_a_refund() -> None:
    notes = {
        rule.id: rule.history[-1].note
        for name in ("fixed_price", "refunds", "hourly")
        for rule in topic(f"upwork.{name}").parameters.values()
    }
    assert [id for id, note in notes.items() if "cannot force" in note] == []


def as_number(value: object) -> object:
    """A decimal written as text as a number, so that "5" and "5.00" are one value."""
    return Decimal(value) if isinstance(value, str) and value[:1].isdigit() else value

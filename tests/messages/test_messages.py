"""The messages: whole, checked, and no risk to who pastes them."""

import json
from datetime import date

import pytest

from calculators.checks.lint import load
from calculators.engine.browser import answer, data
from calculators.engine.exports import NoExport, export
from calculators.engine.parameters import parameter
from calculators.messages.kinds import Ground, kinds
from tests.messages.golden import FOLDER, NAMES, answers, made


@pytest.mark.parametrize("name", NAMES)
def test_the_message_reads_as_it_did(name):
    assert made(answers(name))[1].text + "\n" == (FOLDER / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_check_blocks_our_own_words_and_the_place_is_named(name):
    _, outcome = made(answers(name))
    assert not outcome.stopped
    assert outcome.where
    assert outcome.rules
    assert outcome.length == len(outcome.text) <= kinds()[name]["long"]


# These need no fact.
FREE = ("calm_answer", "hours_answer")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in FREE])
def test_with_nothing_known_there_are_gaps_and_no_export(name):
    raw = {"message": name, "now": "2026-11-21T09:00"}
    _, outcome = made(raw)
    for gap in outcome.gaps:
        assert outcome.text[gap.start : gap.end] == f"[{gap.label}]"
    assert outcome.gaps
    with pytest.raises(NoExport, match=r"as it is, because a check|once nothing is missing"):
        export("messages", "text", raw)
    assert "DO NOT SEND" in export("messages", "marked", raw)["text"]


def own(name, words):
    return {"message_edits": [{"paragraph": name, "text": words}]}


FAULTS = [
    ("gap", "public_reply", {"deliveries": [], "statements": []}),
    ("wrong_message", "threat_report", {"review_content": "opinion"}),
    ("wrong_message", "review_report", {"review_content": "no"}),
    ("incomplete_report", "review_report", {"threats": [{"words": "One star."}]}),
    (
        "names_the_client",
        "public_reply",
        {"client_name": "Sunlamp Inc.", **own("public_reply", "Sunlamp never paid.")},
    ),
    (
        "nothing_attached",
        "refund_refusal",
        {"exhibits": [], "threats": [], "deliveries": [], "statements": [], "points": []},
    ),
    (
        "kind_missing",
        "threat_report",
        {
            "exhibits": [{"category": "contract", "shows": "The contract"}],
            "threats": [{"words": "One star."}],
            "deliveries": [],
            "statements": [],
            "points": [],
        },
    ),
    ("report_before_message", "support_summary", {"threat_reported": "2026-10-01"}),
    ("letter_not_sent", "chat_pointer", {"letter_sent": "2026-11-23"}),
    ("demand_after_review", "review_report", {"review_published": "2026-10-01"}),
    ("too_long", "chat_pointer", own("chat_pointer", "Please read. " * 40)),
    ("review_in_settlement", "settlement", own("settlement", "I accept. You remove the review.")),
    ("no_ground", "review_report", {"threats": []}),
    (
        "asking_to_change",
        "calm_answer",
        own("calm_answer", "Please correct a sentence in your review.") | {"platform": "fiverr"},
    ),
    ("addressed_to_the_client", "public_reply", own("public_reply", "You paid late.")),
    ("settlement_above_debt", "settlement", {"settlement_sum": "1200.01"}),
    ("not_released", "refund_refusal", {"money_place": "none"}),
    (
        "review_in_settlement",
        "settlement_sheet",
        own("settlement_sheet", "1. The sum. You change your review."),
    ),
    ("settlement_above_debt", "settlement_sheet", {"settlement_sum": "1200.01"}),
    (
        "incomplete_statement",
        "dispute_statement",
        {
            "exhibits": [{"category": "delivery", "shows": "x"}],
            "deliveries": [{"item": "x", "exhibits": "A"}],
            "threats": [],
            "statements": [],
            "points": [],
        },
    ),
    ("copies_differ", "settlement_sheet", {"other_copy": "1. The work. Something else."}),
    ("hours_unclear", "hours_answer", {"work_hours": [{"day": "2026-10-01", "hours": "1"}]}),
    ("authority_threat", "calm_answer", own("calm_answer", "Pay or I call the police.")),
    ("report_threat", "calm_answer", own("calm_answer", "I will report you to Upwork.")),
    ("outside_payment", "settlement", own("settlement", "Please pay by PayPal.")),
    ("feedback_trade", "settlement", own("settlement", "I refund it if you change the review.")),
    ("insult", "public_reply", own("public_reply", "The client is an idiot.")),
    ("false_counsel", "chat_pointer", own("chat_pointer", "My counsel sent you a letter.")),
]


@pytest.mark.parametrize(("id", "name", "changes"), FAULTS)
def test_each_check_sees_its_fault(id, name, changes):
    _, outcome = made(answers(name) | changes)
    assert id in {mark.id for mark in outcome.marks}


def test_every_check_of_a_message_is_tested():
    assert set(load("messages/lints.toml")) <= {id for id, _, _ in FAULTS}


def test_a_report_to_the_platform_may_ask_the_platform():
    words = "Please remove this feedback, which broke the rules."
    _, outcome = made(answers("review_report") | own("review_report", words))
    assert not {"review_removal", "report_threat"} & {mark.id for mark in outcome.marks}
    _, outcome = made(answers("calm_answer") | own("calm_answer", "Please remove this feedback."))
    assert "review_removal" in {mark.id for mark in outcome.marks}


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        # No pattern knows them, the reader of sentences does.
        ("Si no paga, voy a la policía.", {"authority_threat": "warn"}),
        ("My cousin at Companies House would enjoy this.", {"authority_threat": "warn"}),
        # Where a pattern has spoken, nothing is added.
        ("Pay me or I call the police.", {"authority_threat": "block"}),
        ("The files open, as the recording shows.", {}),
        ("I paid the police website's hosting in May 2026.", {}),
    ],
)
def test_pressure_that_no_pattern_knows_is_a_warning(words, seen):
    _, outcome = made(answers("calm_answer") | own("calm_answer", words))
    assert {mark.id: mark.severity for mark in outcome.marks} == seen
    for mark in outcome.marks:
        assert outcome.text[mark.start : mark.end] == mark.passage != ""


@pytest.mark.parametrize("answer", ["They open.", "My cousin at Companies House would enjoy this."])
def test_an_answer_inside_a_text_is_read_and_a_quotation_is_not(answer):
    point = [{"words": "My cousin at Companies House would enjoy this.", "answer": answer}]
    _, outcome = made(answers("refund_refusal") | {"points": point})
    assert ("authority_threat" in {mark.id for mark in outcome.marks}) == ("cousin" in answer)


HOSTILE = ["<script>alert(1)</script>", "{{ 7 * 7 }}", "\u202eabc", "x" * 200]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_as_text(text):
    raw = answers("support_summary") | {"contract_title": text, "threats": [{"words": text}]}
    assert text in json.loads(data("messages", json.dumps(raw)))["outcome"]["text"]
    assert "<script>" not in answer("messages", json.dumps(raw))


def test_the_grounds_of_a_report_are_those_of_the_rule():
    rule = parameter("upwork.feedback.report_grounds").on(date(2026, 11, 21)).value
    named = {
        Ground.PRESSURE: "gain something of value",
        Ground.ABUSE: "abuse",
        Ground.UNRELATED: "nothing to do with the contract",
        Ground.INSIDER: "insiders",
    }
    assert set(named) == set(Ground)
    assert all(words in rule for words in named.values())
    # Each part of the rule is one of them.
    assert len(rule.split("; ")) == len(named)

"""Golden letters, and what must hold of every one of them."""

import re

import pytest

from calculators.letter.takeaway import markdown, marked, text
from tests.letter.golden import letters, made, path, written

HOURLY = {"contract_type": "hourly"}
LETTERS = letters()
SUM = re.compile(r"\d[\d,]*\.\d\d [A-Z]{3}")


@pytest.mark.parametrize("name", LETTERS)
def test_the_letter_reads_as_it_did(name):
    assert written(LETTERS[name]["answers"]) == path(name).read_text("utf-8")


def test_there_are_at_least_twelve_whole_letters_and_no_file_without_one():
    whole = [name for name in LETTERS if not made(LETTERS[name]["answers"])[1].stopped]
    assert len(whole) >= 12
    assert {file.stem for file in path("x").parent.iterdir()} == set(LETTERS)


@pytest.mark.parametrize("name", [name for name in LETTERS if name != "nothing_known"])
def test_no_check_objects_to_our_own_words(name):
    _, outcome = made(LETTERS[name]["answers"])
    assert [one.id for _, one in outcome.all_marks] == LETTERS[name]["marks"]


@pytest.mark.parametrize(("more", "long"), [(0, False), (1, True)])
def test_a_letter_of_1200_words_is_not_too_long_and_one_more_is(more, long):
    def with_words(count):
        own = [{"paragraph": "feedback_apart", "text": "word " * count}]
        return made(LETTERS["unpaid_fixed_neutral"]["answers"] | {"edits": own})[1]

    without = with_words(1).words - 1
    outcome = with_words(1_200 - without + more)
    assert outcome.words == 1_200 + more
    assert ("too_long" in ids(outcome)) == long


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_no_longer_than_it_may_be(name):
    _, outcome = made(LETTERS[name]["answers"])
    assert outcome.words < 1_200


def edited(name, paragraph, words, base=""):
    answers = LETTERS[name]["answers"]
    return answers | {"edits": [{"paragraph": paragraph, "text": words, "base": base}]}


def find(outcome, id):
    return next(paragraph for paragraph in outcome.paragraphs if paragraph.id == id)


def ids(outcome):
    return {one.id for _, one in outcome.all_marks}


def test_an_edited_paragraph_is_kept_when_facts_change_and_says_so():
    _, before = made(LETTERS["hourly"]["answers"])
    base = find(before, "demand_pay").base
    answers = edited("hourly", "demand_pay", "Pay 697.50 USD by a bonus.", base)
    _, kept = made(answers)
    assert find(kept, "demand_pay").text == "Pay 697.50 USD by a bonus."
    assert not find(kept, "demand_pay").follows
    assert not find(kept, "demand_pay").stale
    _, changed = made(answers | {"payment_route": "bonus"})
    assert find(changed, "demand_pay").text == "Pay 697.50 USD by a bonus."
    assert find(changed, "demand_pay").stale
    assert "no_longer_follows" in ids(changed)
    _, reset = made(answers | {"edits": []})
    assert find(reset, "demand_pay").text == find(before, "demand_pay").text


def test_an_edit_whose_paragraph_is_gone_is_not_lost_silently():
    _, outcome = made(edited("hourly", "statement_3", "My own words."))
    assert outcome.lost == ("statement_3",)
    assert "lost_edit" in ids(outcome)


def test_an_edited_threat_stops_the_exports_but_not_the_marked_copy():
    inputs, outcome = made(edited("hourly", "rights", "If you do not pay, I go to the police."))
    assert outcome.stopped
    assert "BLOCK: Police" in marked(inputs, outcome)
    from calculators.engine.exports import NoExport, export

    answers = edited("hourly", "rights", "If you do not pay, I go to the police.")
    for kind in ("docx", "pdf", "text", "txt", "markdown", "bundle"):
        with pytest.raises(NoExport, match="Police"):
            export("letter", kind, answers)
    assert "police" in export("letter", "marked", answers)["text"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pay 999.00 USD.", True),
        ("Pay PKR 99,000.", True),
        ("Pay 99,000 naira.", True),
        ("Pay Rs. 99,000.", True),
        ("Pay 9.999,50 EUR.", True),
        ("Pay within 9 days, as 3 of you agreed.", False),
        ("You wrote: “I pay 999 pounds.”", False),
        ("Pay the $2k.", False),
    ],
)
def test_a_sum_in_any_currency_that_the_facts_do_not_have_is_named(text, found):
    _, outcome = made(edited("unpaid_fixed_neutral", "demand_pay", text))
    assert ("other_amount" in ids(outcome)) == found


@pytest.mark.parametrize(
    ("id", "changes"),
    [
        ("other_amount", {"edits": [{"paragraph": "demand_pay", "text": "Pay 999.00 USD."}]}),
        (
            "quote_not_verbatim",
            {
                "edits": [
                    {"paragraph": "delivery_1", "text": "You wrote: “Looks perfect, thank you.”"}
                ]
            },
        ),
        (
            "statute_named",
            {"edits": [{"paragraph": "rights", "text": "The Freelance Isn't Free Act applies."}]},
        ),
        ("outside_payment", {"edits": [{"paragraph": "demand_pay", "text": "Pay me by PayPal."}]}),
        ("exhibit_unknown", {"edits": [{"paragraph": "delivery_1", "text": "See Exhibit Z."}]}),
        ("false_counsel", {"edits": [{"paragraph": "rights", "text": "My lawyer will write."}]}),
        ("review_removal", {"edits": [{"paragraph": "rights", "text": "Delete your review."}]}),
        (
            "final_word",
            {
                "letter_sent": "2026-11-15",
                "letter_days": "14",
                "edits": [{"paragraph": "rights", "text": "This is the final notice."}],
            },
        ),
        (
            "held_and_direct",
            {
                "money_place": "held",
                "edits": [{"paragraph": "rights", "text": "Send it to my account."}],
            },
        ),
        (
            "no_answer_address",
            {
                "edits": [
                    {"paragraph": "demands_apart", "text": "Please answer."},
                    {"paragraph": "sender", "text": "A. Freelancer"},
                ]
            },
        ),
        ("nothing_asked", {"money_place": "none"}),
        ("platform_first", {"money_place": "held", "refund_requested": "2026-11-20"}),
        (
            "money_went_back",
            {"money_place": "held", "contract_ended": "2026-11-01", "ended_by": "freelancer"},
        ),
        ("platform_day_over", {"money_place": "held", "refund_requested": "2026-11-01"}),
        ("route_banned", {"payment_route": "other", "payment_details": "As on the invoice"}),
        ("dispute_running", {"platform_steps": "running"}),
        (
            "release_first",
            {"money_place": "held", "last_step": "work_submitted", "last_step_on": "2026-11-20"},
        ),
        ("hours_pay_first", HOURLY | {"events": [{"kind": "hours_worked", "when": "2026-11-18"}]}),
        ("hours_first", HOURLY | {"hours_disputed": "2026-11-20"}),
        ("hours_day_over", HOURLY | {"hours_disputed": "2026-11-01"}),
        (
            "hours_running",
            HOURLY | {"hours_disputed": "2026-11-01", "hours_answered": "2026-11-02"},
        ),
        ("chargeback_open", {"money_place": "charged_back"}),
        ("name_is_handle", {"client_name": "lampguy_77"}),
        ("address_not_given", {"client_gave_address": "no"}),
        ("reply_time", {"reply_days": "3"}),
        ("reply_time", {"reply_days": "45"}),
        ("not_due", {"owed": [{"item": "x", "amount": "5", "due": "2026-12-24"}]}),
        (
            "mixed_currency",
            {
                "owed": [
                    {"item": "x", "amount": "5", "due": "2026-10-12"},
                    {"item": "y", "amount": "5", "due": "2026-10-12", "currency": "EUR"},
                ]
            },
        ),
        ("interest_unknown", {"interest_claimed": "yes", "client_place": "elsewhere"}),
        (
            "time_barred",
            {
                "contract_began": "2010-01-01",
                "freelancer_place": "us_ca",
                "owed": [{"item": "x", "amount": "5", "due": "2015-10-12"}],
            },
        ),
        (
            "court_limit",
            {
                "next_step": "small_claims",
                "owed": [{"item": "x", "amount": "20000", "due": "2026-10-12"}],
            },
        ),
        ("gap", {"client_name": ""}),
        ("other_letter", {"review_content": "false_fact"}),
        ("other_letter", {"review_content": "false_fact", "letter_about": "review"}),
        ("money_and_review", {"review_content": "false_fact", "letter_about": "both"}),
        ("too_long", {"edits": [{"paragraph": "rights", "text": "All is said. " * 450}]}),
        ("letter_sent_later", {"letter_sent": "2026-11-22"}),
        (
            "asking_to_change",
            {
                "platform": "fiverr",
                "edits": [{"paragraph": "rights", "text": "Please take down your review."}],
            },
        ),
    ],
)
def test_each_check_of_the_case_sees_its_fault(id, changes):
    _, outcome = made(LETTERS["unpaid_fixed_neutral"]["answers"] | changes)
    assert id in ids(outcome)


@pytest.mark.parametrize(
    ("id", "changes"),
    [
        ("opinion_as_false", {"words": "Poor communication, would not recommend."}),
        ("opinion_as_false", {"words": "1 star"}),
        ("statement_unsupported", {"exhibits": ""}),
        ("place_asks_more", {"meaning": ""}),
    ],
)
def test_each_check_of_statements_sees_its_fault(id, changes):
    answers = LETTERS["statements_only_texas"]["answers"]
    _, outcome = made(answers | {"statements": [answers["statements"][0] | changes]})
    assert id in ids(outcome)


NEW_YORK = {"client_place": "us_ny", "worker_kind": "person", "contract_began": "2026-08-24"}


@pytest.mark.parametrize(
    ("words", "changes", "marked"),
    [
        # A section of the contract, and ordinary words, cite no law.
        ("Under section 3 of our Contract the sum is due.", {}, ""),
        ("Article 5 of the Terms names the day.", {}, ""),
        ("I built the FIFA fan page and its code of conduct.", {}, ""),
        ("Clause 12 and section 4 apply.", {}, ""),
        # Acts whose test is met, whichever way they are named.
        ("I rely on the Freelance Isn't Free Act.", NEW_YORK, ""),
        ("I rely on the freelance isn’t free act, General Business Law § 1411.", NEW_YORK, ""),
        ("Section 1411 of the General Business Law gives me that right.", NEW_YORK, ""),
        # The same where the test fails, and acts of other places.
        (
            "I rely on the Freelance Isn't Free Act.",
            NEW_YORK | {"contract_began": "2024-01-15", "first_contact": "2024-01-10"},
            "Freelance Isn't Free Act",
        ),
        ("I rely on the Freelance Isn't Free Act.", {}, "Freelance Isn't Free Act"),
        (
            "Illinois has the Freelance Worker Protection Act.",
            NEW_YORK,
            "Freelance Worker Protection Act",
        ),
        (
            "The California Freelance Worker Protection Act applies to us both in full.",
            {"contract_began": "2024-08-24"},
            "Freelance Worker Protection Act",
        ),
        (
            "The California Freelance Worker Protection Act applies to us both in full.",
            {},
            "Freelance Worker Protection Act",
        ),
        ("See SB 988.", NEW_YORK, "SB 988"),
        (
            "See Section 18100 of the Business and Professions Code.",
            NEW_YORK,
            "Section 18100 of the Business and Professions Code",
        ),
        ("This is within 16 CFR 465.7.", NEW_YORK, "16 CFR 465"),
        (
            "The Late Payment of Commercial Debts (Interest) Act 1998 applies.",
            NEW_YORK,
            "Late Payment of Commercial Debts",
        ),
        ("I claim interest under § 288 BGB.", NEW_YORK, "BGB"),
    ],
)
def test_a_law_may_be_cited_where_its_test_is_met(words, changes, marked):
    answers = LETTERS["unpaid_fixed_neutral"]["answers"] | changes
    _, outcome = made(answers | {"edits": [{"paragraph": "rights", "text": words}]})
    passages = [one.passage for _, one in outcome.all_marks if one.id == "statute_named"]
    assert passages == ([marked] if marked else [])


def test_the_law_that_gives_the_interest_may_be_cited():
    answers = LETTERS["unpaid_fixed_neutral"]["answers"] | {
        "client_place": "england_wales",
        "client_kind": "business",
        "interest_claimed": "yes",
        "freelancer_place": "england_wales",
        "worker_kind": "company",
    }
    words = "Interest follows from the Late Payment of Commercial Debts (Interest) Act 1998."
    answers |= {"edits": [{"paragraph": "interest", "text": words}]}
    assert "statute_named" not in ids(made(answers)[1])
    private = answers | {"client_kind": "consumer"}
    assert "statute_named" in ids(made(private)[1])


def test_a_court_that_hears_no_such_statements_is_named():
    answers = LETTERS["statements_only_texas"]["answers"]
    _, outcome = made(answers | {"client_place": "us_ma", "next_step": "small_claims"})
    assert "court_without_defamation" in ids(outcome)


def test_every_check_of_the_case_is_tested():
    from calculators.checks.lint import load

    marks = [
        m
        for f in (
            test_each_check_of_the_case_sees_its_fault,
            test_each_check_of_statements_sees_its_fault,
        )
        for m in f.pytestmark
        if m.name == "parametrize"
    ]
    tested = {row[0] for one in marks for row in one.args[1]}
    elsewhere = {"no_longer_follows", "lost_edit", "court_without_defamation"}
    assert set(load("letter/lints.toml")) <= tested | elsewhere


@pytest.mark.parametrize("tool", ["letter", "messages"])
def test_a_question_that_a_check_names_is_in_the_form_and_has_its_label(tool):
    from calculators.checks.lint import load
    from calculators.engine.fields import questions
    from calculators.engine.registry import find

    asked = questions(find(tool).inputs)
    for lint in load(f"{tool}/lints.toml").values():
        named = [(label, field) for label, field in lint.ways if field]
        assert [field for _, field in named] == list(lint.asks), lint.id
        assert all(label == asked[field].field.label for label, field in named), lint.id
        assert not lint.fix.count("“") or lint.asks, lint.id


def test_money_and_reviews_are_never_in_one_demand():
    for letter in LETTERS.values():
        _, outcome = made(letter["answers"])
        for paragraph in outcome.paragraphs:
            if paragraph.kind == "demand":
                has = [word in paragraph.text.lower() for word in ("review", "pay ")]
                assert sum(has) <= 1, paragraph.text


def test_a_review_that_is_not_posted_is_not_asked_to_stay_away():
    _, outcome = made(LETTERS["unpaid_fixed_neutral"]["answers"])
    letter = " ".join(paragraph.text for paragraph in outcome.paragraphs).lower()
    assert "remove" not in letter
    assert "correct" not in letter


def test_markdown_and_text_say_the_same_sums():
    for letter in LETTERS.values():
        inputs, outcome = made(letter["answers"])
        sums = set(SUM.findall(text(inputs, outcome)))
        assert sums <= set(SUM.findall(markdown(inputs, outcome)))

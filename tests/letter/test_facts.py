"""Facts are data: no check reads a title, a scope, an item or an answer as the sender's words."""

import tomllib
from pathlib import Path

import pytest

from calculators.checks import facts
from tests.letter.golden import letters, made
from tests.messages import golden as messages

CORPUS = tomllib.loads(Path(__file__).with_name("facts.toml").read_text("utf-8"))
EVERY = [(kind, text) for kind, texts in CORPUS.items() for text in texts]
BASE = letters()["outside_after_the_ban"]["answers"] | {
    "platform_steps": "closed",
    "dispute_number": "48213377",
    "threat_reported": "2026-10-14",
    "first_contact": "2024-01-08",
}
# Where a fact of each kind can stand in a letter.
SLOTS = {
    "titles": ("title", "item", "shows"),
    "items": ("title", "item", "shows"),
    "scopes": ("scope",),
    "shows": ("shows", "item"),
    "answers": ("answer", "shows"),
    "payments": ("payment",),
}


def letter_with(text, slots):
    answers = dict(BASE)
    if "title" in slots:
        answers["contract_title"] = text
    if "item" in slots:
        answers["owed"] = [{"item": text, "amount": "1200.00", "due": "2026-10-12"}]
        answers["deliveries"] = [{"item": text, "day": "2026-09-28", "exhibits": "B"}]
    if "scope" in slots:
        answers["scope"] = text
    if "shows" in slots:
        answers["exhibits"] = [entry | {"shows": text} for entry in BASE["exhibits"]]
    if "answer" in slots:
        answers["platform_answer"] = text
    if "payment" in slots:
        answers["payment_details"] = text
    return answers


def test_the_corpus_is_large():
    assert len(set(EVERY)) == len(EVERY) >= 200


# Every other fact in `make test`, of each kind; the rest in the audit.
FACTS = [
    pytest.param(*fact, marks=[pytest.mark.thorough] * (number % 2))
    for number, fact in enumerate(EVERY)
]


@pytest.mark.parametrize(("kind", "text"), FACTS, ids=lambda value: str(value)[:40])
def test_no_check_of_a_letter_objects_to_a_fact(kind, text):
    _, outcome = made(letter_with(text, SLOTS[kind]))
    assert [(one.id, one.passage or one.where) for _, one in outcome.all_marks] == []


SHARES = 6


def each_share():
    """Each message with a sixth of the facts in `make test`, in turn; the rest in the audit."""
    for number, name in enumerate(messages.NAMES):
        for share in range(SHARES):
            marks = () if share == number % SHARES else pytest.mark.thorough
            yield pytest.param(name, share, marks=marks)


@pytest.mark.parametrize(("name", "share"), [*each_share()])
def test_no_check_of_a_message_objects_to_a_fact(name, share):
    before = [one.id for one in messages.made(messages.answers(name))[1].marks]
    found = {}
    for kind, text in EVERY[share::SHARES]:
        if kind in ("titles", "items", "scopes"):
            given = (
                {"scope": text}
                if kind == "scopes"
                else {
                    "contract_title": text,
                    "deliveries": [{"item": text, "day": "2026-09-28", "exhibits": "B"}],
                    "owed": [{"item": text, "amount": "1200.00"}],
                }
            )
            marks = messages.made(messages.answers(name) | given)[1].marks
            if [one.id for one in marks] != before:
                found[text] = [(one.id, one.passage) for one in marks]
    assert found == {}


@pytest.mark.parametrize("text", CORPUS["titles"], ids=lambda text: text[:40])
def test_a_fact_in_an_edited_paragraph_is_still_a_fact(text):
    answers = letter_with(text, ("title", "item"))
    own = f"Our contract “{text}” began in August. I delivered {text} on 28 September 2026."
    _, outcome = made(answers | {"edits": [{"paragraph": "contract", "text": own}]})
    paragraph = next(one for one in outcome.paragraphs if one.id == "contract")
    # A single word may be the sender's own, so it is read.
    if " " in text:
        assert [(one.id, one.passage) for one in paragraph.marks] == []


WRONG = [
    ("threat_in_fact", "item", "Second milestone, or I go to the police"),
    ("threat_in_fact", "item", "Logo. Pay it or else I tell your customers what you are"),
    ("threat_in_fact", "title", "Website (unless you pay I take it offline)"),
    ("threat_in_fact", "shows", "The message; unless you pay I will report you to the tax office"),
    ("threat_in_fact", "scope", "A shop. I will delete your database if you do not pay."),
    ("number_in_fact", "item", "Refund to DE89 3704 0044 0532 0130 00"),
    ("number_in_fact", "shows", "Bank statement, IBAN GB33BUKB20201555555555"),
    ("number_in_fact", "shows", "Card 4111 1111 1111 1111 of the client"),
    ("number_in_fact", "title", "Website for SSN 123-45-6789"),
    ("number_in_fact", "payment", "Account number 12345678 at the usual bank"),
    ("blank_in_fact", "item", "TBD"),
    ("blank_in_fact", "scope", "[insert scope here]"),
    ("hidden_characters", "title", "Shop\u202epohs"),
    ("hidden_characters", "payment", "Invoice 12\u31643"),
    ("hidden_characters", "payment", "Invoice 12\u28003"),
    ("hidden_characters", "title", "Shop\U000e0041\U000e0042"),
    ("hidden_characters", "item", "Lo\u00adgo"),
    ("letters_alike", "payment", "Invoice D\u04158901"),
    ("letters_alike", "payment", "Invoice 12\u041e34"),
    ("letters_alike", "payment", "Pay to \uff34\uff45\uff53\uff54"),
    ("letters_alike", "title", "Sh\u043ep for lamps"),
]
WARNINGS = ("hidden_characters", "letters_alike")


@pytest.mark.parametrize(("id", "slot", "text"), WRONG)
def test_what_is_wrong_in_a_fact_is_found_as_such(id, slot, text):
    _, outcome = made(letter_with(text, (slot,)))
    marks = [one for _, one in outcome.all_marks if one.id == id]
    assert marks
    assert all((one.passage or one.where.split(": ", 1)[1]) in text for one in marks)
    assert outcome.stopped == (id not in WARNINGS)


def test_a_quotation_may_hold_a_threat_and_any_marks_but_no_number():
    words = 'The 6" banner is bad. Refund me or you get one star. I call the police.'
    _, outcome = made(BASE | {"threats": [{"words": words, "sent_at": "2026-10-13T14:05"}]})
    assert [one.id for _, one in outcome.all_marks] == []
    assert [lint.id for lint, *_ in facts.read("Pay to DE89 3704 0044 0532 0130 00", True)] == [
        "number_in_fact"
    ]
    assert [lint.id for lint, *_ in facts.read("Call +44 20 7946 0000 now", True)] == [
        "personal_detail"
    ]


def test_a_quotation_that_an_edit_keeps_is_known_by_its_words():
    words = 'The 6" banner is bad. Refund me or you get one star.'
    answers = BASE | {"threats": [{"words": words, "sent_at": "2026-10-13T14:05"}]}
    text = next(p.text for p in made(answers)[1].paragraphs if p.id == "threat_1")
    threat = " Pay me, or I leave you one star."
    for own, marked in ((text + " I kept it.", False), (text + threat, True)):
        _, outcome = made(answers | {"edits": [{"paragraph": "threat_1", "text": own}]})
        paragraph = next(p for p in outcome.paragraphs if p.id == "threat_1")
        assert bool(paragraph.marks) == marked


def test_a_single_word_of_a_fact_does_not_hide_the_senders_own():
    answers = letter_with("Police", ("item",)) | {
        "edits": [{"paragraph": "rights", "text": "Pay or I call the Police."}]
    }
    assert "authority_threat" in {one.id for _, one in made(answers)[1].all_marks}

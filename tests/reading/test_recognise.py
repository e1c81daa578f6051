"""What the recogniser must see, must not see, and how long it may take."""

import subprocess
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from calculators.reading.labels import DEMANDS, KEPT, LEVERS, OFFER, SIDES, labels
from calculators.reading.model import model
from calculators.reading.recognise import recognise
from tests.reading.corpus import calm, refusals
from training.fit import FILE

ROOT = Path(__file__).parents[2]
SEEN = [
    ("Refund me today or I leave one star.", "explicit", "refund", "bad_review"),
    ("Pay the invoice or I delete your website.", "explicit", "release_or_pay", "harm_threat"),
    ("Either you send the money back or my lawyer sues you.", "explicit", "refund", "legal"),
    (
        "Give me five stars or I report your account to Upwork.",
        "explicit",
        "feedback_change_or_good",
        "report_platform",
    ),
    ("Return my deposit. Otherwise I go to the police.", "explicit", "refund", "police_authority"),
    ("Cancel the order or you get a bad review.", "explicit", "cancel", "bad_review"),
    ("Refund me or I do a chargeback with my bank.", "explicit", "refund", "chargeback"),
    (
        "Release the milestone or I tell your boss.",
        "explicit",
        "release_or_pay",
        "tell_employer_or_others",
    ),
    ("Devuélveme el dinero o te dejo una mala reseña.", "explicit", "refund", "bad_review"),
    ("Верните деньги, иначе поставлю одну звезду.", "explicit", "refund", "bad_review"),
    ("Paise wapas karo warna one star dunga.", "explicit", "refund", "bad_review"),
    ("Ibalik mo ang pera ko kung ayaw mong ma-one star.", "explicit", "refund", "bad_review"),
    ("Remboursez-moi sinon je mets une étoile.", "explicit", "refund", "bad_review"),
    ("Geld zurück, sonst gibt es eine schlechte Bewertung.", "explicit", "refund", "bad_review"),
    ("No five stars, no source files.", "explicit", "feedback_change_or_good", "withheld_files"),
    (
        "I know where your kids go to school. Send the 300 back.",
        "explicit",
        "refund",
        "harm_threat",
    ),
    ("Buyer threatens an FIR if I keep the advance.", "explicit", "refund", "police_authority"),
    ("120 instead of 200, or my bank takes it all back.", "explicit", "discount", "chargeback"),
    (
        "If you say no, I hit the report button. 70% it is.",
        "explicit",
        "discount",
        "report_platform",
    ),
    ("No payment, no lamps.", "explicit", "release_or_pay", "withheld_files"),
    ("Si no me paga, su jefe lo sabrá.", "explicit", "release_or_pay", "tell_employer_or_others"),
    (
        "Client here: freelancer won't give the code until I pay a bonus.",
        "explicit",
        "release_or_pay",
        "withheld_files",
    ),
    # The review is there already, and its end is offered.
    (
        "I've given you one star. Send my 80 back and I'll have it removed.",
        "explicit",
        "refund",
        "bad_review",
    ),
    (
        "Devuélvame el depósito o lo denuncio a la policía.",
        "explicit",
        "refund",
        "police_authority",
    ),
    ("Devolva o dinheiro ou abro disputa no cartão.", "explicit", "refund", "chargeback"),
    (
        "Bayaran mo muna ako o ide-delete ko ang website mo.",
        "explicit",
        "release_or_pay",
        "harm_threat",
    ),
    (
        "Paise wapas karo warna police mein complaint karunga.",
        "explicit",
        "refund",
        "police_authority",
    ),
    ("Верните аванс, или я подам на вас в суд.", "explicit", "refund", "legal"),
]
NOT_SEEN = [
    "Thank you, great work!",
    "Could you please refund the second milestone? If not, no problem.",
    "I will leave a review tonight, five stars.",
    "Your payment of $450.00 was released.",
    "Please add one more page, and I'll pay for it.",
    "Quiz for new agents: which team handles a threat with a bad review?",
    "We need a website for our law firm.",
    "Subtitles wanted: the gangster says 'pay or I burn your shop'.",
    "Unless you tell me otherwise, I start with the hall.",
    "A client once wrote 'refund or one star'. Support settled it last year.",
    "Kindly release the milestone at your earliest convenience.",
    "I'd never leave a bad review because of a comma.",
    "Your shop stays up whatever we decide about the money.",
    "Do you take PayPal?",
    "We remember the date differently.",
    "Please send the invoice or tell me where to find it.",
    "The last seller reported me by mistake, support fixed it.",
    "Unless you mind, I'll call at noon.",
    "I don't accept the cancellation, the work is done.",
    "Wonderful, best logo ever!!",
    "Where are the source files? They're in the offer.",
    "Unpaid invoices are my daily work, I'm an accountant.",
    "ok",
    "",
]


@pytest.mark.parametrize(("text", "threat", "demand", "lever"), SEEN, ids=lambda part: part[:24])
def test_a_plain_threat_is_read(text: str, threat: str, demand: str, lever: str):
    reading = recognise(text)
    assert (reading.threat, reading.demand, reading.lever) == (threat, demand, lever)


@pytest.mark.parametrize("text", NOT_SEEN, ids=lambda text: text[:24])
def test_an_innocent_message_is_not_called_a_threat(text: str):
    assert recognise(text).threat == "none"


def test_further_levers_are_named():
    reading = recognise("Refund me or I leave one star and report you to Upwork.")
    assert {reading.lever, *reading.also} >= {"bad_review", "report_platform"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Refund me or I report your account to Upwork.", "client_to_freelancer"),
        ("Release the milestone or I delete your website.", "freelancer_to_client"),
        ("Support: my client wants his money back or he leaves one star.", "client_to_freelancer"),
        ("Our freelancer keeps the login until we pay a bonus.", "freelancer_to_client"),
    ],
)
def test_who_presses_whom_is_read(text: str, side: str):
    assert recognise(text).side == side


@pytest.mark.parametrize("row", refusals(), ids=lambda row: row["text"][:24])
def test_who_does_not_pay_is_the_client(row: dict[str, str]):
    reading = recognise(row["text"])
    assert (reading.side, reading.demand) == (row["side"], row["demand"])


@pytest.mark.parametrize(
    ("text", "lever"),
    [
        ("do this 5 more pages free and I give you good 5 star feedback", OFFER),
        ("Five stars for you if you add two more banners for free.", OFFER),
        ("Do the extra page at no cost and I will leave you a great review.", OFFER),
        ("Refund half and I will write a very positive review.", OFFER),
        ("Give me 50% off and you get 5 stars from me.", OFFER),
        ("I will give you 5 stars only if you make 3 more banners for free.", OFFER),
        ("Give me 50% off and you get 5 stars from me, otherwise 1 star.", "bad_review"),
        ("Add the page for free and I give you 5 stars, or else a bad review.", "bad_review"),
        ("Add the page for free or I leave no review.", "no_review"),
    ],
)
def test_a_good_review_that_is_offered_is_not_called_a_bad_one(text: str, lever: str):
    assert recognise(text).lever == lever


def test_nothing_recognised_is_not_called_no_threat():
    assert recognise("Thank you!").reason.startswith("We found no threat. That does not mean")


def test_a_veiled_one_is_called_possible():
    reading = recognise("I haven't written the review yet. A discount would help my mood.")
    assert reading.threat == "veiled"
    assert reading.reason.startswith("Possibly a veiled threat")


def test_marks_are_words_of_the_text_and_never_overlap():
    text = "Hello! 😀 Refund me by Friday, or else I leave a bad review."
    marks = recognise(text).marks
    assert marks
    for mark, following in pairwise(marks):
        assert mark.end <= following.start
    assert any("efund" in text[mark.start : mark.end] for mark in marks if mark.label == "refund")


def test_a_threat_far_down_a_long_message_is_found():
    padding = "The colours are fine and the fonts are what we agreed on last week. " * 30
    assert recognise(padding + "Refund me or I leave one star. " + padding).threat == "explicit"
    assert recognise(padding).threat == "none"


def test_calm_sentences_around_it_hide_no_threat():
    found = Counter(row["expect"] for row in calm() if recognise(row["text"]).threat != "none")
    assert found["threat"] >= 19
    assert found["innocent"] <= 1


@pytest.mark.parametrize(
    "disguised",
    [
        "Refund me or I leave a b\u200bad review.",
        "Refund me or I leave a bаd rеview.",
        "R e f u n d me or I leave a bad review.",
        "REFUND ME OR I LEAVE A BAD REVIEW.",
    ],
)
def test_a_disguise_hides_nothing(disguised: str):
    reading = recognise(disguised)
    assert (reading.threat, reading.demand, reading.lever) == ("explicit", "refund", "bad_review")


def test_every_label_has_words():
    assert set(labels()["demands"]) == set(DEMANDS)
    assert set(labels()["levers"]) == {*LEVERS, OFFER, "none"}
    assert set(labels()["kept"]) == {KEPT}
    assert set(labels()["sides"]) == set(SIDES)


def test_the_model_is_small_and_has_every_output():
    assert FILE.stat().st_size <= 300_000
    wanted = {f"demand:{name}" for name in DEMANDS} | {f"lever:{name}" for name in LEVERS}
    assert wanted | {f"side:{name}" for name in SIDES} <= set(model().outputs)


WORST = {
    "words": "refund me or else ",
    "letters": "a",
    "apart": "p o l i c e ",
    "quotes": '"',
    "stops": ". ",
    "lines": "\n",
    "signs": "!?",
    "digits": "4 ",
    "smileys": "😀",
    "gaps": "give ",
    "you said": "you said ",
    "if": "if you pay ",
}


# Two in `make test`, the rest on request: together they take half a minute.
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(part, id=name, marks=[] if name in ("words", "if") else pytest.mark.thorough)
        for name, part in WORST.items()
    ],
)
def test_time_grows_with_the_text_and_not_faster(part: str):
    def seconds(length: int) -> float:
        text = (part * length)[:length]
        best = 9.0
        for turn in range(3):
            begun = time.process_time()
            recognise(text[turn:])
            best = min(best, time.process_time() - begun)
        return best

    # Others use this machine too: the quietest of four tries counts.
    assert min(seconds(20_000) / seconds(10_000) for _ in range(4)) < 2.3


def test_a_message_takes_less_than_ten_milliseconds_on_a_machine_of_ours():
    told = [sys.executable, "-m", "tests.reading.timing"]
    ran = subprocess.run(told, cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(ran.stdout) < 1


@pytest.mark.parametrize(
    ("text", "says", "leaves_out"),
    [
        ("Refund me or I will leave one star.", "use a bad review as pressure", "guess"),
        (
            "The client wants the escrow money back.",
            "They do not name what is used as pressure",
            "and use",
        ),
        (
            "I will leave one star, think about it.",
            "use a bad review as pressure",
            "the words ask for",
        ),
    ],
)
def test_what_no_word_names_is_called_a_guess(text: str, says: str, leaves_out: str) -> None:
    said = recognise(text).reason

    assert says in said
    assert leaves_out not in said

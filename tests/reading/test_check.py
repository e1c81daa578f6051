"""What the checks of a text must find, must not find, and how long they may take."""

import time

import pytest

from calculators.checks.lint import words as lints
from calculators.reading.check import PLACES, check

FOUND = [
    ("letter", "Pay me or I call the police.", "authority_threat"),
    ("letter", "If you don't pay, I will tell your clients.", "report_threat"),
    ("letter", "Pay now or I post our chat on Reddit.", "public_shaming"),
    ("chat", "I'll refund half if you remove the review.", "feedback_trade"),
    ("letter", "I will take the site down if you don't pay.", "access_threat"),
    ("letter", "You are a thief.", "crime_word"),
    ("letter", "You are an idiot.", "insult"),
    ("letter", "My lawyer will contact you.", "false_counsel"),
    ("letter", "Remove your review of my work.", "review_removal"),
    ("chat", "Pay me by PayPal, outside of Upwork.", "outside_payment"),
    ("letter", "I admit that the work was late.", "admission"),
    ("letter", "Si no paga, voy a la policía.", "authority_threat"),
    ("report", "I locked him out of the server.", "access_threat"),
    ("report", "Honestly, my work wasn't good.", "admission"),
    ("report", "His wife is Ana and they live in Porto.", "personal_detail"),
    ("report", "Pay me 400 for the stress.", "fee_without_basis"),
    ("report", "The buyer is a filthy liar.", "insult"),
    ("chat", "Use Cash App, it's quicker.", "outside_payment"),
    ("chat", "I'll do one more page. You'd give me five then?", "feedback_trade"),
    ("chat", "my bad, I missed the second file", "admission"),
    ("settle", "Both of us delete the chat.", "gag_promise"),
    ("settle", "Agree tonight, tomorrow it costs double.", "rushed"),
    ("chat", "Please don't rate me, tell me instead.", "review_removal"),
    ("public", "He told me that he was ill and going through a divorce.", "personal_detail"),
]
NOT_FOUND = [
    ("letter", "Please pay 450.00 USD by 20 May 2026."),
    ("letter", "I reserve all my rights."),
    ("letter", 'You wrote: "refund me or I call the police".'),
    ("report", 'He wrote "I will kill your business" at 14:05 UTC.'),
    ("letter", "The website for the city police was delivered on 3 May 2026."),
    ("letter", "I reported your message to Upwork on 2 May 2026."),
    ("chat", "I can't take payment outside the platform."),
    ("report", 'He wrote "pay me by Zelle".'),
    ("report", "She asked for my phone number."),
    ("settle", "This isn't an admission of anything."),
    ("refuse", "You're free to write the review you find right."),
    ("refuse", "I decline the request to cancel."),
    ("letter", "We see the date differently."),
    ("letter", "Your shop stays online in any case."),
    ("letter", "Please tell me when I may expect the fee for May."),
    ("chat", "The final files go up tonight."),
    ("letter", ""),
]


@pytest.mark.parametrize(("place", "text", "id"), FOUND, ids=lambda part: part[:24])
def test_it_is_found_and_its_words_are_underlined(place: str, text: str, id: str):
    found = [one for one in check(text, place) if one.id == id]
    assert found
    assert 0 <= found[0].start < found[0].end <= len(text)
    assert found[0].severity == lints()[id].severity


@pytest.mark.parametrize(("place", "text"), NOT_FOUND, ids=lambda part: part[:24])
def test_an_innocent_text_has_no_finding(place: str, text: str):
    assert check(text, place) == ()


def test_a_place_that_is_none_is_refused():
    assert "letter" in PLACES
    with pytest.raises(ValueError, match="place is one of letter"):
        check("Hello.", "shop")


WORST = {
    "words": "pay me or the police ",
    "letters": "a",
    "apart": "p o l i c e ",
    "quotes": '"',
    "stops": ". ",
    "lines": "\n",
    "signs": "!?",
    "digits": "4 ",
    "you said": "you said ",
    "quoted": 'you wrote "pay" ',
    "brackets": "[",
    "stars": "*",
    "direction": "\u202e",
}


# Two in `make test`, the rest on request: together they take half a minute.
@pytest.mark.parametrize(
    "part",
    [
        pytest.param(
            part, id=name, marks=[] if name in ("words", "brackets") else pytest.mark.thorough
        )
        for name, part in WORST.items()
    ],
)
def test_time_grows_with_the_text_and_not_faster(part: str):
    def seconds(length: int) -> float:
        text = (part * length)[:length]
        best = 9.0
        for turn in range(3):
            begun = time.process_time()
            check(text[turn:], "letter")
            best = min(best, time.process_time() - begun)
        return best

    # Others use this machine too: the quietest of four tries counts.
    assert min(seconds(20_000) / seconds(10_000) for _ in range(4)) < 2.3

"""Who wrote which line of a pasted chat."""

import pytest

from calculators.reading.chat import read_chat

CHATS = [
    (
        "Client: three more for free.\nMe: you thief!\nClient: see your review",
        "three more for free. see your review",
        "you thief!",
    ),
    (
        "Kunde: Geld zurück.\nIch: Nein.\nWir hatten das besprochen.",
        "Geld zurück.",
        "Nein. Wir hatten das besprochen.",
    ),
    ("Cliente: devuélveme el dinero\nYo: no", "devuélveme el dinero", "no"),
    ("[12:04] Anna Smith: refund me\n[12:05] Me: why?", "refund me", "why?"),
    ("12:04 pm - Anna: refund me\n12:05 pm  Me: why?", "refund me", "why?"),
    ("Client: refund me\nLiza: why?", "refund me", "why?"),
    ("I: hello\nJohn: pay me back\nI: no", "pay me back", "hello no"),
    (
        "[26/11/2026, 21:14] Mark D.: Refund me or I will leave you 1 star.\n"
        "[26/11/2026, 21:20] Jun: Sir I already submit the work",
        "Refund me or I will leave you 1 star.",
        "Sir I already submit the work",
    ),
    (
        "26/11/2026, 21:14 - Mark D: Refund me the full 400 or 1 star\n"
        "26/11/2026, 21:20 - Jun: sir i finish already",
        "Refund me the full 400 or 1 star",
        "sir i finish already",
    ),
    (
        "[12/11/26 10.02] Budi: please pay invoice $600 ya sir\n"
        "[25/11/26 09.15] Client Tom: Give me 50% discount or I post bad google review",
        "Give me 50% discount or I post bad google review",
        "please pay invoice $600 ya sir",
    ),
    (
        "Your client has disputed 6 hours. Please respond.\n\n"
        "Client (message 26 Nov): Agree to refund the 6 hours or I will give you 1 star.",
        "Agree to refund the 6 hours or I will give you 1 star.",
        "",
    ),
    (
        "From: Upwork Mediation\nPlease reply by November 30, 2026.\n\n"
        "Client in chat yesterday: Accept refund or I will write the bad review.",
        "Accept refund or I will write the bad review.",
        "",
    ),
    (
        "Mark R. 14:32\nRefund me or I leave one star.\nJun S. 14:40\nI did all the work.",
        "Refund me or I leave one star.",
        "I did all the work.",
    ),
    (
        "Mark Roberts\n2:02 PM\nRefund me or I leave one star.\n\nJun Santos\n2:10 PM\nWhy?",
        "Refund me or I leave one star.",
        "Why?",
    ),
    (
        "Mark R. · Today at 2:02 PM\nGive me 50% off, think of your rating.\n"
        "Jun · Today at 2:10 PM\nI did all the work.",
        "Give me 50% off, think of your rating.",
        "I did all the work.",
    ),
    (
        "[27.11, 14:02] Jörg: Geld zurück oder ein Stern.\n[27.11, 14:10] Jun: Warum?\n"
        "[27.11, 14:12] Anna: Hallo zusammen.",
        "Geld zurück oder ein Stern.",
        "",
    ),
]
NO_CHATS = [
    "Refund me or I leave one star.",
    "Note: the price is 300.\nDeadline: Friday.",
    "Client: refund me or I leave one star.",
    "Price: 300\nTotal: 400",
    "Anna: hello\nBen: hello",
    "[12:04] Anna: hello\n[12:05] Ben: hello",
    "Anna: refund me or I leave one star\nBen: hello",
    "Anna B. 14:32\nhello\nBen C. 14:40\nhello",
    "Deadline 14:00\nRefund me.\nMeeting 15:00\nBe there or I leave one star.",
    "The shop sells lamps.\nClient: a small company in Leeds.",
    "",
]


@pytest.mark.parametrize(("text", "theirs", "mine"), CHATS, ids=lambda part: part[:20])
def test_each_side_has_its_own_lines(text: str, theirs: str, mine: str):
    chat = read_chat(text)
    assert chat
    assert (" ".join(chat.theirs.split()), " ".join(chat.mine.split())) == (theirs, mine)
    assert len(chat.theirs) == len(chat.mine) == len(text)


@pytest.mark.parametrize("text", NO_CHATS, ids=lambda text: text[:20])
def test_what_does_not_show_who_wrote_is_no_chat(text: str):
    assert read_chat(text) is None

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
]
NO_CHATS = [
    "Refund me or I leave one star.",
    "Note: the price is 300.\nDeadline: Friday.",
    "Client: refund me or I leave one star.",
    "Price: 300\nTotal: 400",
    "Anna: hello\nBen: hello",
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

"""The words of a ticket that stand in its note, in place of what the agent would have to copy."""

import pytest

from calculators.routing.directory import directory
from calculators.routing.quotes import LONGEST
from calculators.routing.seen import words
from calculators.routing.ticket import route

OPEN = "[ ... ]"
TOLD = "Demanded, word for word", "Threat or harm, word for word"
SAID = "What was said or done, word for word", "Who may be in danger, and from whom"


def asked(note: str) -> dict[str, str]:
    """By what a note asks for, what stands there."""
    return dict(line.split(": ", 1) for line in note.splitlines() if ": " in line)


def test_what_is_quoted_is_what_notes_ask_for() -> None:
    asks = {ask for note in directory().notes.values() for ask in note.asks}
    assert set(words()["quoted"]) <= asks


@pytest.mark.parametrize(
    ("before", "sentence", "after"),
    [
        (
            "Hello.",
            "My client wants a refund of 300 USD or he leaves one star by Friday.",
            "Help me.",
        ),
        (
            "We had three calls.",
            "Send me the rest for free or I write a bad review.",
            "He said so.",
        ),
        ("", "Refund $450 within 2 days or one star, the client wrote.", "I did all the work."),
        ("Good morning!", "He only pays my last invoice if I give him five stars.", "Can he?"),
        (
            "Der Freelancer hat unser Plugin fertig und ich habe alles bezahlt.",
            "Jetzt sagt er, dass ich das Login erst bekomme, wenn ich ihm fünf Sterne gebe.",
            "Was kann ich tun?",
        ),
        (
            "El freelancer terminó la web y ya pagué todo.",
            "Dice que no me da la contraseña hasta que le ponga cinco estrellas.",
            "¿Qué hago?",
        ),
    ],
)
def test_demand_and_pressure_are_quoted_as_they_stand(before: str, sentence: str, after: str):
    note = asked(route(f"{before} {sentence} {after}").note_text)
    for ask in TOLD:
        assert note[ask] == f'"{sentence}"'
    assert note["Accounts on both sides"] == OPEN


@pytest.mark.parametrize(
    "sentence",
    [
        "The buyer says he will kill me on Sunday.",
        "He posted a picture of my kids and the name of their school.",
        "Mein Auftraggeber ist vor der Schule meines Sohnes aufgetaucht.",
        "I cannot go on and want to die.",
    ],
)
def test_danger_is_quoted_in_the_emergency_note(sentence: str) -> None:
    text = f"Please help. {sentence} My contract is number 5."
    answers = {**route(text).answers, "person_in_danger": "yes"}
    routed = route(text, answers, {"person_in_danger"})
    assert routed.emergency
    for ask in SAID:
        assert f'"{sentence}"' in asked(routed.note_text)[ask]
    assert "number 5" not in routed.note_text


@pytest.mark.parametrize(
    "sentence",
    [
        "somebody hacked into my account, changed the payout.",
        "Someone logged in to my account from Russia.",
        "My account was hacked last night.",
        "Jemand hat sich in mein Konto eingeloggt.",
        "Alguien entró en mi cuenta.",
    ],
)
def test_what_happened_to_an_account_is_quoted(sentence: str) -> None:
    note = asked(route(f"Hello. {sentence} My contract is number 5.").note_text)
    assert note["What happened, word for word"] == f'"{sentence}"'


@pytest.mark.parametrize("text", ["Where is the dark mode?", "My payout is late.", "Hello"])
def test_what_was_not_found_stays_open(text: str) -> None:
    assert '"' not in route(text).note_text


def test_an_answer_of_the_agent_has_no_words_of_another() -> None:
    text = "My client wants 300 USD back or he leaves one star."
    given = {**route(text).answers, "demanded": "work"}
    note = asked(route(text, given, {"demanded"}).note_text)
    assert note[TOLD[0]] == OPEN
    assert note[TOLD[1]] == f'"{text}"'


def test_a_note_of_an_offer_speaks_of_nothing_kept_back() -> None:
    offer = "The client offers me a $50 bonus if I leave him five stars."
    note = route(f"The work is done. {offer} May I?").note_text
    assert asked(note)["What was said or done, word for word"] == f'"{offer}"'
    assert "Used as pressure: nothing; something is offered in return" in note
    assert "kept back" not in note


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "He wrote:\n> Refund me 300 or I leave one star.\n> Answer today.",
            "Refund me 300 or I leave one star.",
        ),
        ("Refund 300 or one star! \n\n> > Refund 300 or one star!", "Refund 300 or one star!"),
        (
            "Look:\n>He posted a picture of my kids and the name of their school.",
            "He posted a picture of my kids and the name of their school.",
        ),
        (
            "I cannot go on and want to die.\nI cannot go on and want to die.",
            "I cannot go on and want to die.",
        ),
    ],
)
def test_a_quote_is_a_sentence_alone_and_stands_once(text: str, sentence: str) -> None:
    note = asked(route(text, {**route(text).answers, "person_in_danger": "yes"}).note_text)
    assert note[SAID[0]] == f'"{sentence}"'


def test_a_long_sentence_is_cut_around_its_words() -> None:
    chat = "and then we talk about colours " * 12
    text = f"{chat}he say refund 300 or one star {chat}"
    quote = asked(route(text).note_text)[TOLD[0]]
    assert "refund 300 or one star" in quote
    assert len(quote) < LONGEST + 20
    for part in quote.strip('"').split("..."):
        assert part.strip() in text


@pytest.mark.parametrize(
    ("chat", "quote"),
    [
        (
            "[12:04] Dmitri: bonus 500 as we talked\n[12:09] Me: no\n"
            "[12:10] Dmitri: i still have the admin. would be sad if the shop is empty\n"
            "[12:11] Me: why",
            "[12:10] Dmitri: i still have the admin. would be sad if the shop is empty",
        ),
        (
            "Client: I want 300 back\nMe: no, the work is done\n"
            "Client: then one star\nClient: if it is not there by noon\n\nWhat can I do?",
            "Client: then one star Client: if it is not there by noon",
        ),
        (
            "Dev: pay 200 more\nMe: all is paid\n"
            "Dev: otherwise I delete the shop.\nThink about it.",
            "Dev: otherwise I delete the shop. Think about it.",
        ),
    ],
)
def test_a_line_of_a_chat_is_quoted_whole(chat: str, quote: str) -> None:
    assert asked(route(chat).note_text)[TOLD[1]] == f'"{quote}"'


def test_a_hint_is_quoted_as_what_presses() -> None:
    text = "My client wants 300 back. We both know how my review will read otherwise."
    note = asked(route(text).note_text)
    assert note[TOLD[1]] == '"We both know how my review will read otherwise."'

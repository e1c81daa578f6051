"""Quotations in a note keep what somebody is quoted with in one piece."""

import pytest

from calculators.routing.quotes import LONGEST
from calculators.routing.ticket import route
from calculators.routing.whole import whole_sentences

SAID = "What was said or done, word for word: "


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            'He wrote "Nice door. See you there." I live alone.',
            'He wrote "Nice door. See you there."',
        ),
        ("Er schrieb „Schön. Bis bald!“ Was nun?", "Er schrieb „Schön. Bis bald!“"),
        ("Me dijo «Linda casa. Nos vemos.» Tengo miedo.", "Me dijo «Linda casa. Nos vemos.»"),
        (
            '"Last chance. Pay." she said, and left. I wait.',
            '"Last chance. Pay." she said, and left.',
        ),
        ("She said “Ok. Fine.”, then left. Bye.", "She said “Ok. Fine.”, then left."),
        ('A 15" screen. It is new.', 'A 15" screen.'),
        ('An open " mark. It never ends.', 'An open " mark.'),
    ],
)
def test_a_sentence_does_not_end_within_quotation_marks(text: str, whole: str) -> None:
    start, end = whole_sentences(text)[0]
    assert text[start:end] == whole


def note_of_danger(text: str) -> str:
    answers = {**route(text).answers, "person_in_danger": "yes"}
    note = route(text, answers, {"person_in_danger"}).note_text
    return next(line for line in note.splitlines() if line.startswith(SAID))


def test_the_threat_in_a_quoted_passage_is_in_the_note() -> None:
    text = 'He sent a photo of my front door and wrote "Nice. We can talk in person." I am alone.'
    assert '"Nice. We can talk in person."' in note_of_danger(text)


def test_a_long_sentence_is_not_cut_within_a_quoted_passage() -> None:
    threat = '"I know where you live, and on Friday I come to your door and you will see"'
    text = (
        f"After {'so many calls and mails ' * 8}he wrote to me {threat} and then {'no ' * 60}more."
    )
    assert threat in note_of_danger(text)
    assert len(note_of_danger(text)) < len(SAID) + LONGEST + len(threat)


def test_words_that_can_go_with_danger_are_quoted_once_the_agent_sees_danger() -> None:
    text = "My order is late. My neighbour has the pills. Where is the form?"
    assert not route(text).danger
    assert "My neighbour has the pills." in note_of_danger(text)

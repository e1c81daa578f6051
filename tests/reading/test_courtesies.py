"""Greetings, thanks and calls for help around a short text change nothing in what it threatens."""

import pytest

from calculators.reading.courtesies import without
from calculators.reading.recognise import recognise
from calculators.reading.words import words
from tests.reading.corpus import messages

SHORT = 45  # words: in a longer text courtesies weigh less
FRONT = (
    "Hello,",
    "Hi team, hope you are well.",
    "Dear support,",
    "Good morning!",
    "Hello, I need your help please.",
    "Thank you for your time reading this.",
    "Sorry for my English.",
)
BEHIND = (
    "Thank you.",
    "Thanks",
    "Thanks in advance!",
    "Many thanks, Olu",
    "thank you so much for your help",
    "Thank you for your understanding and support",
    "thx",
    "Please help me",
    "Please advise.",
    "What should I do?",
    "Looking forward to your answer.",
    "Kind regards",
    "Best, Tom",
    "Sincerely yours, Maria",
    "Vielen Dank und viele Grüße",
    "Merci d'avance",
    "Gracias",
)
# What is left of a text as it is read: its words, without signs.
LEFT = [
    ("Hello Maria, refund me or 1 star. Thank you, Joe", "refund me or 1 star"),
    ("Thank you for nothing. Refund me.", "thank you for nothing refund me"),
    ("Hello refund me", "hello refund me"),
    ("Thanks for the refund you will send.", "thanks for the refund you will send"),
    ("A good rating was my thanks.", "a good rating was my thanks"),
    ("He wants his money back thanks.", "he wants his money back"),
    ("He wants to help me", "he wants to help me"),
    ("Hello! Thank you!", "hello thank you"),
    ("", ""),
]


@pytest.fixture(scope="module")
def threats() -> list[str]:
    """Short messages that are seen as threats as they stand."""
    short = [one.text for one in messages() if len(one.text.split()) <= SHORT]
    return [text for text in short if recognise(text).threat == "explicit"]


def test_there_are_enough_threats_to_try(threats: list[str]):
    assert len(threats) >= 50


@pytest.mark.parametrize("courtesy", FRONT)
def test_a_threat_is_seen_behind_a_greeting(courtesy: str, threats: list[str]):
    assert not [one for one in threats if recognise(f"{courtesy} {one}").threat == "none"]


@pytest.mark.parametrize("courtesy", BEHIND)
@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["beside", "below"])
def test_a_threat_is_seen_before_an_ending(courtesy: str, between: str, threats: list[str]):
    assert not [one for one in threats if recognise(one + between + courtesy).threat == "none"]


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_only_courtesies_are_left_out(text: str, left: str):
    plain = [word.plain for word in without(words(text), text)]
    assert " ".join(word for word in plain if word.isalnum()) == left

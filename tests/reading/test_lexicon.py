"""Phrases as a tree: what matches, and that it does not grow with the choices in a phrase."""

import re

import pytest

from calculators.engine import data
from calculators.reading import lexicon
from calculators.reading.words import words

PHRASES = {
    "one": "refund me, give|send me back my|the money",
    "gap": "pay ~ now|today",
    "several": "dont|never come, self-harm*|selfharm",
    "number": "# stars|star",
}
SEEN = [
    ("please refund me", [("one", 1, 3)]),
    ("send me back the money", [("one", 0, 5)]),
    ("give me back money", []),
    ("pay the whole sum today", [("gap", 0, 5)]),
    ("pay one two three four now", []),
    ("never come here", [("several", 0, 2)]),
    ("don't come here", [("several", 0, 3)]),
    ("they talk of self-harming", [("several", 3, 6)]),
    ("give 5 stars or 1 star", [("number", 1, 3), ("number", 4, 6)]),
]


@pytest.fixture
def phrases(monkeypatch):
    load = data.load
    ours = {"phrases.toml": {"concepts": PHRASES}}
    monkeypatch.setattr(data, "load", lambda source: ours.get(source) or load(source))
    lexicon.tree.cache_clear()
    lexicon._starts.cache_clear()
    yield
    lexicon.tree.cache_clear()
    lexicon._starts.cache_clear()


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_any_of_the_words_between_which_a_phrase_leaves_the_choice(phrases, text, seen):
    found = lexicon.concepts(words(text), "phrases.toml")
    assert [(one.concept, one.first, one.last) for one in found] == seen


@pytest.mark.parametrize("source", [lexicon.CONCEPTS, "reading/danger.toml"])
def test_a_file_of_phrases_makes_no_more_places_than_it_has_words(source):
    """The first message that is read waits for them; a place for each choice took ten seconds."""
    written = " ".join(data.load(source)["concepts"].values())
    places, left = set(), [lexicon.tree(source)]
    while left:
        node = left.pop()
        if id(node) not in places:
            places.add(id(node))
            left += [each for nodes in node.exact.values() for each in nodes]
            left += [each for nodes in node.begins.values() for each in nodes]
            left += [node.gap] if node.gap else []
    assert len(places) <= len(re.findall(r"[^\s,|]+", written))

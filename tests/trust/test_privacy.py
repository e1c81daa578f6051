"""Each sentence of the privacy page has tests that show it, or is known as one that none can."""

import ast
import tomllib
from pathlib import Path

import pytest

from tests.docs.promises import ROOT, sentences

LISTED = tomllib.loads(Path(__file__).with_name("privacy.toml").read_text("utf-8"))["sentences"]
PAGE = ROOT / "docs" / "about" / "privacy.md"
# Headings, cells of the table's head, and what to press: these say nothing of what happens.
WITHOUT = {
    "What happens to what you type, and how to check it yourself.",
    "Privacy",
    "What the browser keeps",
    "What",
    "When",
    "How to delete it",
    "---",
    "Your case:",
    "close the tab, or Your case:",
    "Delete everything",
    "below",
    "The offline copy",
    "Delete the offline copy Make an offline copy",
    "Check it yourself",
    "Open your browser's developer tools and choose the network panel.",
    "Open a tool, fill in the form and ask for the answer.",
    "Read the addresses:",
    "Unplug the network once the calculator has answered, change an answer, and ask again:",
    "In the storage panel, look at local storage, session storage and the caches.",
}


def test_every_sentence_is_listed_and_every_listed_one_stands():
    said = set(sentences(PAGE.read_text("utf-8"), ".md")) - WITHOUT
    listed = [sentence for entry in LISTED for sentence in entry["says"]]
    assert sorted(said) == sorted(listed)


@pytest.mark.parametrize("test", sorted({test for entry in LISTED for test in entry["shown"]}))
def test_every_test_that_shows_one_is_there(test):
    path, _, name = test.partition("::")
    text = (ROOT / path).read_text("utf-8")
    if path.endswith(".mjs"):
        assert f'test("{name}"' in text
    else:
        functions = [
            node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)
        ]
        assert name in functions

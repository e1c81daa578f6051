"""Short sentences in many wordings, and the events that they tell."""

from pathlib import Path

import pytest

from calculators.life.events import BadEvent
from calculators.life.platform import find_platform
from calculators.life.sentences import read_sentence

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("text", "tells"), ROWS, ids=[text for text, _ in ROWS])
def test_sentence(text, tells):
    kind, *slots = tells.split()
    first = next(read_sentence(text, "upwork"))
    assert {"kind": kind} | dict(slot.split("=") for slot in slots) == {
        name: value for name, value in first.items() if name == "kind" or name in tells
    }
    assert kind in find_platform("upwork").kinds


def test_a_sentence_that_no_row_fits_is_named():
    with pytest.raises(BadEvent, match="Event 3: we cannot read “the moon rose”"):
        list(read_sentence("the moon rose", "upwork", 3))

"""Whole lives of contracts, from sentences to what is so, what runs and what to do."""

import pytest

from calculators.life.asking import ask
from tests.life.lives import differences, load, telling

LIVES = load("lives") + load("more_lives") + load("edge_lives") + load("long_lives")
LIVES += load("mixed_lives")


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["id"])
def test_life(life):
    assert list(differences(life["truth"], ask(telling(life)))) == []

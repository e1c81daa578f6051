"""Whole lives of contracts, from sentences to what is so, what runs and what to do."""

import pytest

from calculators.life.asking import ask
from tests.life.lives import FILES, differences, load, telling

LIVES = [life for name in FILES for life in load(name)]


@pytest.mark.parametrize("life", LIVES, ids=lambda life: life["id"])
def test_life(life):
    assert list(differences(life["truth"], ask(telling(life)))) == []

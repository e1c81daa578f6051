"""Fingerprints in pieces: the same as in one go, and never of half a file."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.engine.fingerprints import LostPiece, take


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_pieces_give_the_fingerprint_of_the_whole(pieces):
    place = 0
    for piece in pieces:
        take("file", place, piece)
        place += len(piece)
    assert take("file", place) == hashlib.sha256(b"".join(pieces)).hexdigest()


def test_two_files_do_not_mix():
    take("one", 0, b"a")
    take("two", 0, b"b")
    assert take("one", 1) == hashlib.sha256(b"a").hexdigest()
    assert take("two", 1) == hashlib.sha256(b"b").hexdigest()


def test_a_lost_piece_is_noticed_and_the_file_begins_anew():
    take("file", 0, b"abc")
    with pytest.raises(LostPiece):
        take("file", 6, b"ghi")
    with pytest.raises(LostPiece):
        take("file", 3)
    take("file", 0, b"abc")
    assert take("file", 3) == hashlib.sha256(b"abc").hexdigest()

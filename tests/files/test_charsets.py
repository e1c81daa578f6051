"""Encodings: a reader's browser has each one that the reading of files names."""

import codecs

from calculators.files.charsets import ALPHABETS, WIDE, WIDER
from hooks.runtime import contents


def test_every_encoding_that_is_named_comes_into_the_browser():
    named = [*WIDE, *WIDER.values(), *(name for name, _ in ALPHABETS)]
    needed = {codecs.lookup(name).name.replace("-", "_") for name in named}
    assert needed <= set(contents.ALPHABETS)

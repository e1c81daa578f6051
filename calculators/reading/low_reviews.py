"""Puts the words of a low review as the lists of concepts know them: "leave me an awful review".

*Leave me a review* asks for a good one, so the model takes "me" for a demand. Of a bad review it is
none: who would want one?
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from calculators.reading.patterns import pattern, speaks_of
from calculators.reading.told import PLAIN
from calculators.reading.words import Word

TABLE = "low"
# By name of a pattern and of its words, what stands in their place.
KNOWN = {
    "out": (),
    "bad": ("bad",),
    "stern": ("1", "stern"),
    "idiom": ("bad", "review"),
    "gewaschen": ("schlechte", "bewertung"),
    "hunde": ("mala", "resena"),
}


def with_known(found: Sequence[Word], text: str) -> list[Word]:
    """The words of a text, those of a low review as the lists have them. text: where they stand."""
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text) or not speaks_of(TABLE, plain):
        return list(found)
    put = dict(_put(found, plain))
    kept = ((word, put.get(at, word.plain)) for at, word in enumerate(found))
    return [
        replace(word, plain=said) if said != word.plain else word for word, said in kept if said
    ]


def _put(found: Sequence[Word], plain: str) -> Iterator[tuple[int, str]]:
    """By place among the words, what is put there; "" for nothing."""
    for name, known in KNOWN.items():
        for seen in pattern(TABLE, name).finditer(plain):
            start, end = seen.span(name)
            inside = [at for at, word in enumerate(found) if start <= word.start < end]
            spoken = [at for at in inside if found[at].plain.isalnum()]
            put = dict(zip(spoken, known, strict=False))
            yield from ((at, put.get(at, "")) for at in inside)

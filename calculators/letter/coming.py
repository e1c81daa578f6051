"""The checks of a letter that asks for money which should come by itself."""

from collections.abc import Iterator

from calculators.letter.checked import CheckedLetter, Passage


def release_first(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.release and not letter.release.of_hours:
        yield "ask", 0, 0


def hours_pay_first(letter: CheckedLetter) -> Iterator[Passage]:
    if letter.release and letter.release.of_hours:
        yield "ask", 0, 0

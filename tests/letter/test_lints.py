"""The lints against their corpus, and against texts made to break them."""

import time

import pytest

from calculators.checks.lint import mark, words
from calculators.checks.reading import hide_quotes, unmask
from tests.letter.corpus import LEAST, load, measure

PARTS, FIRST_READING = load()


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_corpus_is_told_well(part):
    figures = measure(PARTS[part])
    wrong = (figures["missed"], figures["cried"])
    assert min(figures["precision"], figures["recall"]) >= LEAST, wrong


def test_the_corpus_is_large_and_has_innocent_neighbours():
    sentences = [entry for part in PARTS.values() for entry in part]
    assert len(sentences) >= 200
    assert sum(not entry["expect"] for entry in sentences) >= 100
    assert len({(s["text"], str(s.get("facts"))) for s in sentences}) == len(sentences)


def test_every_lint_of_words_is_seen_somewhere_and_says_how_to_put_it_right():
    expected = {lint for part in PARTS.values() for entry in part for lint in entry["expect"]}
    assert expected <= set(words())
    assert set(words()) - expected == {"hidden_characters", "letters_alike"}, (
        "lints with no sentence in the corpus"
    )
    for lint in words().values():
        assert lint.severity in ("block", "warn", "note")
        assert all((lint.why, lint.fix, lint.source.title))


@pytest.mark.parametrize(
    "disguised",
    [
        "Pay or I call the pol\u200bice.",
        "Pay or I call the p o l i c e.",
        "Pay or I call the p.o.l.i.c.e.",
        "Pay or I call the ро\u0456ice, the police.",
        "Pay or I call the ｐｏｌｉｃｅ.",
        "Pay or I call the p0lice.",
        "PAY OR I CALL THE POLICE.",
        "Pay or\nI call the police.\n",
        "Pay or I ‘call’ the “police”.",
    ],
)
def test_a_disguise_does_not_hide_a_threat(disguised):
    assert "authority_threat" in {found.lint.id for found in mark(disguised)}


def test_quoting_is_innocent_only_for_words_that_are_on_record():
    text = "On 4 May 2026 you wrote: “Refund me or I call the police.”"
    assert not mark(text)
    assert not mark(text, known=("Listen. Refund me or I call the police. Your choice.",))
    assert "authority_threat" in {found.lint.id for found in mark(text, known=("Hello.",))}


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        ("4999 9999 9999 9996", True),  # nines count as nines where they are not doubled
        ("4999 9999 9999 9995", False),
        ("4999-9999-9999-9996", True),
        ("123456782", False),  # nine digits whose sum is right are no card
        ("543219877", False),
        ("4222222222222", True),  # the shortest card has 13
        ("422222222222", False),
    ],
)
def test_a_card_number_is_told_by_its_length_and_its_sum(number, seen):
    found = {one.lint.id for one in mark(f"The number {number} is on the list.")}
    assert ("personal_number" in found) == seen


def test_a_mark_points_at_its_passage():
    text = "Guten Tag 😀. Pay or I call the p\u200bolice today."
    found = next(found for found in mark(text) if found.lint.id == "authority_threat")
    assert text[found.start : found.end] == found.passage
    assert "p\u200bolice" in found.passage


def test_hiding_and_unmasking_keep_every_character_in_place():
    text = "You said “pay or else” and then: pay. Ünïcödé 😀 ﬁn"
    read = unmask(text)
    assert len(hide_quotes(read.plain)) == len(read.plain) == len(read.place)
    assert list(read.place) == sorted(read.place)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "if you pay " * 900,
        '"' * 10_000,
        "you said " * 1_100,
        " " * 10_000,
        "p o l i c e " * 800,
        "4 " * 5_000,
        "\u202e" * 10_000,
        "😀" * 10_000,
        "review pay if " * 700,
        "\x00" * 100,
        "<script>alert(1)</script>{{ 7*7 }}",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_bounded_time(text):
    begun = time.perf_counter()
    mark(text)
    assert time.perf_counter() - begun < 10

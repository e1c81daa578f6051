"""No page and no answer promises more than a rule: absolute words stand only where one bears them.

`promises/words.toml` has the words, `promises/kept.toml` each sentence that stays, with its rule.
"""

import pytest

from calculators.engine.parameters import parameter
from tests.docs.pages import pages
from tests.docs.promises import ROOT, Kept, WordList, found, kept, sentences, word_lists

CITES = {f"docs/{page.path}": page.cites for page in pages()}
of_each_list = pytest.mark.parametrize("words", word_lists(), ids=lambda words: words.name)


@of_each_list
def test_every_absolute_sentence_has_its_rule(words: WordList) -> None:
    bare = {Kept(each.text, each.sentence) for each in kept()}
    assert [each for each in found(words) if each not in bare] == []


def test_every_entry_has_a_sentence_that_still_stands() -> None:
    standing = {each for words in word_lists() for each in found(words)}
    assert [each for each in kept() if Kept(each.text, each.sentence) not in standing] == []


def test_no_sentence_is_entered_twice() -> None:
    entered = [(each.text, each.sentence) for each in kept()]
    assert len(entered) == len(set(entered))


@pytest.mark.parametrize("each", kept(), ids=lambda each: f"{each.text}: {each.sentence}"[:80])
def test_the_rule_of_a_sentence_is_in_force_and_cited_on_its_page(each: Kept) -> None:
    assert not parameter(each.rule).history[-1].repealed
    if each.text in CITES:
        assert each.rule in CITES[each.text]


@of_each_list
def test_every_file_of_a_list_is_there(words: WordList) -> None:
    assert [glob for glob in words.texts if not list(ROOT.glob(glob))] == []
    assert [path for path in words.not_texts if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize(
    "promise",
    [
        "costs you nothing",
        "Nothing is lost by waiting.",
        "You lose nothing by waiting an hour.",
        "Only what is public counts.",
        "Once the work is submitted, time is on your side.",
        "This clock works for you",
        "Not to pay does not cost you much.",
        "Not paying the fee does not cost you your account.",
        "Feedback of flagged clients is left out of your score.",
        "Mediation cannot force you to refund.",
        "It cannot take the money from you.",
        "Only public feedback counts.",
        "A score never falls for one review.",
        "Your pay is guaranteed.",
        "One review does not hurt your score.",
        "The payment is gone for good.",
        "The review will be removed.",
    ],
)
def test_the_words_that_promised_too_much_are_found(promise: str) -> None:
    assert any(words.finds(promise) for words in word_lists())


@pytest.mark.parametrize(
    "riddle",
    [
        "Who cannot answer cannot pay.",
        "Who gets a long letter reads the first page.",
        "Where the money is, is open.",
        "Who the client is in law, is not known.",
        "Whether the client threatens you is open.",
        "Words without a picture are one word against another.",
        "Something starts the count anew.",
        "Silence is an answer.",
        "Upwork forbids to make a payment depend on a review.",
        "A client presses you by threats.",
        "A row of 64 signs.",
        "Rate an hour",
    ],
)
def test_old_words_and_riddles_are_found(riddle: str) -> None:
    assert any(words.finds(riddle) for words in word_lists())


@pytest.mark.parametrize(
    "plain",
    [
        "The mediator decides nothing.",
        "The folder is never empty.",
        "You can dispute a milestone.",
        "The contract is open.",
        "Who ended the contract?",
        "Press Send to paste it.",
    ],
)
def test_a_sentence_without_promise_or_without_the_matter_is_not_found(plain: str) -> None:
    assert not any(words.finds(plain) for words in word_lists())


def test_a_page_is_read_as_its_reader_reads_it() -> None:
    page = (
        '---\ndescription: "What it costs."\nowner: guide\n---\n\n# Title\n\n'
        '!!! never "Never sell"\n\n    Wait. {{ cite("a.b.c", "It binds", says=True) }}.\n\n'
        "| Held | costs you nothing |\n\n> *Example.* Never mind.\n\n```calculator\nnever\n```\n"
        '- [ ] You have {{ rule("a.b.c") }}, see [the page](x.md).\n'
    )
    assert list(sentences(page, ".md")) == [
        '"What it costs."',
        "Title",
        "Never sell",
        "Wait.",
        "It binds.",
        "Held",
        "costs you nothing",
        "You have …, see the page.",
    ]


def test_the_words_of_an_answer_are_read_without_their_code() -> None:
    template = "{# never #}{% if fee %}<p>Wait for {{ day }}.</p>{% endif %}\n"
    assert list(sentences(template, ".jinja")) == ["Wait for …."]
    assert list(sentences('[clock]\ntitle = "Act"\nlist = ["Now. Then."]\n', ".toml")) == [
        "Act",
        "Now.",
        "Then.",
    ]

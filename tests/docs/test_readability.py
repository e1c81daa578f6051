"""Guide and support desk can be read at school grade nine; the measure tells plain from hard."""

import pytest

from tests.docs.pages import Page, pages
from tests.docs.readability import LIMIT, grade, sentences


@pytest.mark.parametrize(
    "written",
    [page for page in pages() if page.path.startswith(("guide/", "support/"))],
    ids=lambda p: p.path,
)
def test_a_page_for_readers_is_plain(written):
    assert grade(written) <= LIMIT


def test_the_measure_can_fail():
    hard = (
        "Notwithstanding the aforementioned contractual stipulations, the remuneration retained "
        "in escrow constitutes an unequivocally recoverable obligation of the commissioning "
        "organisation."
    )
    assert grade(Page("hard.md", {}, hard)) > LIMIT


def test_only_whole_sentences_are_measured():
    text = (
        '# Title\n\n!!! clock "Now"\n\n    Wait a [day](x.md). Then go.\n\n- [ ] the offer\n'
        "| a | table. |\n\n```\ncode here.\n```\n"
    )
    assert sentences(text) == ["Wait a day.", "Then go."]

"""How values and what they rest on are written for a reader."""

from dataclasses import replace
from datetime import date

from calculators.engine.formats import format_basis, format_begins, format_lead
from calculators.engine.parameters import parameter


def test_what_a_part_of_an_answer_rests_on() -> None:
    one = parameter("upwork.fixed_price.dispute_filing_days").history[-1]
    source = replace(one.sources[0], url="https://example.org/", read=date(2026, 11, 21))
    sure = replace(one, confidence="high", sources=(source,))
    later = replace(source, read=date(2026, 11, 26))
    other = replace(sure, parameter="upwork.a.b", confidence="medium", sources=(later,))
    own = replace(sure, sources=(replace(source, url=""),))

    assert format_basis([sure, sure], "The sum") == (
        "The sum rests on one rule, read in stored copies on Sat 21 Nov 2026. Confidence: high."
    )
    assert format_basis([sure, other], "This day") == (
        "This day rests on 2 rules, read in stored copies from Sat 21 Nov 2026 to Thu 26 Nov 2026."
        " Confidence: high for 1, medium for 1."
    )
    assert format_basis([own], "It") == (
        "It rests on one rule, set by this handbook. Confidence: high."
    )
    assert format_basis([sure, replace(own, parameter="law.a.own")], "The sum") == (
        "The sum rests on 2 rules: 1 read in stored copies on Sat 21 Nov 2026, and 1 set by this"
        " handbook. Confidence: high."
    )


def test_no_sentence_stands_after_a_colon() -> None:
    one = parameter("upwork.fixed_price.dispute_filing_days").history[-1]
    text = replace(one, unit="text", description="Which work is left out")
    assert format_lead(replace(text, value="Work for the home.")) == "Which work is left out."
    assert format_lead(replace(text, value="A private suit")) == "Which work is left out."
    assert format_lead(replace(text, value="the side that paid")) == "Which work is left out:"
    assert format_lead(replace(one, description="Is it open?")) == "Is it open?"


def test_a_first_day_says_how_it_is_known() -> None:
    one = parameter("upwork.fixed_price.dispute_filing_days").history[-1]
    day = replace(one, effective=date(2026, 1, 1), start="stated", known_until=None)
    assert format_begins(day) == "In force from Thu 1 Jan 2026"
    assert format_begins(replace(day, start="assumed")) == "Applied from Thu 1 Jan 2026"
    assert format_begins(replace(day, start="reported", known_until=date(2026, 12, 31))) == (
        "Reported from Thu 1 Jan 2026; known until Thu 31 Dec 2026"
    )
    assert format_begins(replace(day, repealed=True)) == "Ended on Thu 1 Jan 2026"

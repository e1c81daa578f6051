"""How values and what they rest on are written for a reader."""

from dataclasses import replace
from datetime import date

from calculators.engine.formats import format_basis
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

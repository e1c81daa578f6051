"""Decision tables: order, reasons, and an enumeration that finds every kind of mistake."""

import pytest

from calculators.engine.decisions import BrokenTable, read

TABLE = """
[answers]
posted = ["no", "yes", "not_sure"]
money = ["held", "released", "not_sure"]

[ordered]
posted = ["no", "yes"]
level = ["low", "high"]

[[groups]]
id = "exceptions"
[[groups.rules]]
id = "released"
when = { money = ["released"] }
then = { level = "low" }
why = "The money is out of reach."

[[groups]]
id = "rest"
[[groups.rules]]
id = "posted"
when = { posted = ["yes"] }
then = { level = "high" }
why = "A posted review harms today."
[[groups.rules]]
id = "quiet"
when = { posted = ["no", "not_sure"] }
then = { level = "low" }
why = "Nothing is posted."
"""


def test_the_first_group_with_a_matching_rule_decides():
    table = read(TABLE)
    assert table.decide({"posted": "yes", "money": "released"}).rule.id == "released"
    assert table.decide({"posted": "yes", "money": "held"}).rule.id == "posted"


def test_an_earlier_rule_that_did_not_fire_says_which_answer_was_missing():
    decision = read(TABLE).decide({"posted": "yes", "money": "held"})
    assert [(entry.rule.id, entry.unmet) for entry in decision.passed] == [
        ("released", {"money": "held"})
    ]


def test_a_missing_answer_counts_as_not_sure():
    decision = read(TABLE).decide({})
    assert decision.rule.id == "quiet"
    assert decision.passed[0].unmet == {"money": "not_sure"}


def test_an_enumeration_counts_every_combination_once():
    coverage = read(TABLE).check()
    assert coverage.complete
    assert coverage.combinations == 9
    assert coverage.hits == {"released": 3, "posted": 2, "quiet": 4}


def test_a_gap_is_found():
    coverage = read(TABLE.replace('["no", "not_sure"]', '["no"]')).check()
    assert coverage.gaps == [
        {"posted": "not_sure", "money": "held"},
        {"posted": "not_sure", "money": "not_sure"},
    ]
    assert not coverage.complete


def test_an_overlap_inside_a_group_is_found_even_behind_an_exception():
    coverage = read(TABLE.replace('posted = ["yes"]', 'posted = ["yes", "no"]')).check()
    assert (("posted", "quiet"), {"posted": "no", "money": "held"}) in coverage.overlaps
    assert len(coverage.overlaps) == 3


def test_a_rule_that_nothing_reaches_is_found():
    hidden = TABLE.replace('when = { money = ["released"] }', "when = {}")
    assert read(hidden).check().unreachable == ["posted", "quiet"]


def test_a_worse_answer_that_lowers_the_outcome_is_found():
    assert read(TABLE).falls("level") == []
    upside_down = TABLE.replace('posted = ["no", "yes"]\n', 'posted = ["yes", "no"]\n')
    found = read(upside_down).falls("level")
    assert ("posted", {"posted": "yes", "money": "held"}, "no") in found
    assert len(found) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "quiet"', 'id = "posted"'),
        ('{ posted = ["yes"] }', '{ posted = ["perhaps"] }'),
        ('{ posted = ["yes"] }', '{ review = ["yes"] }'),
        ('["held", "released", "not_sure"]', '["held", "released"]'),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(old, new):
    with pytest.raises(BrokenTable):
        read(TABLE.replace(old, new))


@pytest.mark.parametrize("answers", [{"posted": "perhaps"}, {"review": "yes"}])
def test_an_undeclared_question_or_answer_is_refused(answers):
    with pytest.raises(BrokenTable):
        read(TABLE).decide(answers)


def test_a_million_combinations_are_enumerated_in_reasonable_time():
    questions = "\n".join(f'q{n} = ["a", "b", "c", "not_sure"]' for n in range(9))
    coverage = read(f"""
[answers]
{questions}
[[groups]]
[[groups.rules]]
id = "first"
when = {{ q0 = ["a"], q8 = ["b"] }}
then = {{}}
why = ""
[[groups]]
[[groups.rules]]
id = "rest"
then = {{}}
why = ""
""").check()
    assert coverage.combinations == 4**9
    assert coverage.hits["first"] == 4**7

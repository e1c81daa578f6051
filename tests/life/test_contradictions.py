"""Every pair of events, one after the other: what does not fit is named with both."""

from datetime import date, timedelta

import pytest

from calculators.engine.packs import DEFAULT, packs
from calculators.life.asking import ask
from calculators.life.platform import find_platform
from calculators.life.words import find_words

PLATFORM = find_platform("upwork")
WORDS = find_words("upwork")
BEGIN = date(2026, 3, 2)
# Where every pair is told: the contract is open, or the client has ended it.
BEFORE = {
    "open": [{"kind": "contract_began"}, {"kind": "milestone_funded", "of": "M1", "sum": 300}],
    "ended": [
        {"kind": "contract_began"},
        {"kind": "milestone_funded", "of": "M1", "sum": 300},
        {"kind": "contract_ended", "by": "client"},
    ],
}


def told(before, *kinds):
    events = [
        *before,
        *(
            {"kind": kind} | ({"of": "M1"} if PLATFORM.kinds[kind].of == "milestone" else {})
            for kind in kinds
        ),
    ]
    return {
        "events": [
            item | {"when": str(BEGIN + timedelta(days=n))} for n, item in enumerate(events)
        ],
        "now": "2026-03-08T09:00Z",
    }


# Each event comes first in one of the two in `make test`, in the other in the audit.
FIRST = [
    pytest.param(
        first, before, id=f"{first}-{before}", marks=[pytest.mark.thorough] * ((row + column) % 2)
    )
    for row, first in enumerate(sorted(PLATFORM.kinds))
    for column, before in enumerate(BEFORE)
]


@pytest.mark.parametrize(("first", "before"), FIRST)
def test_what_does_not_fit_is_named(first, before):
    for second in PLATFORM.kinds:
        life = told(BEFORE[before], first, second)
        for found in ask(life)["contradictions"]:
            for n in found["events"]:
                kind = life["events"][n - 1]["kind"]
                assert f"(event {n})" in found["why"], (first, second, found)
                assert WORDS["kinds"][kind] in found["why"], (first, second, found)
                assert found["why"].count(f"(event {n})") == 1, (first, second, found)
            assert found["assume"]


@pytest.mark.parametrize("pack", sorted({*packs()} - {DEFAULT}))
def test_an_event_that_stands_alone_is_not_held_against_itself(pack):
    for kind in find_platform(pack).kinds:
        life = {"platform": pack, "events": [{"kind": kind, "when": "2026-03-02"}]}
        for found in ask(life | {"now": "2026-03-08T09:00Z"})["contradictions"]:
            assert found["why"].count("(event 1)") == 1, found


def test_the_wrong_way_round_is_seen():
    """Of two events that must follow each other, the later one told first is a contradiction."""
    for first, second in (
        ("dispute_filed", "dispute_declined"),
        ("dispute_filed", "proposal_made"),
        ("review_appeared", "reply_posted"),
        ("identity_asked", "identity_passed"),
        ("threat", "review_removed"),
    ):
        before = BEFORE["ended"]
        right = {
            tuple(item["events"]) for item in ask(told(before, first, second))["contradictions"]
        }
        wrong = {
            tuple(item["events"]) for item in ask(told(before, second, first))["contradictions"]
        }
        assert len(wrong) >= len(right), (first, second)


def test_each_key_of_the_data_has_its_words():
    rows = [row for of in PLATFORM.rows.values() for row in of]
    clocks = PLATFORM.clock_kinds()
    kinds = PLATFORM.kinds.values()
    steps = (
        {clock.do for clock in clocks}
        | {row.do for row in rows if row.do}
        | {task.do for task in PLATFORM.tasks}
        | {kind.if_denied for kind in kinds}
        | {do for clock in clocks for do in clock.do_in.values()}
    )
    # On another platform some day is not known, and one has to ask for it.
    assert steps | {"none", "ask"} == set(WORDS["do"])
    assert {row.happens for row in rows if row.happens} == set(WORDS["happened"])
    assert {clock.name for clock in clocks} | {"nothing"} == set(WORDS["next"])
    assert {kind.name for kind in kinds} == set(WORDS["kinds"])
    assert {row.says for row in rows if row.says} <= set(WORDS["contradictions"])
    assert {choice.do for choice in PLATFORM.choices} | {"nothing"} == set(WORDS["choices"])
    assert {key for choice in PLATFORM.choices for key in choice.closes} == set(WORDS["closes"])


def test_each_state_and_event_of_the_data_is_known():
    states: dict[str, set[str]] = {}
    for of in PLATFORM.rows.values():
        for row in of:
            states.setdefault(row.part, set()).update({row.to, row.rest_to} - {""})
    for kind in PLATFORM.kinds.values():
        if kind.of:
            states.setdefault(kind.of, set()).update({kind.makes, kind.assumes} - {""})
    for part in PLATFORM.parts.values():
        states.setdefault(part.name, set()).update({part.begins} - {""})
        if part.money:
            assert states[part.name] <= set(part.money), part.name
    for of in PLATFORM.rows.values():
        for row in of:
            if PLATFORM.parts[row.part].one:
                assert set(row.before) <= states[row.part], row
            for kind, needed in row.needs.items():
                assert set(needed) <= states[kind], row
    silent = {clock.then for clock in PLATFORM.clock_kinds()} - {""}
    known = set(PLATFORM.kinds) | silent | {"held_stated"}
    assert {on.partition(".")[0] for on in PLATFORM.rows} <= known


def test_what_came_by_itself_in_between_is_said():
    life = {
        "events": [
            {"kind": "milestone_funded", "of": "M1", "sum": 300, "when": "2026-03-01"},
            {"kind": "work_submitted", "of": "M1", "when": "2026-03-02"},
            {"kind": "changes_requested", "of": "M1", "when": "2026-03-25"},
        ],
        "now": "2026-03-26T09:00Z",
    }
    (found,) = ask(life)["contradictions"]
    assert "In between, 2026-03-16T00:00Z: The money was released to you" in found["why"]
    life["events"][2]["when"] = "2026-03-10"
    assert not ask(life)["contradictions"]

"""Properties that hold for any events: order, growth, shifts by whole weeks, and zones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.deadlines.calculator import calculate
from calculators.deadlines.clocks import words
from calculators.deadlines.inputs import Inputs
from calculators.engine.fields import questions
from calculators.engine.windows import State, start_of
from calculators.facts.contract import ContractType, Party
from calculators.facts.days import Release
from calculators.facts.money import MoneyPlace
from calculators.law.places import Place

EVENTS = [name for name, question in questions(Inputs).items() if question.kind == "date"]
# Days on which the rules of today hold, so that a shift changes the dates and not the rules.
FIRST, LAST = date(2026, 8, 1), date(2027, 9, 30)
DAYS = st.dates(FIRST, LAST)
INSTANTS = st.datetimes(datetime(2026, 8, 1), datetime(2027, 9, 30), timezones=st.just(UTC))  # noqa: DTZ001
# Hours around the turn of a billing week, where a wrong zone would show.
WORKED = st.builds(
    lambda weeks, hours: datetime(2026, 8, 3, tzinfo=UTC) + timedelta(weeks=weeks, hours=hours),
    st.integers(0, 60),
    st.integers(-12, 12),
)
# Counted by months or in business days with their holidays, which no shift by weeks keeps.
NOT_BY_DAYS = {
    "off_platform_payment_ban",
    "letter_reply",
    "client_answer",
    "feedback_report_decision",
    "hours_dispute_decision",
}
# What an event opens again, or ends for good, on purpose.
RESTARTS = {
    "changes_requested": {"auto_release", "release_withdrawable"},
    "contract_ended": {"release_withdrawable"},
}


@st.composite
def inputs(draw, **fixed):
    """Any events in any order: what a form would refuse must not break a property either."""
    events = draw(st.dictionaries(st.sampled_from(EVENTS), DAYS))
    rest = {
        "contract_type": draw(st.sampled_from([None, *ContractType])),
        "ended_by": draw(st.sampled_from([None, *Party])),
        "money_place": draw(st.sampled_from(MoneyPlace)),
        "hours_worked": draw(st.none() | WORKED),
        "releases": tuple(Release(released=day) for day in draw(st.lists(DAYS, max_size=3))),
        "letter_days": draw(st.none() | st.integers(1, 60)),
        "client_place": draw(
            st.sampled_from([None, Place("us_ca"), Place("england_wales"), Place("elsewhere")])
        ),
        "now": draw(INSTANTS),
    }
    return Inputs(**events | rest | fixed)


def by_id(given_inputs):
    return {clock.id: clock for clock in calculate(given_inputs).clocks}


@given(inputs())
def test_a_clock_never_ends_before_it_opens(events):
    for clock in calculate(events).clocks:
        if clock.end is None:
            assert clock.state in (State.WAITING, State.STOPPED)
            continue
        assert clock.closes >= start_of(clock.opens, clock.zone), clock.id
        if clock.early is not None:
            assert start_of(clock.early, clock.zone) <= start_of(clock.late, clock.zone), clock.id
            assert clock.end in (clock.early, clock.late), clock.id


@given(inputs(ended_by=Party.CLIENT), st.sampled_from(EVENTS), DAYS)
def test_adding_a_later_event_never_makes_an_earlier_clock_vanish(events, name, day):
    before = by_id(events)
    given_days = [getattr(events, event) for event in EVENTS if getattr(events, event)]
    if getattr(events, name) or day < max(given_days, default=FIRST):
        return
    after = by_id(Inputs(**vars(events) | {name: day}))
    assert set(before) <= set(after)
    lost = {id for id, clock in before.items() if clock.end and not after[id].end}
    assert lost <= RESTARTS.get(name, set())


@given(inputs(), st.integers(-20, 20))
def test_a_shift_by_whole_weeks_shifts_every_answer_by_days(events, weeks):
    shift = timedelta(weeks=weeks)

    def shifted(value):
        if isinstance(value, Release):
            return Release(released=value.released + shift)
        if isinstance(value, tuple):
            return tuple(shifted(item) for item in value)
        return value + shift if isinstance(value, date) else value

    before = by_id(events)
    after = by_id(Inputs(**{name: shifted(value) for name, value in vars(events).items()}))
    assert set(before) == set(after)
    for id, clock in before.items():
        # Under a rule that changed in between, the answer is another one, and rightly so.
        if id in NOT_BY_DAYS or clock.rules != after[id].rules:
            continue
        for moment in ("opens", "end", "early", "late", "closes"):
            value = getattr(clock, moment)
            assert getattr(after[id], moment) == (value + shift if value else None), (id, moment)
        assert after[id].state == clock.state, id


EAST = ("Pacific/Auckland", "Asia/Kolkata", "Asia/Manila")
WEST = ("America/Los_Angeles", "America/Sao_Paulo")


def is_yours(clock):
    """Whether the reader must be in time, or loses by silence."""
    return clock.actor == "freelancer" or words()[clock.id.rstrip("_23")].get(
        "silence_costs_you", False
    )


@settings(max_examples=50)
@given(inputs(), st.sampled_from(EAST + WEST))
def test_a_day_in_a_zone_is_the_earlier_for_you_and_the_later_for_others(events, zone):
    """A day without a time is one of two days where the rules are counted.

    East of UTC that is the day or the one before it, west of UTC the day or the one after it.
    """
    after = by_id(Inputs(**vars(events) | {"zone": ZoneInfo(zone)}))
    for clock in calculate(events).clocks:
        same = after[clock.id]
        if not clock.end or not same.end or isinstance(clock.opens, datetime):
            continue
        if words()[clock.id.rstrip("_23")].get("place"):
            assert same.end == clock.end, clock.id  # its days are those of another place
            continue
        moved = start_of(same.end, same.zone) - start_of(clock.end, clock.zone)
        if clock.id == "hours_dispute_answer":
            # Counted to the minute, so from the first one of the reader's day.
            day = events.hours_disputed
            assert moved == start_of(day, ZoneInfo(zone)) - start_of(day, ZoneInfo("UTC"))
            continue
        # Days after a holiday or at the end of a month lie further apart.
        day = timedelta(days=5 if clock.id in NOT_BY_DAYS else 1)
        if is_yours(clock):
            assert (-day if zone in EAST else timedelta(0)) <= moved <= timedelta(0), clock.id
        else:
            assert timedelta(0) <= moved <= (timedelta(0) if zone in EAST else day), clock.id


@settings(max_examples=50)
@given(inputs(), st.times(), st.sampled_from(EAST + WEST))
def test_with_its_time_each_day_gives_the_same_instants_in_any_zone(events, clock_time, zone):
    def with_time(day):
        return datetime.combine(day, clock_time, UTC)

    timed = {name: with_time(day) for name in EVENTS if (day := getattr(events, name))}
    releases = tuple(Release(released=with_time(row.released)) for row in events.releases)
    exact = vars(events) | timed | {"releases": releases}
    after = by_id(Inputs(**exact | {"zone": ZoneInfo(zone)}))
    for clock in calculate(Inputs(**exact)).clocks:
        same = after[clock.id]
        for moment in ("opens", "end", "early", "late", "closes", "state"):
            assert getattr(same, moment) == getattr(clock, moment), (clock.id, moment)

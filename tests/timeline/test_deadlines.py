"""The timeline says of a case what deadlines says of it, or it is listed here with the reason."""

from datetime import date, datetime

from calculators.deadlines.calculator import Outcome as Deadlines
from calculators.engine.answering import answer
from calculators.engine.fields import questions
from calculators.timeline.calculator import Outcome as Timeline
from calculators.timeline.clocks import TimelineClock
from calculators.timeline.inputs import Inputs
from tests.cases import Case, load

# Reasons, each with the cases that differ for it.
DIFFERENT = {
    "where the money is not known, the timeline takes it as held, says so and asks": {
        "a refund asked when it is not known that money is held starts none",
        "a refund request, and nothing said of where the money is",
        "released money asked back: no day to answer a request, but every notice needs an answer",
        "what the client can still ask back, in one figure",
    },
    "the timeline counts the days from an earlier request as well, and shows the earlier end": {
        "the end of the contract counts, not an earlier refund request"
    },
    "a review that can be seen says to the timeline that the time for feedback is over": {
        "the review has appeared",
        "an edit that ends before the last day to answer bites nothing",
    },
    "the replay looks a rule up by the day of the event, not by the day the contract began": {
        "for an older contract there is no rule and no date"
    },
}


def day(end: date | datetime | None) -> date | None:
    """The day of an end."""
    return end.date() if isinstance(end, datetime) else end


def headline(found: Deadlines) -> tuple[str, date | None]:
    """The clock at the top of deadlines, and the day on which it ends."""
    return (found.first.id, day(found.first.end)) if found.first else ("", None)


def named(clock: TimelineClock) -> tuple[str, date | None]:
    """A clock of the timeline under its name in deadlines, and the day on which it ends."""
    return clock.id.partition("-")[2], day(clock.ends[0])


def difference(case: Case) -> str:
    """How the timeline contradicts deadlines, or blank."""
    known = {name: fact for name, fact in case.answers.items() if name in questions(Inputs)}
    deadlines, timeline = (
        answer("deadlines", case.answers).outcome,
        answer("timeline", known).outcome,
    )
    assert isinstance(deadlines, Deadlines)
    assert isinstance(timeline, Timeline)
    first, step = headline(deadlines), timeline.step.clock
    if step and step.press == "must" and first != named(step):
        return f"{first}, but the step is {named(step)}"
    if first[0] and first not in map(named, timeline.clocks):
        return f"{first}, but no such clock runs"
    return ""


def test_the_first_step_does_not_contradict_the_headline_of_deadlines() -> None:
    cases = [case for case in load() if case.calculator == "deadlines" and not case.errors]
    assert len(cases) > 150
    found = {case.name: said for case in cases if (said := difference(case))}
    assert found.keys() == set.union(*DIFFERENT.values()), found

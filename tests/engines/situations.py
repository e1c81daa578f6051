"""From "What happened?" to the next step: the most frequent situations, the same in each engine."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from calculators.engine.answering import answer
from calculators.engine.formats import format_day
from calculators.timeline.standing import TimelineStep
from tests.engines.drivers import Engine
from tests.trust.tools import HAND

TELL = (Path(__file__).parent / "tell.js").read_text("utf-8")
PAGE = "/tools/timeline/"
MOST_ANSWERS = 4  # that a frightened reader should have to give


@dataclass(frozen=True)
class Situation:
    """What a reader answers in turn, and the facts that these answers are.

    A number stands for the day so many days ago. step: the beginning of what the page says to do.
    """

    name: str
    answers: tuple[str | int, ...]
    facts: dict[str, object]
    step: str


SITUATIONS = (
    Situation(
        "client ended with money held",
        ("The client ended the contract", 1, "Held by the platform"),
        {"events": [{"kind": "contract_ended", "by": "client", "when": 1}], "money_place": "held"},
        "File a dispute on Upwork.",
    ),
    Situation(
        "refund asked after release",
        ("The client asked for money back", 1, "Released to me", 12),
        {
            "events": [
                {"kind": "refund_requested", "when": 1},
                {"kind": "money_released", "when": 12},
            ],
            "money_place": "released",
        },
        "Decide about the refund",
    ),
    Situation(
        "review threatened before the end",
        ("The client wrote a threat", 0),
        {"events": [{"kind": "threat", "when": 0}]},
        "Report the threat, and keep the message.",
    ),
    Situation(
        "hours disputed",
        ("The client disputed hours", 1),
        {"events": [{"kind": "hours_disputed", "when": 1}]},
        "Answer the dispute over your hours",
    ),
    Situation(
        "idle contract",
        ("Nothing has happened on a funded milestone for weeks", 110, 99),
        {"events": [{"kind": "milestone_funded", "when": 110, "due": 99}]},
        "Ask for release of the money.",
    ),
)


def tell(engine: Engine, site_url: str, situation: Situation) -> list[str]:
    """Tells the situation on the page of the timeline; gives what went wrong."""
    engine.open(site_url + PAGE)
    # What an earlier journey said in this tab is not to help this one.
    engine.run("sessionStorage.clear()")
    engine.open(site_url + PAGE)
    zone = engine.run("return Intl.DateTimeFormat().resolvedOptions().timeZone")
    today = datetime.now(UTC).date()
    answers = [_day(given, today) for given in situation.answers]
    found = engine.run(f"{HAND}; {TELL}; return tell({json.dumps(answers)})")
    problems = [] if len(answers) <= MOST_ANSWERS else [f"{len(answers)} answers"]
    step = first_step(situation, zone)
    day = f"By the end of {format_day(step.clock.safe_day)}" if step.clock else ""
    for wanted in (situation.step, day):
        if wanted not in found["step"]:
            problems.append(f"“{wanted}” is not in “{found['step']}”")
    if found["asks"]:
        problems.append(f"it still asks “{found['asks']}”")
    if not found["focus"]:
        problems.append("the answer has not the focus")
    return problems


def _day(given: object, today: date) -> object:
    return (today - timedelta(days=given)).isoformat() if isinstance(given, int) else given


def first_step(situation: Situation, zone: str) -> TimelineStep:
    """The first step that the same facts give here, and the clock that it keeps."""
    rows, now = situation.facts["events"], datetime.now(UTC)
    assert isinstance(rows, list)
    told = [{key: _day(value, now.date()) for key, value in row.items()} for row in rows]
    facts = {"events": told, "now": now.strftime("%Y-%m-%dT%H:%MZ"), "zone": zone}
    return answer("timeline", situation.facts | facts).outcome.step

"""What holds of every life: told in any order, in any zone, shifted, or cut off at any day."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from calculators.life.asking import ask, replay_told
from calculators.life.platform import find_platform

PLATFORM = find_platform("upwork")
BEGIN = date(2026, 3, 2)
NOTICES = {
    "dormant_notice": ("first", "second", "dormant", "unknown"),
    "award": ("client", "freelancer"),
    "hours_decided": ("client", "freelancer"),
}


@st.composite
def events(draw: st.DrawFn, days: int = 150) -> list[dict[str, Any]]:
    """Some events, in no order, each on a day of its own."""
    chosen = draw(st.lists(st.integers(0, days), min_size=1, max_size=9, unique=True))
    told = []
    for n, day in enumerate(chosen, 1):
        kind = PLATFORM.kinds[draw(st.sampled_from(sorted(PLATFORM.kinds)))]
        item: dict[str, Any] = {
            "n": n,
            "kind": kind.name,
            "when": (BEGIN + timedelta(days=day)).isoformat(),
        }
        if "milestone" in kind.parts:
            item |= {
                "of": draw(st.sampled_from(("M1", "M2"))),
                "sum": draw(st.sampled_from((100, 300))),
            }
        if kind.name in NOTICES:
            item["which"] = draw(st.sampled_from(NOTICES[kind.name]))
        if kind.name == "contract_ended":
            item["by"] = draw(st.sampled_from(("client", "freelancer")))
        told.append(item)
    return told


NOWS = st.integers(1, 300).map(lambda day: f"{BEGIN + timedelta(days=day)}T09:00Z")


def answer(told: list[dict[str, Any]], now: str, zone: str = "UTC") -> dict[str, Any]:
    return json.loads(json.dumps(ask({"events": told, "now": now, "zone": zone})))


def core(found: dict[str, Any]) -> dict[str, Any]:
    return {key: found[key] for key in ("contract", "milestones", "running", "do")}


@settings(max_examples=120, deadline=None)
@given(events(), NOWS, st.randoms())
def test_the_order_of_telling_does_not_matter(told, now, random):
    mixed = list(told)
    random.shuffle(mixed)
    assert answer(told, now) == answer(mixed, now)


@settings(max_examples=120, deadline=None)
@given(events(), NOWS)
def test_what_is_so_depends_on_earlier_events_alone(told, now):
    so_far = [item for item in told if item["when"] <= now]
    assert core(answer(told, now)) | {"do": 0} == core(answer(so_far, now)) | {"do": 0}


@settings(max_examples=80, deadline=None)
@given(events(days=60), st.integers(1, 70))
def test_weeks_later_all_is_weeks_later(told, day):
    weeks = timedelta(weeks=4)  # within the same rules, and no clock in business days is compared
    now = datetime.combine(BEGIN + timedelta(days=day), datetime.min.time(), UTC)
    later = [item | {"when": str(date.fromisoformat(item["when"]) + weeks)} for item in told]
    first = answer(told, f"{now:%Y-%m-%dT%H:%MZ}")
    second = answer(later, f"{now + weeks:%Y-%m-%dT%H:%MZ}")
    counted = ("client_answer", "hours_dispute_decision", "feedback_report_decision")
    if any(item["clock"] in counted for item in (*first["over"], *first["running"])):
        return  # holidays do not move with the weeks
    assert [(item["clock"], item["of"]) for item in first["running"]] == [
        (item["clock"], item["of"]) for item in second["running"]
    ]
    assert first["contract"] == second["contract"]
    assert [part["money"] for part in first["milestones"]] == [
        part["money"] for part in second["milestones"]
    ]


@settings(max_examples=80, deadline=None)
@given(events(), NOWS, st.sampled_from(("Asia/Manila", "America/Los_Angeles", "Europe/London")))
def test_an_instant_is_the_same_in_every_zone(told, now, zone):
    exact = [item | {"when": item["when"] + "T10:00Z"} for item in told]
    local = [
        item | {"when": datetime.fromisoformat(item["when"]).astimezone(ZoneInfo(zone)).isoformat()}
        for item in exact
    ]
    assert core(answer(exact, now)) == core(answer(local, now, zone))


@settings(max_examples=120, deadline=None)
@given(events(), NOWS)
def test_money_is_conserved(told, now):
    """Splitting and moving change no sum: what is there was funded, paid or taken as funded."""
    ledger = replay_told({"events": told, "now": now}).ledger
    roots: dict[str, Decimal] = {}
    for part in ledger.parts.values():
        if part.sum is not None and part.kind != "week":
            root = part.root or part.id
            roots[root] = roots.get(root, Decimal(0)) + part.sum
    sums = {Decimal(item["sum"]) for item in told if "sum" in item}
    assert all(0 < total <= sum(sums) * len(told) for total in roots.values())
    assert all(total in sums or total % 100 == 0 for total in roots.values())


@settings(max_examples=120, deadline=None)
@given(events(), NOWS)
def test_no_duty_goes_without_a_word(told, now):
    """What ran a day ago runs now, or is said to be over."""
    before = datetime.fromisoformat(now) - timedelta(days=1)
    earlier = answer(told, f"{before:%Y-%m-%dT%H:%MZ}")
    later = answer(told, now)
    known = {item["clock"] for item in (*later["running"], *later["over"])}
    seen = {item["when"] for item in told if f"{before:%Y-%m-%d}" <= item["when"] <= now}
    if not seen:
        assert {item["clock"] for item in earlier["running"]} <= known

"""Every tool that counts days follows the reader to another platform, by its pack alone."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from calculators.engine import exports, registry
from calculators.engine.answering import Answer, answer
from calculators.engine.fields import questions
from calculators.engine.packs import DEFAULT, find_name, packs
from calculators.life.elsewhere import Elsewhere, offers
from calculators.life.offers import Offer
from calculators.life.platform import find_platform
from calculators.messages.kinds import Message

FOLDER = Path(__file__).parent
OTHERS = [name for name in packs() if name != DEFAULT]
TOOLS = ("start", "deadlines", "timeline", "triage")


def cases(pack: str) -> list[dict[str, Any]]:
    """The lives of the pack, as its own test replays them."""
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{pack}.toml").read_text("utf-8"))[
        "cases"
    ]
    return found


def rows(case: dict[str, Any]) -> list[dict[str, str]]:
    """The events as a form sends them."""
    names = {"which": "favour"}
    return [
        {names.get(key, key): str(value) for key, value in event.items() if key != "n"}
        for event in case["events"]
    ]


def ask(tool: str, pack: str, **told: Any) -> Answer:
    answered = answer(tool, {"platform": pack, "now": "2026-11-20T09:00Z"} | told)
    assert answered.errors is None, answered.errors
    return answered


def pack_of(answered: Answer) -> Elsewhere:
    found = answered.outcome.pack
    assert isinstance(found, Elsewhere)
    return found


@pytest.mark.parametrize("pack", OTHERS)
def test_deadlines_counts_each_life_of_a_pack_as_the_replay_does(pack: str) -> None:
    for case in cases(pack):
        found = pack_of(ask("deadlines", pack, now=case["now"], events=rows(case)))
        running = {clock.id for clock in found.clocks}
        assert running == set(case["running"]), case["name"]
        assert len(found.gaps) == len(case.get("unknown", [])), case["name"]
        assert len(found.happened) == len(case.get("happened", [])), case["name"]
        for clock in found.clocks:
            end = case["running"][clock.id][:10]
            # The reader's own day is never after the last one, and mostly it is the day before.
            assert (
                clock.day.isoformat() <= end
                if clock.kind == "act"
                else clock.day.isoformat() == end
            )


@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_says_the_same_of_a_contract_elsewhere(tool: str, pack: str) -> None:
    case = next(case for case in cases(pack) if case["running"])
    told = {"now": case["now"], "events": rows(case)}
    answered = ask(tool, pack, **told)
    assert pack_of(answered) == pack_of(ask("deadlines", pack, **told))
    html = answered.html()
    assert find_name(pack).name in html
    assert f"{DEFAULT}." not in html
    for export in exports.exports(answered):
        made = exports.export(tool, export.kind, {"platform": pack} | told)
        if made["media_type"] == "text/plain" and export.kind != "say":
            assert find_name(pack).name.upper() in made["text"]


@pytest.mark.parametrize("pack", OTHERS)
def test_a_blank_case_is_asked_what_happened_in_the_packs_words(pack: str) -> None:
    found = pack_of(ask("timeline", pack))
    assert (found.clocks, found.gaps, found.do) == ((), (), "")
    assert found.asks is not None
    assert found.asks.offers == tuple(offers(find_platform(pack)))
    for offer in found.asks.offers:
        assert leads_to_a_day(pack, offer)


def leads_to_a_day(pack: str, offer: Offer) -> bool:
    """Whether the questions that follow this answer end with the day, and then stop."""
    row = json.loads(offer.row)
    for _ in range(3):
        asked = pack_of(ask("timeline", pack, events=[row])).asks
        if asked is None:
            return "when" in row
        row[asked.field.rpartition(".")[2]] = asked.offers[-1].value
    return False


WRITTEN = {
    "money_place": "held",
    "refund_requested": "2026-11-10",
    "contract_ended": "2026-11-12",
    "threats": [{"words": "Refund me or I leave one star.", "channel": "platform"}],
    "threat_reported": "2026-11-13",
    "work_hours": [{"day": "2026-11-02", "hours": "4", "tracking": "tracked"}],
}


@pytest.mark.parametrize("pack", OTHERS)
def test_no_text_for_another_platform_speaks_of_the_default_one(pack: str) -> None:
    here = find_name(DEFAULT).name
    asked = [("messages", {"message": str(one.value)}) for one in Message]
    for tool, told in [*asked, ("letter", {}), ("evidence", {"contract_type": "hourly"})]:
        asked_for = questions(registry.find(tool).inputs)
        case = {name: fact for name, fact in WRITTEN.items() if name in asked_for}
        answered = ask(tool, pack, **case, **told)
        for text in (answered.html(), json.dumps(answered.data())):
            assert here not in text, (tool, told)
            assert f'"{DEFAULT}.' not in text, (tool, told)
        if tool == "messages":
            assert find_name(pack).name in answered.outcome.where.says
            assert not answered.outcome.wrong, told


def test_a_check_that_rests_on_the_default_platforms_rules_is_not_made_elsewhere() -> None:
    """A review can be reported once on the default platform: of others we do not know that."""
    told = {"message": "review_report", "threats": WRITTEN["threats"]}
    here, there = (
        {mark.id for mark in ask("messages", pack, **told).outcome.marks}
        for pack in (DEFAULT, OTHERS[0])
    )
    assert here - there == {"incomplete_report"}


def unsure() -> str:
    """A pack that gives no day for work that was submitted, and does not know an end."""
    for pack in OTHERS:
        found = pack_of(ask("deadlines", pack, work_submitted="2026-11-17"))
        if found.gaps and not found.clocks and "contract_ended" not in find_platform(pack).kinds:
            return pack
    raise AssertionError("no such pack")


def test_what_has_no_counterpart_there_is_named_and_not_counted() -> None:
    told = {"contract_ended": "2026-11-18", "work_submitted": "2026-11-17"}
    found = pack_of(ask("deadlines", unsure(), **told))
    assert [item.day.isoformat() for item in found.told] == ["2026-11-17"]
    assert found.left_out == ("Day the contract ended",)
    assert found.clocks == ()
    assert found.gaps


def test_an_unknown_day_is_never_called_calm() -> None:
    found = pack_of(ask("deadlines", unsure(), work_submitted="2026-11-17"))
    assert found.do == "We can give no day here: see what is not known, and ask."


def test_the_default_platform_has_no_pack_beside_its_own_answer() -> None:
    for tool in TOOLS:
        assert answer(tool, {"platform": DEFAULT, "now": "2026-11-20T09:00Z"}).outcome.pack is None


@pytest.mark.parametrize("pack", [DEFAULT, *OTHERS])
def test_a_check_cites_the_reader_s_own_platform_or_a_law(pack: str) -> None:
    edits = [{"paragraph": "close", "text": "Please pay me by wire transfer."}]
    html = ask("letter", pack, payment_route="bonus", edits=edits).html()
    notes = html.split('class="letter__note letter__note--block"')[1:]
    cited = [note for note in notes if "Payment asked for outside" in note.split("</li>")[0]]
    assert cited
    assert ('class="source"' in cited[0].split("</li>")[0]) == (pack == DEFAULT)


@pytest.mark.parametrize("pack", OTHERS)
def test_each_rule_has_its_question_also_as_text_and_says_where_it_is_weak(pack: str) -> None:
    answered = ask("start", pack, client_message="Refund me or I leave one star.")
    shown = [rule for one in pack_of(answered).answers for rule in one.rules]
    assert shown
    weak = [rule for rule in shown if rule.confidence == "low"]
    written = answered.calculator.module.write(answered.inputs, answered.outcome)
    for text in (written, answered.html()):
        assert all(rule.description in text.replace("&#39;", "'") for rule in shown)
        assert text.count("the source is weak") == len(weak)

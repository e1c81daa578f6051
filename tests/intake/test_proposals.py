"""What files gave becomes facts that tools can read, and nothing is chosen that is not sure."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from calculators.engine import registry
from calculators.engine.answering import answer
from calculators.engine.casefile import select
from calculators.engine.fields import questions
from calculators.files import read
from calculators.files.found import FileRecord, FoundEvent, Where
from calculators.files.together import Together, together
from calculators.intake import browser, exhibits, platform, proposals, words
from calculators.intake.proposals import Group, Proposal
from calculators.life.from_files import table

SAMPLES = sorted((Path(__file__).parents[1] / "files" / "samples").iterdir())


def found(*names: str) -> Together:
    """What these samples hold together."""
    chosen = [path for path in SAMPLES if not names or path.name in names]
    assert len(chosen) >= max(1, len(names))
    return together([read(path.name, path.read_bytes()) for path in chosen])


def made(**event: object) -> tuple[Group, ...]:
    """The groups of one event."""
    blank = FoundEvent("contract_ended", "2026-10-30", Where("a.eml", 3))
    file = FileRecord("a.eml", 1, "0" * 64, "eml", events=(replace(blank, **event),))
    return proposals.groups(together([file]))


def only(groups: tuple[Group, ...]) -> Proposal:
    [group] = groups
    [proposal] = group.proposals
    return proposal


def facts(proposal: Proposal) -> list[dict]:
    return [json.loads(reading.facts) for reading in proposal.readings]


def test_every_kind_that_is_an_event_of_the_life_has_words() -> None:
    wanted = {name for name, entry in table("upwork").items() if "none" not in entry}
    assert set(proposals.kinds()) == wanted


def test_every_fact_named_in_the_table_is_one_that_a_tool_asks_for() -> None:
    asked = {name for tool in registry.names() for name in questions(registry.find(tool).inputs)}
    for kind in proposals.kinds().values():
        assert kind.get("day", "last_step") in asked
    steps = {
        choice.value for choice in questions(registry.find("start").inputs)["last_step"].choices
    }
    assert {kind["step"] for kind in proposals.kinds().values() if "step" in kind} <= steps


def test_a_sure_event_is_chosen_and_says_where_it_stands() -> None:
    proposal = only(made(by="Jonas (client)"))
    assert (proposal.chosen, proposal.where) == (True, "a.eml, line 3")
    [one] = facts(proposal)
    assert one["contract_ended"] == one["last_step_on"] == "2026-10-30"
    assert one["events"] == [{"kind": "contract_ended", "by": "client", "when": "2026-10-30"}]


@pytest.mark.parametrize(
    ("event", "readings"),
    [
        ({"by": ""}, 2),
        ({"by": "A (client)", "doubt": "2026-10-30 or 2026-10-31 UTC"}, 2),
        ({"what": "bonus", "readings": ("1.234", "1234")}, 2),
        ({"by": "", "doubt": "2026-10-30 or 2026-10-31 UTC"}, 4),
        ({"by": "A (client)", "day": ""}, 0),
    ],
)
def test_what_reads_two_ways_is_asked(event: dict, readings: int) -> None:
    proposal = only(made(**event))
    assert len(proposal.readings) == readings
    assert not proposal.chosen
    assert len({reading.text for reading in proposal.readings}) == readings


def test_the_freelancer_ended_it_starts_no_clock_of_the_client() -> None:
    client, own = facts(only(made(by="")))
    assert (client["ended_by"], own["ended_by"]) == ("client", "freelancer")
    assert "last_step" in client
    assert "last_step" not in own


def test_words_of_a_party_are_shown_and_add_nothing() -> None:
    proposal = only(made(what="told: contract ended", by="Jonas", doubt="words of a party"))
    assert proposal.readings == ()
    assert proposal.text == "Jonas says: The contract was ended, Friday 30 October 2026"


def rows() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Every list of rows that some sample would add, with the fact's name."""
    for group in proposals.groups(found()):
        for proposal in group.proposals:
            for reading in proposal.readings:
                for name, fact in json.loads(reading.facts).items():
                    if isinstance(fact, list):
                        yield name, fact


def test_the_columns_of_rows_are_those_that_tools_ask_for() -> None:
    columns = {
        question.name: set(questions(question.rows))
        for tool in registry.names()
        for question in questions(registry.find(tool).inputs).values()
        if question.rows
    }
    seen: dict[str, set[str]] = {}
    for name, fact in rows():
        seen.setdefault(name, set()).update(*fact)
    assert set(seen) == {"events", "releases", "work_hours"}
    for name, keys in seen.items():
        assert keys <= columns.get(name, keys), name


def test_an_event_told_by_its_row_and_by_its_day_counts_once() -> None:
    told: dict = {"events": []}
    for group in proposals.groups(found("contract_38841207.json", "ended the contract.eml")):
        for proposal in group.proposals:
            for name, fact in json.loads(proposal.readings[0].facts).items():
                told[name] = [*told[name], *fact] if name == "events" else fact
    more = {
        "contract_type": "fixed_price",
        "money_place": "held",
        "now": "2026-11-01T09:00Z",
        "zone": "Europe/London",
    }
    deadlines = registry.find("deadlines").inputs
    days = [
        [
            (clock.id, clock.end)
            for clock in answer("deadlines", select(deadlines, part) | more).outcome.clocks
        ]
        for part in (told, {"events": told["events"]})
    ]
    assert days[0] == days[1]
    assert days[0]


def test_hours_of_the_tracker_and_those_added_by_hand_are_apart() -> None:
    [group] = proposals.groups(found("diary.json"))
    said = [proposal.readings[0].text.partition(", ")[2] for proposal in group.proposals]
    assert said == [
        "0.50 hours by the time tracker",
        "0.17 hours added by hand",
        "0.17 hours by the time tracker",
    ]


def test_a_message_that_holds_something_over_the_reader_comes_first() -> None:
    chosen = words.choose(found("contract_38841207.json", "upwork messages copy.txt"))
    first = chosen.messages[0]
    assert first.text.startswith("I am closing this.")
    assert first.threat
    assert first.where == "contract_38841207.json, message 3; upwork messages copy.txt, line 24"


def test_a_notice_of_the_platform_is_no_message_to_choose() -> None:
    assert words.choose(found("ended the contract.eml")).messages == ()


def test_each_file_is_an_exhibit_once_with_its_fingerprint() -> None:
    shown = exhibits.shown(found("Groesse.eml"))
    assert [row.name for row in shown] == ["Groesse.eml"]  # a damaged picture is none
    assert len(json.loads(shown[0].facts)["sha256"]) == 64


def page(*names: str, known: str = "{}") -> tuple[dict, str]:
    """What the page gets for these samples."""
    data = [path.read_bytes() for path in SAMPLES if path.name in names]

    def take(number: int, place: int, most: int) -> bytes:
        return data[number][place : place + most]

    told = json.dumps({"files": json.loads(known) if known != "{}" else []})
    line, _, html = browser.read(list(names), take, lambda *_: None, told).partition("\n")
    return json.loads(line), html


def test_text_of_a_file_stays_text() -> None:
    given, html = page("Rueckgabe.eml")
    assert given["files"][0]["format"] == "eml"
    assert "<script" not in html
    assert "<img" not in html


@pytest.mark.parametrize(("sha256", "said"), [("0" * 64, "Not the file"), ("", "The same file")])
def test_a_file_that_is_chosen_again_is_held_against_its_fingerprint(sha256, said) -> None:
    name = "diary.json"
    own = page(name)[0]["files"][0]["sha256"]
    known = json.dumps([{"name": name, "sha256": sha256 or own}])
    assert said in page(name, known=known)[1]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_sample_can_be_shown(path: Path) -> None:
    given, html = page(path.name)
    assert [file["name"] for file in given["files"]] == [path.name]
    assert "data-confirm" in html


MAIL = """From: {sender}
To: Mira Talvi <mira@example.com>
Subject: Your order was cancelled
Date: Wed, 14 Oct 2026 15:41:07 +0000
Message-ID: <{n}@example.com>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

The client requested a refund of $80 and the work was submitted on 12 October 2026.
Refund me or I leave one star, number {n}.
"""


def mails(*senders: str) -> Together:
    return together(
        [
            read(f"{n}.eml", MAIL.format(n=n, sender=sender).encode())
            for n, sender in enumerate(senders)
        ]
    )


@pytest.mark.parametrize(
    ("senders", "chosen"),
    [
        (["Fiverr <no-reply@fiverr.com>"], {"fiverr": True}),
        (["a@mail.guru.com", "b@guru.com"], {"guru": True}),
        (["a@contra.com", "Upwork <donotreply@upwork.com>"], {"contra": False}),
        (
            ["a@freelancer.com", "b@peopleperhour.com"],
            {"freelancer": False, "peopleperhour": False},
        ),
        (["Fiverr <fiverr.com@example.com>", "x@notfiverr.com"], {}),
    ],
)
def test_a_mail_of_another_platform_tells_where_the_contract_is(senders, chosen) -> None:
    told = [one for group in platform.groups(mails(*senders)) for one in group.proposals]
    assert {facts(one)[0]["platform"]: one.chosen for one in told} == chosen


def test_nothing_that_a_mail_of_another_platform_says_is_taken_over() -> None:
    sent = mails("Fiverr <no-reply@fiverr.com>")
    assert proposals.groups(sent) == ()
    assert words.choose(sent).messages == ()


EXPORT = """23/11/2026, 19:02 - Tunde Adeyemi: I have finish the photos
25/11/2026, 08:33 - Boss Kelvin Ltd: <Media omitted>
25/11/2026, 21:10 - Boss Kelvin Ltd: Refund me or I post your face
27/11/2026, 12:00 - Boss Kelvin Ltd: Last warning, or I post it"""


def test_the_reader_says_which_name_of_a_chat_is_theirs() -> None:
    for name, mine in (
        ("chat.txt", []),
        ("WhatsApp Chat with Boss Kelvin Ltd.txt", ["Tunde Adeyemi"]),
    ):
        chosen = words.choose(together([read(name, EXPORT.encode())])).messages
        asked = words.asked(chosen)
        assert {name for name, _ in asked} == {"Tunde Adeyemi", "Boss Kelvin Ltd"}
        assert [name for name, own in asked if own] == mine
        assert not any("omitted" in one.text for one in chosen)


def test_one_name_or_many_are_not_asked_about() -> None:
    alone = [line for line in EXPORT.splitlines() if "Tunde" not in line]
    many = [f"2{n}/11/2026, 19:02 - Person {n}: Hello" for n in range(8)]
    for lines in (alone, many):
        chosen = words.choose(together([read("chat.txt", "\n".join(lines).encode())]))
        assert words.asked(chosen.messages) == ()


def test_several_messages_make_lines_with_their_day_in_order() -> None:
    chosen = words.choose(together([read("chat.txt", EXPORT.encode())])).messages
    lines = [one.head + one.text for one in sorted(chosen, key=lambda one: one.order)]
    assert lines[1:] == [
        "[25 November 2026, 21:10] Boss Kelvin Ltd: Refund me or I post your face",
        "[27 November 2026, 12:00] Boss Kelvin Ltd: Last warning, or I post it",
    ]

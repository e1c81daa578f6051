"""Each kind of field: good, blank, wrong, on the boundary, and shown again."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest

from calculators.engine.fields import AnswerErrors, Choice, Field, YesNo, describe, parse, show


class Colour(Choice):
    RED = "red", "Red"
    BLUE = "blue", "Blue"


@dataclass(frozen=True, kw_only=True)
class Row:
    day: Annotated[date, Field("Day of release")]
    sum: Annotated[Decimal | None, Field("Sum released")] = None


@dataclass(frozen=True, kw_only=True)
class Everything:
    day: Annotated[date | None, Field("Day of the end", most=date(2030, 1, 1))] = None
    at: Annotated[datetime | None, Field("Moment of the end")] = None
    zone: Annotated[ZoneInfo, Field("Time zone")] = ZoneInfo("UTC")
    sum: Annotated[Decimal | None, Field("Sum held", most=Decimal(1000))] = None
    count: Annotated[int | None, Field("Number of days", least=1, most=60)] = None
    name: Annotated[str | None, Field("Client's name", most=5)] = None
    story: Annotated[str | None, Field("What happened", long=True)] = None
    colour: Annotated[Colour | None, Field("Colour")] = None
    colours: Annotated[tuple[Colour, ...], Field("Colours")] = ()
    sure: Annotated[YesNo | None, Field("Is it so")] = None
    rows: Annotated[tuple[Row, ...], Field("Releases", most=2)] = ()


GOOD = [
    ("day", "2026-10-08", date(2026, 10, 8)),
    ("day", "2024-02-29", date(2024, 2, 29)),
    ("day", " 2030-01-01 ", date(2030, 1, 1)),
    ("at", "2026-10-16T23:59", datetime(2026, 10, 16, 23, 59, tzinfo=UTC)),
    ("at", "2026-10-16T23:59Z", datetime(2026, 10, 16, 23, 59, tzinfo=UTC)),
    ("at", "2026-10-16T23:59:30+02:00", datetime(2026, 10, 16, 21, 59, 30, tzinfo=UTC)),
    ("zone", "Europe/London", ZoneInfo("Europe/London")),
    ("sum", "1,000.00", Decimal("1000.00")),
    ("sum", "$12.5", Decimal("12.50")),
    ("sum", "0", Decimal("0.00")),
    ("count", "1", 1),
    ("count", "60", 60),
    ("name", "Zoë", "Zoë"),
    ("name", "a\x00b", "ab"),
    ("story", "one\ntwo", "one\ntwo"),
    ("colour", "red", Colour.RED),
    ("colours", ["blue", "red"], (Colour.RED, Colour.BLUE)),
    ("colours", "blue", (Colour.BLUE,)),
    ("sure", "not_sure", YesNo.NOT_SURE),
    ("rows", [{"day": "2026-10-01", "sum": "5"}, {"day": "", "sum": ""}],
     (Row(day=date(2026, 10, 1), sum=Decimal("5.00")),)),
]

WRONG = [
    ("day", "2026-02-30", "Day of the end must be a real date, such as 2026-10-08"),
    ("day", "20026-10-08", "Day of the end must be a real date, such as 2026-10-08"),
    ("day", "8/10/2026", "Day of the end must be a real date, such as 2026-10-08"),
    ("day", "?", "Day of the end must be a real date, such as 2026-10-08"),
    ("day", "2030-01-02", "Day of the end must be between 2000-01-01 and 2030-01-01"),
    ("day", "1999-12-31", "Day of the end must be between 2000-01-01 and 2030-01-01"),
    ("day", ["2026-10-08"], "Day of the end must be text"),
    ("at", "2026-10-16",
     "Moment of the end must be a real date and time, such as 2026-10-08T14:30"),
    ("at", "2026-10-16T25:00",
     "Moment of the end must be a real date and time, such as 2026-10-08T14:30"),
    ("zone", "Mars/Olympus",
     "Time zone must be the name of a time zone, such as Europe/London"),
    ("zone", "../../etc/passwd",
     "Time zone must be the name of a time zone, such as Europe/London"),
    ("sum", "much", "Sum held must be a sum of money, such as 1250.00"),
    ("sum", "1.234", "Sum held must not have more than two decimals"),
    ("sum", "-1", "Sum held must be 0 or more"),
    ("sum", "1000.01", "Sum held must be 1,000 or less"),
    ("sum", "NaN", "Sum held must be a sum of money, such as 1250.00"),
    ("sum", "1e9", "Sum held must be a sum of money, such as 1250.00"),
    ("count", "0", "Number of days must be 1 or more"),
    ("count", "61", "Number of days must be 60 or less"),
    ("count", "1.5", "Number of days must be a whole number, such as 14"),
    ("name", "abcdef", "Client's name must be 5 characters or fewer"),
    ("colour", "green", "Select colour from the list: red, blue"),
    ("colours", ["green"], "Select colours from the list: red, blue"),
    ("colours", {"red": 1}, "Colours must be a list"),
    ("rows", "x", "Releases must be a list of rows"),
    ("rows", [{"day": "2026-10-01"}] * 3, "Releases must be 2 rows or fewer"),
]


@pytest.mark.parametrize(("name", "raw", "value"), GOOD)
def test_good_answer(name, raw, value):
    assert getattr(parse(Everything, {name: raw}), name) == value


@pytest.mark.parametrize("name", [item.name for item in fields(Everything)])
def test_blank_answer_is_the_same_as_none(name):
    assert parse(Everything, {name: ""}) == parse(Everything, {name: None}) == Everything()


@pytest.mark.parametrize(("name", "raw", "text"), WRONG)
def test_wrong_answer_says_how_to_put_it_right(name, raw, text):
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {name: raw})
    assert caught.value.errors == {name: text}


@pytest.mark.parametrize(("name", "raw", "value"), GOOD)
def test_parsed_answer_shown_again_parses_to_the_same(name, raw, value):
    assert getattr(parse(Everything, {name: show(value)}), name) == value


def test_required_field_left_blank():
    with pytest.raises(AnswerErrors) as caught:
        parse(Row, {"day": "  "})
    assert caught.value.errors == {"day": "Enter day of release"}


def test_error_in_a_row_names_the_row():
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {"rows": [{"day": "2026-10-01"}, {"day": "x"}]})
    assert list(caught.value.errors) == ["rows.1.day"]


def test_unknown_field_is_named_with_those_that_exist():
    with pytest.raises(AnswerErrors) as caught:
        parse(Row, {"day": "2026-10-01", "dya": "x"})
    assert caught.value.errors == {
        "dya": "There is no field dya. The fields are: day, sum."
    }


def test_answers_that_are_no_object():
    with pytest.raises(AnswerErrors):
        parse(Row, ["day"])


def test_all_errors_come_at_once():
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {"day": "x", "sum": "x", "zone": "x"})
    assert set(caught.value.errors) == {"day", "sum", "zone"}


def test_instant_without_offset_is_read_in_the_zone_of_the_form():
    parsed = parse(Everything, {"at": "2026-10-11T20:00", "zone": "America/Los_Angeles"})
    assert parsed.at == datetime(2026, 10, 12, 3, 0, tzinfo=UTC)


def test_time_that_the_clocks_skip_does_not_exist():
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {"at": "2026-03-29T01:30", "zone": "Europe/London"})
    assert "must be a time that exists" in caught.value.errors["at"]


def test_description_holds_what_a_script_needs():
    described = {entry["name"]: entry for entry in describe(Everything)}
    assert described["colour"]["choices"][0] == {"value": "red", "label": "Red"}
    assert described["rows"]["fields"][0]["name"] == "day"
    assert described["rows"]["fields"][0]["required"]

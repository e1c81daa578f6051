"""Each kind of field: good, blank, wrong, on the boundary, and shown again."""

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

import pytest

from calculators.engine.fields import (
    AnswerErrors,
    Choice,
    Field,
    Question,
    YesNo,
    describe,
    parse,
    read,
    show,
)
from calculators.engine.fields.amount import Number
from calculators.engine.numbers import Quantity
from calculators.engine.understood import understood


class Colour(Choice):
    RED = "red", "Red"
    BLUE = "blue", "Blue"


class Currency(Choice):
    USD = "USD", "US dollar"
    EUR = "EUR", "Euro"
    INR = "INR", "Indian rupee"
    PHP = "PHP", "Philippine peso"


@dataclass(frozen=True, kw_only=True)
class Row:
    day: Annotated[date, Field("Day of release")]
    sum: Annotated[Decimal | None, Field("Sum released", unit="currency")] = None
    currency: Annotated[Currency, Field("Currency")] = Currency.USD


@dataclass(frozen=True, kw_only=True)
class Everything:
    day: Annotated[date | None, Field("Day of the end", most=date(2030, 1, 1))] = None
    at: Annotated[datetime | None, Field("Moment of the end")] = None
    zone: Annotated[ZoneInfo, Field("Time zone")] = ZoneInfo("UTC")
    sum: Annotated[Decimal | None, Field("Sum held", most=Decimal(1000))] = None
    hours: Annotated[Quantity | None, Field("Hours", unit="hours")] = None
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
    ("sum", "250,50", Decimal("250.50")),
    ("sum", "7,5", Decimal("7.50")),
    ("sum", "1.000,00", Decimal("1000.00")),
    ("sum", "1 000.00", Decimal("1000.00")),
    ("sum", "1\u202f000,00", Decimal("1000.00")),
    ("sum", "1'000.00", Decimal("1000.00")),
    ("sum", "1\u2019000.00", Decimal("1000.00")),
    ("sum", "1,000", Decimal("1000.00")),
    ("sum", "500,-", Decimal("500.00")),
    ("sum", "0,5", Decimal("0.50")),
    ("sum", "120.000000", Decimal("120.00")),
    ("sum", 12.5, Decimal("12.50")),
    ("hours", "1,25,000", Decimal(125_000)),
    ("hours", "1,000,000", Decimal(1_000_000)),
    ("hours", "7,5", Decimal("7.5")),
    ("hours", "7.5 hrs", Decimal("7.5")),
    ("hours", "0.33333", Decimal("0.33333")),
    ("hours", 1.125, Decimal("1.125")),
    ("hours", "1.2340", Decimal("1.234")),
    ("zone", "Etc/Unknown", ZoneInfo("UTC")),
    ("count", "1", 1),
    ("count", "60", 60),
    ("name", "Zoë", "Zoë"),
    ("name", "a\x00b", "ab"),
    ("story", "one\ntwo", "one\ntwo"),
    ("colour", "red", Colour.RED),
    ("colours", ["blue", "red"], (Colour.RED, Colour.BLUE)),
    ("colours", "blue", (Colour.BLUE,)),
    ("sure", "not_sure", YesNo.NOT_SURE),
    (
        "rows",
        [{"day": "2026-10-01", "sum": "5"}, {"day": "", "sum": ""}],
        (Row(day=date(2026, 10, 1), sum=Decimal("5.00")),),
    ),
]

WRONG = [
    ("day", "2026-02-30", "Day of the end must be a real date, such as 8 October 2026"),
    ("day", "20026-10-08", "Day of the end must be a real date, such as 8 October 2026"),
    ("day", "8/10/2026", "Day of the end must be a real date, such as 8 October 2026"),
    ("day", "?", "Day of the end must be a real date, such as 8 October 2026"),
    ("day", "2030-01-02", "Day of the end must be between 1 January 2000 and 1 January 2030"),
    ("day", "1999-12-31", "Day of the end must be between 1 January 2000 and 1 January 2030"),
    ("day", ["2026-10-08"], "Day of the end must be text"),
    (
        "at",
        "2026-10-16",
        "Moment of the end must be a real date and time, such as 8 October 2026, 14:30",
    ),
    (
        "at",
        "1999-12-31T23:59",
        "Moment of the end must be between 1 January 2000 and 31 December 2099, "
        "and not 31 December 1999. "
        "If you left it blank, set the clock of this device, or enter it",
    ),
    (
        "at",
        "2026-10-16T25:00",
        "Moment of the end must be a real date and time, such as 8 October 2026, 14:30",
    ),
    ("zone", "Mars/Olympus", "Time zone must be the name of a time zone, such as Europe/London"),
    (
        "zone",
        "../../etc/passwd",
        "Time zone must be the name of a time zone, such as Europe/London",
    ),
    ("sum", "much", "Sum held must be a sum of money, such as 1250.00"),
    (
        "sum",
        "1.234",
        "Sum held can be read in two ways: for 1,234 write 1234.00; "
        "1.234 has more than two decimals",
    ),
    ("sum", "3.000", "Sum held can be read in two ways: for 3,000 write 3000.00; for 3 write 3.00"),
    ("sum", "12.3456", "Sum held must not have more than two decimals"),
    ("sum", "1,2,3", "Sum held must be a sum of money, such as 1250.00"),
    ("sum", "1,25,0", "Sum held must be a sum of money, such as 1250.00"),
    ("sum", "1 25", "Sum held must be a sum of money, such as 1250.00"),
    ("sum", "100 EUR", "Sum held must be a number alone, without EUR"),
    ("hours", "1,250", "Hours can be read in two ways: for 1,250 write 1250; for 1.25 write 1.25"),
    ("hours", "7.500", "Hours can be read in two ways: for 7,500 write 7500; for 7.5 write 7.5"),
    (
        "hours",
        "1,234",
        "Hours can be read in two ways: for 1,234 write 1234; for 1.234 write 1.2340",
    ),
    ("hours", "0.3333333", "Hours must not have more than six decimals"),
    ("hours", "7:30", "Hours must be a number, such as 7.5"),
    ("hours", "8 %", "Hours is a number in hours, and you wrote %"),
    ("hours", "9" * 70, "Hours must be 1,000,000,000 or less"),
    ("hours", "a " * 50_000, "Hours must be a number, such as 7.5"),
    ("hours", 1e300, "Hours must be 1,000,000,000 or less"),
    ("hours", float("nan"), "Hours must be a number, such as 7.5"),
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
        "dya": "There is no field dya. The fields are: day, sum, currency."
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


@pytest.mark.parametrize(
    ("raw", "currency", "value"),
    [
        ("100", "EUR", Decimal(100)),
        ("100 EUR", "EUR", Decimal(100)),
        ("\u20ac1.250,00", "EUR", Decimal(1250)),
        ("$5", "", Decimal(5)),
        ("Rs.500", "INR", Decimal(500)),
        ("Rs 5,00,000", "INR", Decimal(500_000)),
        ("Rs 5,000/-", "INR", Decimal(5000)),
        ("P1,000", "PHP", Decimal(1000)),
        ("5.", "EUR", Decimal(5)),
    ],
)
def test_sum_may_name_its_currency(raw, currency, value):
    row = {"day": "2026-10-01", "sum": raw, "currency": currency}
    assert parse(Everything, {"rows": [row]}).rows[0].sum == value


@pytest.mark.parametrize(
    ("raw", "currency", "said"),
    [
        ("100 EUR", "USD", "in USD, and you wrote EUR"),
        ("\u20ac100", "", "in USD, and you wrote \u20ac"),
        ("$100", "INR", "in INR, and you wrote $"),
    ],
)
def test_sum_that_names_another_currency_is_not_counted_in_this_one(raw, currency, said):
    row = {"day": "2026-10-01", "sum": raw, "currency": currency}
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {"rows": [row]})
    assert caught.value.errors == {"rows.0.sum": f"Sum released is a number {said}"}


@pytest.mark.parametrize(
    ("raw", "ways"),
    [
        ("1,2500", "for 12,500 write 12500.00; for 1.25 write 1.25"),
        ("500,5000", "for 5,005,000 write 5005000.00; for 500.5 write 500.50"),
        ("001,250", "for 1,250 write 1250.00; for 1.25 write 1.25"),
    ],
)
def test_sum_with_digits_too_many_after_its_mark_is_asked_back(raw, ways):
    with pytest.raises(AnswerErrors) as caught:
        parse(Everything, {"rows": [{"day": "2026-10-01", "sum": raw}]})
    assert caught.value.errors["rows.0.sum"].endswith(f"can be read in two ways: {ways}")


RATE = Question(
    "rate", Number(), Field("Interest a year", most=Decimal(100), unit="percent"), required=False
)


@pytest.mark.parametrize("raw", ["8", "8%", "8 percent", "8% p.a.", "8 % a year"])
def test_interest_may_name_the_year(raw):
    assert read(RATE, raw) == 8


def test_a_reading_that_the_field_does_not_take_is_not_offered():
    with pytest.raises(ValueError, match=r"12,500 is more than 100; for 12\.5 write 12\.5$"):
        read(RATE, "12,500")


def test_what_was_understood_is_said_of_each_number_that_can_be_read():
    answers = {
        "sum": "250,5",
        "hours": "7,5",
        "count": "3",
        "rows": [{"day": "x", "sum": "1.250,50", "currency": "EUR"}, {"sum": "3.000"}, {"sum": ""}],
    }
    assert understood(Everything, answers) == {
        "sum": "250.50",
        "hours": "7.5 hours",
        "rows.0.sum": "1,250.50 EUR",
    }


@pytest.mark.parametrize(
    "answers", [[], {"rows": "x"}, {"rows": ["x"]}, {"sum": ["1"]}, {"s": "1"}]
)
def test_nothing_is_understood_of_answers_that_are_none(answers):
    assert understood(Everything, answers) == {}


def test_unknown_fields_are_named_in_short_and_only_some_of_them():
    with pytest.raises(AnswerErrors) as caught:
        parse(Row, {"day": "2026-10-01"} | {f"{number}{'x' * 100_000}": "" for number in range(50)})
    assert len(caught.value.errors) == 10
    assert len(str(caught.value)) < 2000

"""The tables of public holidays agree with the `holidays` package, year by year."""

import tomllib
from datetime import date
from pathlib import Path

import holidays
import pytest

from calculators.law.court_days import own
from calculators.law.places import Place

FOLDER = Path(__file__).parents[2] / "calculators" / "parameters" / "calendars"
SATURDAY = 5

# The package's names where the authority uses others.
NAMES = {
    "Martin Luther King Jr. Day": "Birthday of Martin Luther King, Jr.",
    "May Day": "Early May bank holiday",
    "Spring Bank Holiday": "Spring bank holiday",
    "Late Summer Bank Holiday": "Summer bank holiday",
}


def table(name: str) -> dict[int, dict[date, str]]:
    """The holidays of each year in a calendar file, by date."""
    values = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["days"]["values"]
    years = {entry["effective"].year: entry for entry in values}
    assert all(entry["effective"] == date(year, 1, 1) for year, entry in years.items())
    assert len(years) == len(values)
    for entry in values:
        dates = [day["date"] for day in entry["value"]]
        assert dates == sorted(set(dates))
    return {
        year: {day["date"]: day["name"] for day in entry["value"]} for year, entry in years.items()
    }


def ends(name: str) -> list[date | None]:
    """The `known_until` of each value of a calendar file."""
    values = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["days"]["values"]
    return [entry.get("known_until") for entry in values]


US = table("us_federal_holidays")
ENGLAND_WALES = table("england_wales_bank_holidays")
BANK = {"SCT": table("scotland_bank_holidays"), "NIR": table("northern_ireland_bank_holidays")}


def renamed(days: dict[date, str], mark: str) -> dict[date, str]:
    """The package's days under the authority's names, with the authority's word for a moved day."""
    return {
        day: NAMES.get(bare := name.removesuffix(" (observed)"), bare)
        + ("" if bare == name else f" ({mark})")
        for day, name in days.items()
    }


def test_years_are_those_we_promise():
    assert list(US) == list(range(2023, 2031))
    assert list(ENGLAND_WALES) == list(range(2025, 2029))


@pytest.mark.parametrize(
    "name",
    [
        "us_federal_holidays",
        "england_wales_bank_holidays",
        "scotland_bank_holidays",
        "northern_ireland_bank_holidays",
    ],
)
def test_only_the_last_year_ends_our_knowledge(name):
    *earlier, last = ends(name)
    assert set(earlier) == {None}
    assert last == date(max(table(name)), 12, 31)


@pytest.mark.parametrize("year", US)
def test_us_federal_holidays(year):
    assert US[year] == renamed(holidays.US(years=year, observed=True), "observed")


@pytest.mark.parametrize("year", ENGLAND_WALES)
@pytest.mark.parametrize("part", ["ENG", "WLS"])
def test_england_wales_bank_holidays(year, part):
    package = holidays.UK(subdiv=part, years=year, observed=True)
    kept = {day: name for day, name in package.items() if day.weekday() < SATURDAY}
    assert ENGLAND_WALES[year] == renamed(kept, "substitute day")


@pytest.mark.parametrize("part", sorted(BANK))
def test_scottish_and_northern_irish_bank_holidays(part):
    assert list(BANK[part]) == list(ENGLAND_WALES)
    for year, ours in BANK[part].items():
        package = holidays.UK(subdiv=part, years=year, observed=True)
        assert set(ours) == {day for day in package if day.weekday() < SATURDAY}


def test_a_new_year_on_saturday_is_observed_in_the_year_before():
    assert date(2028, 1, 1).weekday() == SATURDAY
    assert US[2027][date(2027, 12, 31)] == "New Year's Day (observed)"
    assert US[2028][date(2028, 1, 1)] == "New Year's Day"
    assert date(2027, 12, 31) not in US[2028]


YEARS = range(2026, 2031)
COURTS = sorted(path.stem.removeprefix("court_days_") for path in FOLDER.glob("court_days_*"))
WHY = tomllib.loads((Path(__file__).parent / "court_days.toml").read_text("utf-8"))


def court_days(place: str) -> dict[date, str]:
    """The days on which the courts at a place close, by date."""
    values = tomllib.loads((FOLDER / f"court_days_{place}.toml").read_text("utf-8"))
    (entry,) = values["days"]["values"]
    days = [row["date"] for row in entry["value"]]
    assert days == sorted(set(days))
    assert all(day.weekday() < SATURDAY for day in days)
    assert (entry["effective"], entry["known_until"]) == (date(2026, 1, 1), date(2030, 12, 31))
    return {row["date"]: row["name"].removesuffix(" (observed)") for row in entry["value"]}


def second(place: str) -> dict[date, str]:
    """The package's weekdays for the same courts: of all parts of a country that has one table."""
    country, _, part = place.partition("_")
    parts = {"de": holidays.DE.subdivisions, "fr": ("", "57")}.get(country, (part.upper(),))
    options = {"de": {"categories": ("public", "catholic")}}.get(country, {})
    if country == "ca":
        options = {"categories": ("public", "optional", "government")}
    return {
        day: name
        for part in parts
        for day, name in holidays.country_holidays(
            country.upper(), subdiv=part or None, years=YEARS, language="en_US", **options
        ).items()
        if day.weekday() < SATURDAY and day.year in YEARS
    }


@pytest.mark.parametrize("place", COURTS)
def test_court_days_are_those_of_the_package_but_for_named_differences(place: str) -> None:
    ours, package = court_days(place), second(place)
    national = {day for year in YEARS for day in US[year]} if place.startswith("us_") else set()
    why = {"left_out": {}, "more": {}} | WHY.get(place, {})
    for day in package.keys() - national:
        name = package[day]
        left_out = {name, f"{name} {day.year}"} & why["left_out"].keys()
        assert (day in ours) != bool(left_out), f"{day} {name}"
    new = {name for day, name in ours.items() if day not in package and day not in national}
    assert new == set(why["more"])
    names = {f"{name}{year}" for day, name in package.items() for year in ("", f" {day.year}")}
    assert set(why["left_out"]) <= names


def test_every_table_of_court_days_is_used() -> None:
    assert sorted(place.value for place in Place if own(place.value)) == COURTS
    assert WHY.keys() <= set(COURTS)

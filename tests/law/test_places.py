"""The list of places holds every place that there are rules for, under its own name."""

from datetime import date

import pytest

from calculators.engine.parameters import topic, topics
from calculators.law.places import PLACES, Place, around, cities_in, rule

# Not a place to be in: how we count, days to reply, and what holds around all states.
NOT_CHOSEN = {"calculation", "letter", "us_federal"}
HELD = {id.removeprefix("law.") for id in topics() if id.startswith("law.")} - NOT_CHOSEN


def test_every_place_with_rules_can_be_chosen():
    assert set(PLACES) == HELD | {"elsewhere"}


@pytest.mark.parametrize("id", sorted(HELD))
def test_a_place_bears_its_own_name(id):
    name = topic(f"law.{id}").title.removesuffix(" (city)")
    assert Place(id).label.startswith(name)
    assert PLACES[id].get("within", "us_federal") in HELD | {"us_federal"}


def test_places_stand_in_the_order_of_their_names():
    labels = [place.label for place in Place]
    assert labels[:-1] == sorted(labels[:-1])
    assert labels[-1] == "Somewhere else"


def test_a_city_lies_within_its_state_and_its_country():
    assert around(Place("us_ny_new_york_city")) == ("us_ny_new_york_city", "us_ny", "us_federal")
    assert around(Place("elsewhere")) == around(None) == ()
    assert cities_in(Place("us_ca")) == (Place("us_ca_los_angeles"),)
    assert cities_in(None) == ()


@pytest.mark.parametrize(
    ("place", "name", "id"),
    [
        (
            "us_ny_new_york_city",
            "small_claims_limit_individual",
            "law.us_ny_new_york_city.small_claims_limit_individual",
        ),
        ("us_ny_new_york_city", "limitation_written_years", "law.us_ny.limitation_written_years"),
        ("us_ny_new_york_city", "hague_service_party", "law.us_federal.hague_service_party"),
        ("fr", "late_payment_method", "law.eu.late_payment_method"),
        ("de", "late_payment_margin", "law.de.late_payment_margin"),
        ("scotland", "late_payment_margin", "law.england_wales.late_payment_margin"),
        ("scotland", "late_payment_scope", "law.scotland.late_payment_scope"),
    ],
)
def test_a_rule_is_the_nearest_one(place, name, id):
    assert rule(Place(place), name).id == id


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("elsewhere", "limitation_written_years"),
        ("eu", "limitation_written_years"),
        ("us_wv", "limitation_defamation_years"),
        ("scotland", "small_claims_limit_individual"),
        ("pk", "limitation_written_years"),
    ],
)
def test_a_rule_that_we_do_not_hold_is_none(place, name):
    assert rule(Place(place), name) is None


def test_the_value_travels_with_its_day():
    years = rule(Place("us_ny_new_york_city"), "limitation_written_years")
    assert years.on(date(2026, 11, 21)).value == 6

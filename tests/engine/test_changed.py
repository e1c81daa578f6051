"""Copies with changes are those of `dataclasses.replace`."""

from dataclasses import replace

import pytest

from calculators.deadlines.events import Stand
from calculators.engine.changed import with_changes
from calculators.facts.days import Release
from calculators.life.events import Event
from calculators.life.kinds import Row
from calculators.life.ledger import Part, Running


@pytest.mark.parametrize("kind", [Event, Part, Release, Row, Running, Stand])
def test_a_copy_holds_the_changes_and_all_else_as_it_was(kind: type) -> None:
    names = list(kind.__dataclass_fields__)
    before = kind(**dict.fromkeys(names, "before"))
    after = with_changes(before, **{names[1]: "after"})
    assert vars(after) == vars(replace(before, **{names[1]: "after"}))
    assert type(after) is kind
    assert vars(before) == dict.fromkeys(names, "before")


@pytest.mark.parametrize("kind", [Event, Part, Release, Row, Running, Stand])
def test_nothing_happens_when_one_is_made_that_a_copy_would_miss(kind: type) -> None:
    assert not hasattr(kind, "__post_init__")
    assert not hasattr(kind, "__slots__")

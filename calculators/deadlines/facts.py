"""The answers as the clocks see them: with the contract's life, and as days of the rules."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from calculators.deadlines.events import Life, Stand
from calculators.deadlines.inputs import Inputs
from calculators.engine.changed import with_changes
from calculators.facts.days import Release
from calculators.life.moments import day_of

if TYPE_CHECKING:
    Answers = Inputs
else:
    Answers = object  # these look an answer up when it is asked for, and copy none


class FactsWithLife(Answers):
    """The answers, and where each clock stands by the contract's life."""

    def __init__(self, inputs: Inputs, life: Life) -> None:
        self._inputs = inputs
        self._life = life

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inputs, name)

    @property
    def direct_contract(self) -> bool:
        """Whether it is a Direct Contract."""
        return self._life.direct

    def stand(self, id: str) -> Stand | None:
        """Where the clock `id` stands, or None if nothing has started it so far."""
        return self._life.stands.get(id)


class Watched(Answers):
    """The facts, which notes what was `seen` of them: by name, and by clock."""

    def __init__(self, facts: FactsWithLife) -> None:
        self.seen: dict[str, Any] = {}
        self.stood: dict[str, Stand | None] = {}
        self._facts = facts

    def __getattr__(self, name: str) -> Any:
        answer = self.seen[name] = getattr(self._facts, name)
        return answer

    def stand(self, id: str) -> Stand | None:
        """Where the clock `id` stands, or None if nothing has started it so far."""
        stand = self.stood[id] = self._facts.stand(id)
        return stand


class Days(Answers):
    """The facts as days where the rules are counted.

    by: added to each day that was given without a time. A day where the reader is can be two days
    there, and a clock is drafted for both.
    """

    def __init__(self, facts: Watched, by: int = 0) -> None:
        self._facts = facts
        self._by = timedelta(days=by)

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._facts, name)
        if name in ("now", "hours_worked") or not isinstance(value, date | tuple):
            return value
        if isinstance(value, tuple):
            return tuple(self.payment(row) for row in value)
        return day_of(value) if isinstance(value, datetime) else value + self._by

    def payment(self, release: Release) -> Release:
        """A payment with its day moved like the others."""
        when = release.released
        timed = isinstance(when, datetime)
        return with_changes(release, released=day_of(when) if timed else when + self._by)

    @property
    def direct_contract(self) -> bool:
        """Whether it is a Direct Contract."""
        return bool(self._facts.direct_contract)

    def moment(self, name: str) -> date | datetime | None:
        """A fact as it was given, an instant if its time is known."""
        given: date | datetime | None = getattr(self._facts, name)
        return given

    def stand(self, id: str) -> Stand | None:
        """Where the clock `id` stands, or None if nothing has started it so far."""
        stand = self._facts.stand(id)
        if stand is None or stand.exact:
            return stand
        return with_changes(stand, opens=stand.opens + self._by)

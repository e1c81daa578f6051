"""The kinds of things that a platform's data can say: parts, events, rows, clocks, choices."""

from dataclasses import dataclass, field

States = dict[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class PartKind:
    """A kind of thing that has a state. `one`: there is one from the start, in state `begins`."""

    name: str
    one: bool = False
    begins: str = ""
    prefix: str = ""
    money: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Kind:
    """A kind of event that a reader can tell. The data file says what each attribute means."""

    name: str
    of: str = ""
    by: str = ""
    which: str = ""
    assumes: str = ""
    makes: str = ""
    splits: bool = False
    pieces: bool = False
    asks: bool = False
    settles: str = ""
    also: tuple[str, ...] = ()
    renews: bool = False
    offer: str = ""
    before_contract: str = "wrong"
    if_denied: str = "fix_dates"

    @property
    def parts(self) -> tuple[str, ...]:
        """The kinds of parts that the event can be about."""
        return (self.of, *self.also) if self.of else ()


@dataclass(frozen=True, eq=False)
class Row:
    """An event moves a part from one of the states `before` to `to` (blank: it stays)."""

    on: str
    part: str
    before: tuple[str, ...]
    to: str = ""
    needs: States = field(default_factory=dict)
    needs_part: str = ""
    clock: str = ""
    says: str = ""
    beside: str = ""
    warns: tuple[str, ...] = ()
    do: str = ""
    happens: str = ""
    listed_with: tuple[str, ...] = ()
    listed_until: str = ""
    others: bool = False
    split_by: str = "sum"
    rest_to: str = ""


@dataclass(frozen=True, eq=False)
class ClockKind:
    """A duty or a right: party, within, or else. The data file says what each attribute means."""

    key: str
    name: str
    part: str
    runs_in: tuple[str, ...]
    actor: str
    zone: str
    place: int
    business_week: str = ""
    holidays: str = ""
    counted: str = "days"
    length: tuple[str, ...] = ()
    edge: str = ""
    topic: str = ""
    lasts: tuple[str, ...] = ()
    restarts: tuple[str, ...] = ()
    renewed_by: tuple[str, ...] = ()
    needs: States = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    unless_later: tuple[str, ...] = ()
    since: str = ""
    once: bool = False
    from_due: bool = False
    warn_from: str = ""
    hidden_while: str = ""
    gains: str = "nobody"
    gains_rule: str = ""
    gains_in: dict[str, str] = field(default_factory=dict)
    then: str = ""
    press: str = "none"
    press_in: dict[str, str] = field(default_factory=dict)
    press_by: dict[str, dict[str, str]] = field(default_factory=dict)
    do: str = "wait"
    do_in: dict[str, str] = field(default_factory=dict)
    comes: str = "happens"
    unknown: bool = False
    sure: bool = False

    @property
    def states(self) -> tuple[str, ...]:
        """All states in which it runs."""
        return self.runs_in + self.lasts


@dataclass(frozen=True, eq=False)
class Task:
    """What there is to do in a state that has no clock."""

    do: str
    part: str
    states: tuple[str, ...]
    needs: States = field(default_factory=dict)
    came_by: str = ""


@dataclass(frozen=True, eq=False)
class ChoiceKind:
    """Something that the reader can do. The data file says what each attribute means."""

    do: str
    event: str
    part: str
    states: tuple[str, ...]
    needs: States = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    price: str = ""
    closes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    not_known: str = ""

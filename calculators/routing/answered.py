"""Which reasons for doubt are left once the agent has answered what they are about."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

# By reason, the questions of which each answer ends it.
ENDS = {
    "account": ("account_at_stake",),
    "harm_named": ("harm_done",),
    "revenge": ("demanded", "harm_done"),
    "fear": ("held_over",),
    "own": ("demand_by",),
    "indirect": ("demanded", "held_over"),
    "login_pay": ("held_over", "account_at_stake"),
    "login_cancel": ("held_over", "account_at_stake"),
    "login_asked": ("held_over", "account_at_stake"),
    "veiled": ("held_over",),
    "two_demands": ("demanded",),
    "feedback": ("demanded",),
    "unnamed_demand": ("demanded",),
    "unnamed_lever": ("held_over",),
    "harm_open": ("held_over",),
    "demand_only": ("demanded", "held_over"),
    "mediation": ("mediation_qualifies",),
    "unnamed": ("held_over",),
    "charged": ("held_over",),
    "announced": ("held_over",),
    "advance": ("held_over",),
    "platform": ("held_over",),
    "outside_pay": ("held_over",),
    "bought": ("held_over",),
    "advert": ("held_over",),
    "limited": ("held_over", "account_at_stake"),
    "limited_team": ("held_over", "account_at_stake"),
    "own_wish": ("demanded", "held_over"),
    "not_recognised": ("held_over",),
    "nothing_known": ("held_over",),
}
# Of a reason that names two things, what is left of it once the agent has answered one of them.
LEFT = {
    "harm_named": ("demanded", "harm_unchecked"),
    "unnamed": ("demanded", "unnamed_lever"),
    "nothing_known": ("demanded", "not_recognised"),
}
# What the router did not see: the agent's answer may be one of them.
UNSEEN = ("demanded", "held_over")


def left(doubts: Sequence[str], given: Mapping[str, str], answered: Set[str]) -> tuple[str, ...]:
    """The reasons that still hold. given: the answers. answered: questions the agent has settled.

    A choice of *not sure* settles nothing, and is not among them.
    """
    return tuple(dict.fromkeys(_kept(doubts, given, answered)))


def _kept(doubts: Sequence[str], given: Mapping[str, str], answered: Set[str]) -> Iterator[str]:
    for doubt in doubts:
        if answered.isdisjoint(_about(doubt, given)):
            question, rest = LEFT.get(doubt, ("", ""))
            yield rest if question in answered else doubt


def _about(doubt: str, given: Mapping[str, str]) -> Collection[str]:
    if doubt == "incomplete":
        return UNSEEN if "not_sure" not in [given.get(name) for name in UNSEEN] else ()
    return ENDS.get(doubt, ())

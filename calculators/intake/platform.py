"""Where the contract is, by the addresses that mails came from: the first thing to confirm."""

import json

from calculators.engine.packs import DEFAULT, find_name
from calculators.files import notices
from calculators.files.found import FoundMessage
from calculators.files.together import Together
from calculators.intake.proposals import Group, Proposal, Reading, place

HINT = (
    "By the sender's address alone, which anybody can write. What such a mail says of days and "
    "money is not taken over."
)


def groups(found: Together) -> tuple[Group, ...]:
    """The platforms other than the default one that a mail came from; no group without one.

    Sure is the only platform of all mails.
    """
    first: dict[str, FoundMessage] = {}
    for message in found.messages:
        if id := notices.notifies(message):
            first.setdefault(id, message)
    made = tuple(
        _proposal(id, message, sure=len(first) == 1)
        for id, message in first.items()
        if id != DEFAULT
    )
    return (Group("platform", "Where your contract is", HINT, made, most=1),) if made else ()


def _proposal(id: str, message: FoundMessage, *, sure: bool) -> Proposal:
    name = find_name(id).name
    reading = Reading(f"your contract is on {name}", json.dumps({"platform": id}))
    where = message.where
    return Proposal(f"A mail from {name}", place(where), where.file, "", (reading,), sure)

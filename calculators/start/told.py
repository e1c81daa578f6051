"""What the plan takes from the events of a case: answers that they give, and the first step."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from calculators.engine.changed import with_changes
from calculators.life.contract_steps import contract_steps
from calculators.life.first_step import FirstStep
from calculators.life.known import Known
from calculators.life.places import find_place, place_matters
from calculators.reading.accounts import read_account
from calculators.start import plan
from calculators.start.inputs import Inputs
from calculators.start.message import CALM, OWN_ACCOUNT, TakenMessage
from calculators.start.plan import PlanEntry

REFUNDED = "refunded"
# What the plan says where the reader tells that they gave money back, by its name in `spoken`.
BY_HOURS = "by_hours"
GAVE_BACK = "gave_back"
# What a text may tell, as question and answer; what a warning is then not needed for; and in which
# texts. A contract has ended for both sides; a refund is the reader's in their own account alone.
HAPPENED = {
    ("money_place", REFUNDED): ("gone_back", (OWN_ACCOUNT,)),
    ("last_step", "contract_ended"): ("contract_ended", CALM),
}


def with_events(given: Mapping[str, str], inputs: Inputs, known: Known) -> dict[str, str]:
    """The answers with those that the events give, so that they are not asked for."""
    if not known.told:
        return dict(given)
    found = dict(given)
    # Where it matters and the events leave it open, it is asked.
    place = None if place_matters(inputs) else find_place(inputs)
    if place:
        found.setdefault("money_place", str(place.value))
    if "money_place" not in found or given.get("last_step", plan.NOT_SURE) != plan.NOT_SURE:
        return found
    offered = plan.source()["steps"].get(found["money_place"], ())
    step = known.step if known.by_event and known.step in offered else plan.NOT_SURE
    return found | {"last_step": step, "day": "given"}


def with_first(
    entries: Sequence[PlanEntry],
    first: Sequence[FirstStep],
    given: Mapping[str, str],
    *,
    told: bool,
) -> Iterator[PlanEntry]:
    """The entries with the first steps among them.

    told: whether what happened is known by events alone; then no other step on the contract stands.
    Where the reader's own answers have a step, only one with a day is added to it: the events can
    be about other money.
    """
    steps = {step.id for step in contract_steps() if not step.informs}
    answered = not told and any(entry.id in steps for entry in entries)
    wanted = {step.id: step for step in first if step.safe or not answered}
    for entry in entries:
        if not told or entry.id not in steps or entry.id in wanted:
            yield entry
        wanted.pop(entry.id, None)
    if given["kind"] in plan.on_contract():
        yield from map(_entry, wanted.values())


def _entry(first: FirstStep) -> PlanEntry:
    known = next((entry for entry in plan.entries() if entry.id == first.id), None)
    if known and known.section == "now":
        return known
    return with_changes(
        plan.blank_entry(),
        section="now",
        id=first.id,
        text=first.text,
        why=first.silence,
        late=first.text,
        clock=first.clock,
        tool="deadlines",
    )


def gave_back(said: TakenMessage, given: Mapping[str, str]) -> bool:
    """Whether the reader tells that they gave the money back, and no answer says otherwise."""
    told = _whose(said) == OWN_ACCOUNT and REFUNDED in said.told.get("money_place", {})
    return told and given.get("money_place", REFUNDED) in (REFUNDED, plan.NOT_SURE)


def spoken_too(said: TakenMessage, text: str) -> tuple[str, ...]:
    """What the text speaks of beside its threat, with money that the reader tells they gave back.

    text: as it was pasted; in a message of the client "I refunded" is no word of the reader.
    """
    paid = REFUNDED in said.told.get("money_place", {}) and read_account(text).own
    return (*said.spoken, GAVE_BACK) if paid else said.spoken


def without_denied(
    entries: Iterable[PlanEntry], said: TakenMessage, given: Mapping[str, str], *, named: bool
) -> Iterator[PlanEntry]:
    """The entries but those that the reader's account makes pointless: a warning of what has
    happened already, and a letter about money that they gave back.

    given: the answers so far. What was answered counts instead of the account. named: whether the
    reader or the text names a platform.
    """
    denied = {
        name
        for (question, answer), (name, counts) in HAPPENED.items()
        if _whose(said) in counts
        and given.get(question, plan.NOT_SURE) == plan.NOT_SURE
        and answer in said.told.get(question, {})
    }
    if plan.INVOICE in said.spoken and not named and "money_place" not in given:
        denied.add(plan.INVOICE)  # who has sent one may have nothing held by a platform
    if said.by_hours and "money_place" not in given:
        denied.add(BY_HOURS)  # for hours no milestone holds money that could go back
    for entry in entries:
        if entry.section not in ("avoid", "then") or not denied.intersection(entry.unless):
            yield entry


def _whose(said: TakenMessage) -> str:
    """How the text is taken; as the reader's own account where they confirmed what it tells too."""
    return OWN_ACCOUNT if said.by_account else said.threat

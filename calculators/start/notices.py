"""A notice of a marketplace, a payment service or a bank: nobody threatens in it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from calculators.engine.changed import with_changes
from calculators.engine.packs import recognise_platform
from calculators.life.known import Known
from calculators.reading.mail import find_heads
from calculators.reading.recognise import Reading
from calculators.reading.steps import (
    MADE,
    hide_titles,
    reads_as_dispute_notice,
    reads_as_notice,
    reads_as_payment_notice,
)
from calculators.start import plan
from calculators.start.contract import REVIEW
from calculators.start.plan import PlanEntry
from calculators.writing.heads import hide_heads

if TYPE_CHECKING:
    from calculators.start.limits import TimeLimit
    from calculators.start.message import TakenMessage

HELD = "held"
# What happened last where a notice tells of a dispute.
DISPUTED = "mediation_asked"
# The same where one tells of the end of a contract, or of a request for money back.
ENDED, ASKED_BACK = "contract_ended", "refund_requested"
HOURS_DISPUTED = "hours_disputed"
# What was answered where a text tells of a dispute over hours: its answer stands first until a
# clock has its day.
HOURS = "hours"
HOURS_FITS = {
    "money_place": ("unpaid_hours", plan.NOT_SURE),
    "last_step": (HOURS_DISPUTED, plan.NOT_SURE),
}
HOURS_OVER, HOURS_CLOCK = {"hours_answered", "hours_accepted"}, "hours_dispute_answer"
# Which words of `[told]` are for a lawful step that is announced.
STEP = "announced"
# Of these the sentences differ by the platform of the contract.
WEEK = "week"  # a contract by hours of which nobody has named the week
PLACED = (STEP, HOURS, WEEK)
DISPUTE_OVER = {"mediation_closed", "non_resolution"}

# What a notice is taken for by its own words, such as those of a dispute.
BY_ITS_WORDS = "report_platform"
HARM = "harm_threat"  # no guess of it is put aside
BY_ITS_KIND = (BY_ITS_WORDS, "chargeback")


def is_notice(text: str) -> bool:
    """Whether a text is a mail whose head names a platform, or speaks as one does."""
    return reads_as_notice(text) or any(
        recognise_platform(text[start:end]) for start, end in find_heads(text)
    )


def without_titles(text: str) -> str:
    """What can be read of a text: in a notice, all but what the contract is called."""
    return hide_titles(text) if reads_as_notice(text) else text


def is_payment_notice(text: str) -> bool:
    """Whether a text is the notice of a payment service or a bank that a payment is asked back."""
    return reads_as_payment_notice(text, hide_heads(text))


def read_notice(found: Reading | None, text: str, *, sure: bool) -> Reading | None:
    """The reading, without a threat that no word of a notice names. text: what was read.

    sure: whether it is the notice of a payment service or of a dispute, which demands nothing.
    """
    if found is not None and sure:
        return replace(found, threat="none", demand="none", lever="none", marks=(), also=())
    if (
        found is None
        or presses_too(found)
        or not (found.lever == BY_ITS_WORDS or "lever" in found.guessed)
    ):
        return found
    return without_threat(found) if reads_as_notice(text) else found


def without_threat(found: Reading) -> Reading:
    """The reading with its demand alone: nothing is held over anybody."""
    return replace(found, threat="none", lever="none", marks=())


def presses_too(found: Reading | None) -> bool:
    """Whether words that read as a notice also threaten with what no such notice speaks of."""
    if found is None or found.threat == "none":
        return False
    return found.lever == HARM or (found.lever not in BY_ITS_KIND and "lever" not in found.guessed)


def is_dispute_notice(text: str) -> bool:
    """Whether a text is a platform's notice that the client has filed a dispute there."""
    return not is_payment_notice(text) and reads_as_dispute_notice(text, hide_heads(text))


def read_answers(
    given: Mapping[str, str], said: "TakenMessage", limit: "TimeLimit | None"
) -> dict[str, str]:
    """The answers that a notice gives to open questions, which are not asked then.

    limit: what the notice sets; where it names a day, that of the step is not needed.
    """
    step = DISPUTED if said.disputed else _step_of(given, said)
    if not step or given.get("last_step", step) != step:
        return {}
    places = said.told.get("money_place", {})
    place = {"money_place": next(iter(places))} if len(places) == 1 else {}
    told = place | {"last_step": step}
    if said.disputed or (limit and not limit.open):
        told["day"] = "given"
    at = given.get("money_place", told.get("money_place", ""))
    offered = plan.source()["steps"].get(at, (step,))
    if step not in offered:
        return {}
    return {name: answer for name, answer in told.items() if name not in given}


def _step_of(given: Mapping[str, str], said: "TakenMessage") -> str:
    """What a notice says that the client did, or "" for a text that is none."""
    if given["notice"] != "yes" or said.threat != "none" or said.by_service:
        return ""
    told = said.told.get("last_step", {})
    return ENDED if ENDED in told else ASKED_BACK if said.undo else ""


def told_facts(
    said: "TakenMessage", answers: Mapping[str, str], known: Known, notice: Mapping[str, str]
) -> dict[str, str]:
    """What the plan goes by and no answer says, as facts for every tool: where the money is, and
    what happened last. notice: the answers that a notice gives.
    """
    if is_about_hours(said, answers, known):
        return {name: fit[0] for name, fit in HOURS_FITS.items()}
    return dict(notice)


def fit_to_text(
    entries: Sequence[PlanEntry],
    answers: Mapping[str, str],
    said: "TakenMessage",
    known: Known,
    limit: str,
    clocks: Collection[str],
) -> Iterator[PlanEntry]:
    """The entries with what the plan says of such a text, and without what the text denies.

    answers: those given. known: what the case says already. limit: the day until which the text
    gives time, in words, or "". clocks: those whose day is known.
    """
    kind = _kind_of(said, answers, known, clocks)
    if not kind or answers["kind"] not in plan.on_contract():
        yield from entries
        return
    words, day = plan.source()["told"][kind], limit or plan.source()["told"]["no_day"]
    for line in plan.told_lines(kind, {**answers, **_whose_case(said)}):
        at = plan.placed(line, said.platform, direct=said.direct) if kind in PLACED else line
        if at and kind == WEEK and REVIEW in clocks:
            at = with_changes(at, why=words["dated_why"])
        if at and not known.contradicts(at):
            yield with_changes(at, text=at.text.replace("{day}", day))
    for entry in entries:
        if entry.id in words.get("first", ()):
            yield with_changes(entry, section="hold")
        elif entry.id not in words["never"]:
            yield entry


def _whose_case(said: "TakenMessage") -> dict[str, str]:
    """What tells of a case at a payment service: its own notice, or the reader, who may tell of a
    threat beside it.
    """
    if said.paid_back:
        return {"threat": "none"}
    return {"threat": "told"} if said.by_service and said.threat == "none" else {}


def is_about_hours(said: "TakenMessage", answers: Mapping[str, str], known: Known) -> bool:
    """Whether the text tells of a dispute over hours that is still to answer, and nothing that was
    answered or told speaks against it.
    """
    if not said.hours_disputed or said.direct or known.days.keys() & HOURS_OVER:
        return False
    return all(answers.get(name, plan.NOT_SURE) in fit for name, fit in HOURS_FITS.items())


def _kind_of(
    said: "TakenMessage", answers: Mapping[str, str], known: Known, clocks: Collection[str]
) -> str:
    """Which words of `[told]` the text asks for, or ""."""
    if said.by_service:
        return "payment"
    if said.announced:
        return STEP
    if said.direct:
        return ""
    if said.disputed:
        return "" if known.days.keys() & DISPUTE_OVER else "dispute"
    if HOURS_CLOCK not in clocks and is_about_hours(said, answers, known):
        return HOURS
    if said.bank == MADE and answers.get("money_place") == HELD:
        return "taken_back"
    return WEEK if said.by_hours else ""

"""A notice of a marketplace, a payment service or a bank: nobody threatens in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from calculators.engine.packs import recognise_platform
from calculators.reading.labels import SIDES, reason
from calculators.reading.mail import find_heads
from calculators.reading.recognise import Reading
from calculators.reading.steps import reads_as_notice, reads_as_payment_notice
from calculators.start import plan
from calculators.start.plan import PlanEntry
from calculators.writing.heads import hide_heads

# What a notice is taken for by its own words, such as those of a dispute.
BY_ITS_WORDS = "report_platform"


def is_notice(text: str) -> bool:
    """Whether a text is a mail whose head names a platform."""
    return any(recognise_platform(text[start:end]) for start, end in find_heads(text))


def is_payment_notice(text: str) -> bool:
    """Whether a text is the notice of a payment service or a bank that a payment is asked back."""
    return reads_as_payment_notice(text, hide_heads(text))


def read_notice(found: Reading | None, text: str, *, payment: bool) -> Reading | None:
    """The reading, without a threat that no word of a notice names. text: what was read.

    payment: whether it is the notice of a payment service, which also demands nothing.
    """
    if found is not None and payment:
        said = reason("none", SIDES[2], "none", "none")
        return replace(
            found, threat="none", demand="none", lever="none", marks=(), also=(), reason=said
        )
    if found is None or not (found.lever == BY_ITS_WORDS or "lever" in found.guessed):
        return found
    if not reads_as_notice(text):
        return found
    said = reason("none", SIDES[2], found.demand, "none")
    return replace(found, threat="none", lever="none", marks=(), reason=said)


def with_notice(
    entries: Sequence[PlanEntry], answers: Mapping[str, str], *, payment: bool
) -> Iterator[PlanEntry]:
    """The entries with those for the notice of a payment service, and without what it denies.

    answers: those given. payment: whether the text is such a notice, of a contract on no platform
    that it names; else nothing changes.
    """
    never = plan.source()["payment_notice"]["never"] if payment else ()
    if payment and answers["kind"] in plan.on_contract():
        yield from plan.payment_lines()
    yield from (entry for entry in entries if entry.id not in never)

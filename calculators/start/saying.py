"""What to say: the calm answer, the note of a call, and to whom the words go."""

from collections.abc import Mapping

from calculators.engine.rendering import render
from calculators.facts.threats import LeftUndone
from calculators.life.known import Known
from calculators.reading.told import names_invoice
from calculators.start import message
from calculators.start.notices import is_about_hours
from calculators.start.plan import INVOICE, source
from calculators.start.told import gave_back
from calculators.writing.calm import REVIEW_LEVERS, CalmAnswer, write_calm

FEEDBACK = "feedback"  # the sign of a review or a rating that the text names


def write_say(
    said: message.TakenMessage,
    given: Mapping[str, str],
    known: Known,
    undone: LeftUndone | None,
    platform: str,
) -> str:
    """What to say: to the client, to a payment service, or to the platform's Support; "" where no
    client wrote.

    known: what the case says already. undone: what the client does not do. platform: its name,
    or "".
    """
    calm = CalmAnswer(
        said.lever,
        said.demand,
        pressing=said.threat in message.PRESSING,
        reviewed=said.threat in message.PRESSING and FEEDBACK in said.spoken,
        refuses=said.refuses,
        invoiced=_speaks_of_invoice(said, undone),
        unpaid=undone == LeftUndone.INVOICE,
        silent=undone == LeftUndone.REPLY,
        money_place=given.get("money_place", ""),
        platform=platform,
    )
    if said.pretended:
        return ""
    if said.for_case:
        return str(source()["told"]["payment"]["say"])
    if gave_back(said, given) and REVIEW_LEVERS & {said.lever, *said.spoken}:
        return str(source()["told"]["gave_back"]["say"])
    if platform and is_about_hours(said, given, known) and not is_to_support(said, given):
        return str(source()["told"]["hours"]["say"]).format(platform=platform)
    own = {"own": said.kind == "own", "to_support": is_to_support(said, given)}
    return render("start/say.txt.jinja", calm=write_calm(calm), **own).strip()


def _speaks_of_invoice(said: message.TakenMessage, undone: LeftUndone | None) -> bool:
    """Whether the client's words do, or the reader tells of an invoice that is not paid."""
    if undone == LeftUndone.INVOICE:
        return True
    if said.quote:
        return names_invoice(said.quote)
    return said.threat != message.OWN_ACCOUNT and INVOICE in said.spoken


def write_note(said: message.TakenMessage, given: Mapping[str, str], platform: str) -> str:
    """The note of what was said, with a gap where the reader told it in their own words alone.

    "" where nothing was said, or where somebody may be in danger.
    """
    pressed = said.kind in ("review", "other") and given.get("stake") != "safety"
    told = said.by_account and said.call
    if not pressed or not (told or (said.heard and said.quote)):
        return ""
    # Only a call needs it, and with it the writing, which is not fetched for the other messages.
    from calculators.writing.drafting import quotation
    from calculators.writing.spoken import NOT_QUOTED, SpokenWords, write_spoken

    if not said.quote:
        return write_spoken([SpokenWords(f"[{NOT_QUOTED}]")], platform)
    return write_spoken([SpokenWords(quotation(said.quote), said.channel)], platform)


def is_to_support(said: message.TakenMessage, given: Mapping[str, str]) -> bool:
    """Whether the words are for the platform's Support: it has limited the account."""
    return given.get("stake") == message.LIMITED and said.kind == "open"

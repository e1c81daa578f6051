"""What the plan knows and the reader did not say in so many words: where the contract is, and what
the text and the answers tell. Every tool is told, however it is opened.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from calculators.engine.fields import YesNo
from calculators.engine.packs import DEFAULT, recognise_platform
from calculators.facts.money import MoneyPlace
from calculators.facts.platform import PlatformName
from calculators.facts.steps import LastStep
from calculators.facts.threats import LeftUndone
from calculators.life.elsewhere import Elsewhere
from calculators.reading.due import find_due
from calculators.reading.labels import KEPT
from calculators.reading.named import NAMES, find_named
from calculators.reading.told import tells_of_payment, tells_of_silence, tells_of_unpaid
from calculators.start.by_day import quote_by_day
from calculators.start.came import find_day
from calculators.start.inputs import Inputs
from calculators.start.message import CALM, OWN_ACCOUNT, PRETENDED, REFUND, TakenMessage
from calculators.start.plan import INVOICE

# The steps whose day other tools ask for under the step's own name.
DAYS = (
    *("contract_ended", "refund_requested", "work_submitted", "changes_requested"),
    "hours_disputed",
)
# What other tools ask for that the plan knows under another name, or reads in the text.
TOLD = (
    *("feedback_tie", "demand", "lever", "left_undone", "stake", "contract_type", "ended_by"),
    *("money_place", "last_step", *DAYS, *NAMES),
)
DOLLARS = "USD"
# Words that are not, or not surely, the client's are no threat for other tools.
NOT_THEIRS = ("own", "doubt", PRETENDED)
THREAT = {"stated": "stated", "possible": "hinted", "offered": "stated"}
HOURLY = "hourly"
CONTRACTS = {"held": "fixed_price"}


def read_facts(
    inputs: Inputs,
    said: TakenMessage,
    facts: Mapping[str, object],
    limit: dict[str, str],
    read: Mapping[str, str],
    pack: Elsewhere | None = None,
) -> dict[str, object]:
    """All of it as facts; "" for what is not known, and for what the reader said; rows as a list.

    facts: what a link of the plan tells another tool. limit: the time limit of the text, as facts.
    read: where the money is and what happened last, as the text tells it. pack: what is known of
    another platform.
    """
    named = find_named(inputs.client_message or "")
    known = {"stake": said.stake, **named, **_place_of(pack), **read, **facts}
    told = {name: str(known.get(name, "")) for name in TOLD}
    chosen = {name: "" for name in TOLD if getattr(inputs, name, None) is not None}
    rows = {"sum_at_stake": _dollars(inputs), "threats": facts.get("threats", [])}
    return {**_read_place(inputs, said), **told, **chosen, **limit, **rows}


def _dollars(inputs: Inputs) -> str:
    """The sums of the case, where they are known and all in dollars."""
    sums = [row.amount for row in inputs.owed if row.amount is not None]
    if not sums or any(row.currency.value != DOLLARS for row in inputs.owed):
        return ""
    return str(sum(sums, Decimal(0)))


def _place_of(pack: Elsewhere | None) -> dict[str, str]:
    """Where another platform's own steps have put the money, as the plan says it too."""
    known = pack is not None and pack.money in {str(one.value) for one in MoneyPlace}
    return {"money_place": pack.money} if pack and known else {}


def place(inputs: Inputs, said: TakenMessage) -> Inputs:
    """The inputs with the platform that was recognised, or with none."""
    on_platform = YesNo.NO if said.direct else inputs.on_platform
    return replace(inputs, platform=PlatformName(said.platform), on_platform=on_platform)


def _read_place(inputs: Inputs, said: TakenMessage) -> dict[str, str]:
    """What the text alone says of it, as facts; "" where it says nothing, or the reader said it."""
    chosen = inputs.on_platform == YesNo.NO
    none = str(YesNo.NO.value) if said.direct and not chosen else ""
    hidden = said.direct or inputs.platform
    named = "" if hidden else recognise_platform(inputs.client_message or "")
    return {"platform": named, "on_platform": none}


def facts_of(inputs: Inputs, said: TakenMessage) -> dict[str, object]:
    """What the other tools are told: the kind of contract, the dated step, the words."""
    facts: dict[str, object] = {"platform": said.platform} if said.platform != DEFAULT else {}
    if said.direct:
        facts["on_platform"] = str(YesNo.NO.value)
    money = inputs.money_place.value if inputs.money_place else ""
    if money in CONTRACTS:
        facts["contract_type"] = CONTRACTS[money]
    step, day = inputs.last_step, inputs.last_step_on
    if step and day and step.value in DAYS:
        facts[step.value] = day.isoformat()
        if step == LastStep.ENDED:
            facts["ended_by"] = "client"
        if step == LastStep.HOURS:
            facts["contract_type"] = HOURLY
    if said.by_hours or said.hours_disputed:
        facts.setdefault("contract_type", HOURLY)
    if said.kind not in NOT_THEIRS and not said.doubt and said.threat in THREAT:
        facts |= {"feedback_tie": THREAT[said.threat], "demand": said.demand}
        # No form of another tool offers it.
        facts |= {"lever": said.lever} if said.lever != KEPT else {}
        if said.quote:
            facts["threats"] = _threats(inputs, said)
    today = inputs.now.astimezone(inputs.zone).date()
    if undone := find_left_undone(said, inputs.client_message or "", today):
        facts["left_undone"] = str(undone.value)
    if not money and is_unpaid(inputs, said):
        facts["money_place"] = str(MoneyPlace.UNPAID_HOURS.value)
    return facts


def _threats(inputs: Inputs, said: TakenMessage) -> list[dict[str, str]]:
    """The client's words as rows with their day where it is known; of a chat one for each day."""
    called = {"channel": said.channel} if said.channel else {}
    today = inputs.now.astimezone(inputs.zone).date()
    text = (inputs.client_message or "").strip()
    if by_day := quote_by_day(text, said.pieces, today):
        return [{"words": words, "sent_at": day.isoformat()} | called for day, words in by_day]
    day = find_day(inputs, said.quote)
    dated = {"sent_at": day.isoformat()} if day else {}
    return [{"words": said.quote} | dated | called]


def is_unpaid(inputs: Inputs, said: TakenMessage) -> bool:
    """Whether the text of a client on no platform says that an invoice is not paid: nobody holds
    that money then.
    """
    if not said.direct or INVOICE not in said.spoken:
        return False
    today = inputs.now.astimezone(inputs.zone).date()
    undone = find_left_undone(said, inputs.client_message or "", today)
    # Who wants money back has paid some of it, whatever else is not paid.
    beside = said.demand != REFUND and tells_of_unpaid(said.outside)
    refuses = (said.refuses or beside) and said.kind not in NOT_THEIRS
    return undone == LeftUndone.INVOICE or refuses


def find_left_undone(said: TakenMessage, text: str, today: date) -> LeftUndone | None:
    """What the client does not do, by a text without a threat.

    text: as it was pasted, which tells that an invoice is not paid, or names its due day that is
    past. today: where the reader is.
    """
    if said.threat not in CALM:
        return None
    due = find_due(text, today) if said.direct else None
    late = due is not None and due.day < today and not tells_of_payment(text)
    own = said.threat == OWN_ACCOUNT
    if INVOICE in said.spoken and (late or (own and tells_of_unpaid(text))):
        return LeftUndone.INVOICE
    return LeftUndone.REPLY if own and tells_of_silence(text) else None

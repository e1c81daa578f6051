"""How the pasted message is read: whose words it is, its labels, what the reader corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from calculators.engine.fields import Choice
from calculators.engine.packs import DEFAULT, recognise_platform
from calculators.facts.danger import Stake
from calculators.reading import steps
from calculators.reading.accounts import Account
from calculators.reading.announced import announces_step, tells_of_announced
from calculators.reading.danger import is_of_self_harm, may_be_danger
from calculators.reading.happened import asks_for_hours, works_by_hours
from calculators.reading.labels import OFFER, SIDES, labels, name_guess, name_lever
from calculators.reading.own_pressure import means_to_press
from calculators.reading.plainly import PAY
from calculators.reading.pretended import find_pretended
from calculators.reading.recognise import Reading
from calculators.reading.reported import read_reported
from calculators.reading.told import facts_of, quotes_own_words, refuses_to_pay, spoken_of
from calculators.start import notices
from calculators.start.abroad import find_abroad
from calculators.start.direct import find_billed, is_direct
from calculators.start.inputs import Inputs, SaidSo, WhoPresses
from calculators.start.pieces import MessagePiece, cut_message
from calculators.start.plan import signs_of
from calculators.start.quoting import leave_out, quote_theirs, read_theirs
from calculators.start.sharp import is_sharp
from calculators.start.whose import CALL, find_channel, find_heard, find_whose

NOT_SURE = "not_sure"
REVIEW = ("bad_review", "no_review", OFFER)
THREATS = {"explicit": "stated", "veiled": "possible"}
PRESSING = ("stated", "possible", "offered")
DANGER = ("harm_threat", "account_access")
OWN_ACCOUNT = "told"
CALM = ("none", OWN_ACCOUNT)
ON_MONEY = ("review", "other")  # threats beside which a case is answered at once
UNNAMED = ("none", "other")
SERVICE = "service"  # where a payment is asked back, as an account tells it
LIMITED = "limited"
REFUND = "refund"
CONFIRMED = (SaidSo.WRITTEN, SaidSo.SPOKEN)
OWN = "This reads like your own words, so nothing in it was taken for the client's message."
PRETENDED = "pretended"
IN_ITS_NAME = (
    "This reads like a message in the platform's name, and not like the client's, so nothing in it "
    "was taken for the client's words."
)


@dataclass(frozen=True)
class TakenMessage:
    """A message as it is taken.

    threat: stated | possible | offered (a good review) | none | told (the reader's own account) |
    unread.
    kind: danger | review | other | open | own | doubt | pretended, what the plan has to deal with;
    own where the reader says that they wrote it, doubt where it only reads so. pretended: the signs
    that a message in a platform's name may be fake.
    doubt: the kind if the client wrote it, "" where nothing is in doubt.
    corrected: the labels that the reader chose instead. spoken: further levers and signs that it
    names. platform: its id. direct: whether the client is on none. billed: the words of an invoice
    and of a company, a reminder or terms of payment that show so. call: whether it tells of a call,
    and no message is there. heard: in what its words were said by the reader's account, a call or
    a voice message; nothing where they say that it was written. channel:
    where the words were said or written, as its fact has it, or "". stake: what its words say of
    danger, an answer of that question or "". sharp: whether the reader's own lines of a chat hold
    pressure or an insult. own_pressure: whether the reader means to press by
    the work itself. refuses: whether somebody refuses to pay. undo: whether the client asks
    to cancel or for money back by a request. bank: made | threatened | "", a step of their bank.
    by_hours: whether the contract is by hours, as the reader or the client tells. hours_disputed:
    whether it tells, with no threat beside it, that the client disputed hours, and no other step.
    announced: whether it announces a lawful step alone, such as a dispute, which is no threat.
    paid_back: whether it is a notice that a payment is asked back. by_service: whether it is asked
    back at a payment service or a bank with no platform, by its notice or by the reader's account.
    outside: the reader's own words beside those that they quote, or "".
    disputed: whether it is a notice of a dispute.
    by_account: whether the threat is told in the reader's words, and confirmed. to_confirm: where
    it is not yet, what the plan goes by then, and the lever. told: answers that its words may give
    to a question, with these words; for the reader to confirm. abroad: lines in the language of the
    text, with its code; nothing for one in English.
    """

    threat: str
    kind: str
    doubt: str
    side: str
    demand: str
    lever: str
    asked: str
    held: str
    recognised: str
    corrected: tuple[str, ...]
    pieces: tuple[MessagePiece, ...]
    quote: str
    spoken: tuple[str, ...]
    platform: str
    direct: bool
    billed: tuple[str, ...]
    call: bool
    heard: tuple[str, ...]
    channel: str
    stake: str
    sharp: bool
    own_pressure: bool
    refuses: bool
    undo: bool
    bank: str
    by_hours: bool
    hours_disputed: bool
    announced: bool
    paid_back: bool
    by_service: bool
    outside: str
    disputed: bool
    pretended: tuple[str, ...]
    by_account: bool
    to_confirm: Mapping[str, str]
    told: Mapping[str, Mapping[str, str]]
    abroad: Mapping[str, str]

    @property
    def for_case(self) -> bool:
        """Whether what to say is for the case at a payment service: no client presses beside it."""
        return self.by_service and (self.paid_back or self.threat not in PRESSING)


def take(inputs: Inputs) -> TakenMessage:
    """The message of these answers; what the reader chose counts before what was recognised."""
    text = (inputs.client_message or "").strip()
    whose = find_whose(text)
    chat, bare, account, pasted = whose.chat, whose.bare, whose.account, whose.pasted
    spoken = spoken_of(account.quoted if pasted else bare)
    paid_back, disputed = notices.is_payment_notice(text), notices.is_dispute_notice(text)
    # Beside the client's words, what reads as a notice tells of a case too.
    shown = text if whose.beside else bare
    outside = "" if paid_back or pasted else leave_out(shown, account)
    case = steps.tells_of_payment_case(outside, own=bool(account.quoted))
    if case and not account.own:
        account = Account(own=True, quoted="")
    told = account.own and not account.quoted and not paid_back
    # What the reader tells is no message: of it only the words of the other side are read.
    theirs = notices.without_titles(account.quoted or bare)
    found = read_theirs(theirs) if text and not told else None
    if whose.beside and found:
        # A notice beside them shows that they came to the reader; what it asks back is what
        # "approve it" means there.
        back = found.demand == PAY and steps.asks_to_undo(text)
        demand = REFUND if back else found.demand
        found = replace(found, side=SIDES[0], side_told=True, demand=demand)
    # What the reader chose as pressure counts, whatever the words are.
    free = inputs.lever is None and inputs.who_presses != WhoPresses.FREELANCER
    pretended = find_pretended(text) if free and not may_be_danger(text) else ()
    if pretended or whose.beside or notices.presses_too(found):
        paid_back = disputed = False
    calm_notice = paid_back or disputed or bool(pretended)
    found = notices.read_notice(found, account.quoted or text, sure=calm_notice)
    noticed = calm_notice or steps.reads_as_notice(text)
    announced = inputs.lever is None and not (noticed or may_be_danger(text))
    announced &= tells_of_announced(bare) if told else announces_step(account.quoted or bare)
    found = notices.without_threat(found) if found and announced else found
    # Nothing is asked of what the reader chose. Beside a calm quotation a threat may be told of.
    calm = account.own and not paid_back and (found is None or found.threat == "none")
    report = (
        read_reported(bare) if calm and free and not (pasted or announced or pretended) else None
    )
    confirmed = report is not None and inputs.said_so in CONFIRMED
    found = report if confirmed else found
    # Who presses is only read where somebody does.
    presses = found if found and found.threat != "none" else None
    side = _chosen(inputs.who_presses, presses.side if presses else "unclear")
    if presses and inputs.who_presses is None and not chat and quotes_own_words(bare):
        side = SIDES[1]
    demand = _chosen(inputs.demand, found.demand if found else "none")
    lever = _chosen(inputs.lever, found.lever if found else "none")
    threat = _threat(inputs, found, lever)
    if lever == OFFER and threat in PRESSING:
        threat = "offered"
    threat = "told" if told and threat == "unread" else threat
    also = {*(found.also if found else ()), *spoken} - {lever} if not announced else set()
    kind = _kind(threat, lever)
    # Who is pressed must never be called the one who presses by a program's guess.
    doubt = ""
    if side == SIDES[1] and threat in PRESSING:
        if inputs.who_presses == WhoPresses.FREELANCER:
            kind = "own"
        else:
            doubt, side = kind, SIDES[2]
            kind = kind if kind == "danger" else "doubt"
            found = found and replace(found, side=SIDES[2])
    if pretended:
        kind, threat = PRETENDED, "none"
    # Who only tells of a danger is asked about it first, as who pastes the words of it.
    of_self = is_of_self_harm(text)
    if (
        kind in ("open", "review", "other")
        and inputs.stake != Stake.NONE
        and not of_self
        and may_be_danger(text)
    ):
        kind = "danger"
    words, signs, facts = labels(), signs_of(text), facts_of(text)
    asks = kind == "open" and not of_self and inputs.said_so is None
    billed = find_billed(text, signs)
    direct = is_direct(inputs, text, signs, told=bool(billed) or paid_back or case == SERVICE)
    heard = find_heard(text, whose)
    today = inputs.now.astimezone(inputs.zone).date()
    return TakenMessage(
        threat,
        kind,
        doubt,
        side,
        demand,
        lever,
        asked=_named(words["demands"].get(demand, ""), inputs.demand, "demand", found),
        held=_named(name_lever(lever), inputs.lever, "lever", found),
        recognised=IN_ITS_NAME if pretended else found.reason if found else OWN if told else "",
        corrected=tuple(
            name
            for name in ("who_presses", "demand", "lever", "platform", "on_platform")
            if getattr(inputs, name) is not None
        ),
        pieces=tuple(cut_message(text, found, account.quoted or text)),
        quote=""
        if whose.mixed or pretended
        else quote_theirs(
            text, account if account.own else Account(own=bare != text, quoted=bare), found
        ),
        spoken=(*(lever for lever in labels()["levers"] if lever in also), *signs),
        platform=str(inputs.platform.value)
        if inputs.platform
        else recognise_platform(text) or DEFAULT,
        direct=direct,
        billed=billed,
        call=inputs.said_so == SaidSo.SPOKEN
        if confirmed
        else CALL in signs and account.own and chat is None,
        heard=heard,
        channel=find_channel(text, heard, whose, today),
        stake="safety" if of_self else LIMITED if LIMITED in signs else "",
        sharp=chat is not None and is_sharp(chat),
        own_pressure=means_to_press(chat.mine if chat else "" if pasted else bare),
        refuses=refuses_to_pay(text),
        undo=steps.asks_to_undo(text),
        bank=steps.MADE if case else steps.find_bank_step(text),
        by_hours=asks_for_hours(theirs) or (account.own and not pasted and works_by_hours(bare)),
        hours_disputed=threat in CALM and {*facts.get("last_step", ())} == {notices.HOURS_DISPUTED},
        announced=announced,
        paid_back=paid_back,
        disputed=disputed,
        pretended=pretended,
        by_service=(paid_back and not recognise_platform(text))
        or bool(case and direct and (threat in CALM or kind in ON_MONEY)),
        outside=outside if account.own and account.quoted else "",
        by_account=confirmed,
        to_confirm=_once_confirmed(report, inputs) if report and asks else {},
        told=facts,
        abroad=find_abroad(text),
    )


def _named(name: str, answer: Choice | None, label: str, found: Reading | None) -> str:
    """What a demand or a lever is called. answer: of the reader, who guesses nothing."""
    # An offer names its price in words that are too many to list.
    guessed = found is not None and found.lever != OFFER and label in found.guessed
    guessed = guessed and getattr(found, label) not in UNNAMED
    if name and answer is None and guessed:
        return name_guess(name)
    return name or "something that is not clear"


def _chosen(answer: Choice | None, recognised: str) -> str:
    return recognised if answer is None else str(answer.value)


def _threat(inputs: Inputs, found: Reading | None, lever: str) -> str:
    """The reader's own word that something, or nothing, is held over them counts first."""
    if inputs.lever is not None and lever != NOT_SURE:
        return "stated" if lever != "none" else "none" if found else "unread"
    if found is None:
        return "possible" if lever == NOT_SURE else "unread"
    if lever == NOT_SURE:
        return "possible"
    return THREATS.get(found.threat, "none")


def _once_confirmed(report: Reading, inputs: Inputs) -> dict[str, str]:
    """What the plan goes by once the reader says that the client said so."""
    threat = THREATS[report.threat] if report.lever != OFFER else "offered"
    tied = {"demand": _chosen(inputs.demand, report.demand), "lever": report.lever}
    return tied | {"threat": threat, "kind": _kind(threat, report.lever), "by_account": "yes"}


def _kind(threat: str, lever: str) -> str:
    if lever in DANGER:
        return "danger"
    if threat in ("none", "told", "unread") or lever == NOT_SURE:
        return "open"
    return "review" if lever in REVIEW else "other"

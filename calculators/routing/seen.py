"""What was recognised in a ticket, and what its phrases say beside that."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from calculators.engine import data
from calculators.reading.features import Span
from calculators.reading.recognise import REVIEW_LEVERS, Reading

HARM = "harm_threat"
# Money back by a bank, or a dispute of a payment with it.
BANK = "chargeback"
LABELS = ("demand", "lever")
# One of the accounts of this marketplace is spoken of.
HERE = frozenset(("PLATFORM", "ACCOUNT"))


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The router's answers by the labels of the reader of messages, and the reasons for doubt."""
    return data.load("routing/recognised.toml")


@dataclass(frozen=True)
class Ticket:
    """What was recognised in a ticket, and which phrases of `phrases.toml`, or of danger, it has.

    violent: whether harm to somebody is threatened in words of violence. alarms: where words stand
    that may mean danger to a person, as characters of the text; alarming: these words, or those of
    violence. others: whether somebody beside the writer is spoken of or to. asked: whether words
    name the demand that was recognised. harms: the words that tell of harm that was done.
    tied: whether a condition is named. indirect: whether a better review is the condition, in words
    that are no threat. offer: where something of value is offered for a review. promised: whether
    the other side says that they will give money back. revenge: where a bad review was left to pay
    the writer back. charged: where a bank took a payment back. advance: whether who hires wants
    money before the work. demanding: whether words ask for something; nothing: whether they
    say that nothing is asked for. paid_outside: whether something is offered for payment away from
    the marketplace. presser: the side that is spoken of as the other one, or "". taken: whether
    signs are told that somebody else is in the account. login: pay | cancel, what hangs on a login
    that is wanted, or "". takeover: whether somebody threatens to take over an account here.
    step: where the other side announces a lawful step, and no other means of pressure is named.
    hints: the words that also stand where a person is in danger; hinted: where. choice: whether
    words such as "or" leave somebody a choice. wish: whether the writer asks for money back.
    besides: what is threatened beside what presses, of `threats_besides`. keeps: whether the writer
    keeps something back until the other side pays; presses: whether they set another condition.
    """

    recognised: Reading
    phrases: frozenset[str]
    violent: bool
    alarms: tuple[tuple[int, int], ...] = ()
    others: bool = True
    asked: bool = True
    harms: tuple[str, ...] = ()
    alarming: tuple[str, ...] = ()
    tied: bool = False
    indirect: bool = False
    offer: Span | None = None
    promised: bool = False
    revenge: Span | None = None
    charged: Span | None = None
    advance: bool = False
    demanding: bool = True
    nothing: bool = False
    paid_outside: bool = False
    presser: str = ""
    taken: bool = False
    login: str = ""
    takeover: bool = False
    step: Span | None = None
    hints: tuple[str, ...] = ()
    hinted: tuple[Span, ...] = ()
    choice: bool = True
    wish: bool = False
    besides: tuple[tuple[str, Span], ...] = ()
    keeps: bool = False
    presses: bool = False

    @property
    def pressing(self) -> bool:
        """Whether another customer is pressed: a step against the marketplace presses none.

        Where words tell of harm that was done, a threat of which half is a guess is that harm.
        Half a guess is no threat, too, where nobody is there who could make one, and where the
        customer asks for money back themselves.
        """
        guess = (self.harmed or self.alone or self.wishes) and bool(self.recognised.guessed)
        past = bool(self.revenge or self.charged) and not self.tied
        free = self.outside or self.buys or self.advance or past
        calm = self.at_platform or self.advertises or free or self.step is not None or self.nobody
        return self.threatens and not calm and not guess

    @property
    def buys(self) -> bool:
        """Whether something of value is offered for a review, and nobody is threatened."""
        return self.offer is not None

    @property
    def alone(self) -> bool:
        """Whether no other customer is spoken of and no condition is named."""
        return self.phrases.isdisjoint(("CUSTOMER", "OTHERSAID")) and not self.tied

    @property
    def nobody(self) -> bool:
        """Whether nobody else is there, is spoken to, or is left a choice.

        A bank that says something is no customer who presses. A review and harm need no name.
        """
        there = self.others or self.choice or not self.phrases.isdisjoint(("CUSTOMER", "OTHERSAID"))
        return not there and self.recognised.lever not in (*REVIEW_LEVERS, HARM)

    @property
    def wishes(self) -> bool:
        """Whether the customer asks for money back, and tells of nobody's words or condition."""
        return "OWNWISH" in self.phrases and "OTHERSAID" not in self.phrases and not self.tied

    @property
    def sounds(self) -> bool:
        """Whether it sounds like pressure by somebody, though no word names what is done.

        The names of money or of a person alone sound like nothing.
        """
        said = self.recognised.threat == "explicit" and not (self.alone or self.wishes)
        said = said and (self.demanding or "lever" not in self.recognised.guessed)
        possible = self.recognised.threat != "none" and self.tied
        return (said or possible) and not self.nobody

    @property
    def advertises(self) -> bool:
        """Whether something is offered to anybody: no customer is spoken of, and no condition."""
        return "ADVERT" in self.phrases and self.alone

    @property
    def outside(self) -> bool:
        """Whether payment outside the marketplace is asked for or offered, and no word presses."""
        found = self.recognised
        free = found.threat == "none" or "lever" in found.guessed
        if self.paid_outside:
            return free
        spoken = self.asked and not {"ASKED", "OFFERED"}.isdisjoint(self.phrases)
        return found.demand == "off_platform" and spoken and free and not self.tied

    @property
    def offers(self) -> bool:
        """Whether something is offered to who pays outside the marketplace, and no word presses."""
        return self.paid_outside and self.outside and not (self.entered or self.harmed)

    @property
    def at_platform(self) -> bool:
        """Whether the marketplace is spoken to, and of no other customer."""
        return "ATPLATFORM" in self.phrases and "CUSTOMER" not in self.phrases

    @property
    def own(self) -> bool:
        """Whether the customer tells of their own words, and of none of the other side."""
        told = "OWNSAID" in self.phrases and "OTHERSAID" not in self.phrases
        return self.keeps or self.presses or told

    @property
    def reports(self) -> bool:
        """Whether the customer tells what somebody else did."""
        told = "CUSTOMER" in self.phrases and not self.own
        return self.entered or self.harmed or (told and (self.pressing or "ASKED" in self.phrases))

    @property
    def threatens(self) -> bool:
        """Whether a threat was recognised, and words name the demand or what presses.

        A threat that is only possible needs both, and each needs somebody beside the writer.
        """
        found = self.recognised
        named = len(LABELS) - len(found.guessed)
        enough = 1 if found.threat == "explicit" else len(LABELS)
        return found.threat != "none" and named >= enough and (self.others or not found.guessed)

    @property
    def endangers(self) -> bool:
        """Whether a person may be in danger: by their words, or a threat of harm with violence.

        Harm to a website is threatened without words of violence.
        """
        return bool(self.alarms) or (self.threatens and self.violent)

    @property
    def entered(self) -> bool:
        """Whether the customer says that somebody got into an account here, or has its login."""
        taken = ({"MYACCOUNT", "LOST"}, {"GOTIN", "NOTME"}, {"ENTERED"}, HERE | {"TAKEOVER"})
        signs = (*taken, {"HELDLOGIN"}, {"ANYLOGIN", "ROBS"})
        return self.taken or any(sign <= self.phrases for sign in signs)

    @property
    def sues(self) -> bool:
        """Whether the customer wants money back from another customer, or lost it to their bank."""
        return (
            (self.wish or not self.phrases.isdisjoint(("SUIT", "OWNWISH")))
            and not self.pressing
            and self.phrases.isdisjoint(("NOSUIT", "ATPLATFORM"))
        )

    @property
    def asks_back(self) -> bool:
        """Whether the customer asks for money back themselves, and tells of nobody's words."""
        return self.wish and self.sues and self.phrases.isdisjoint(("OTHERSAID", "ASKED"))

    @property
    def limited(self) -> bool:
        """Whether the writer's own account here was suspended or limited, and nobody presses."""
        return "LIMITED" in self.phrases and not (self.pressing or self.entered or self.harmed)

    @property
    def harmed(self) -> bool:
        """Whether words say that a person other than the writer did harm."""
        return bool(self.harms)

    @property
    def feared(self) -> bool:
        """Whether harm is feared, and no word says that somebody threatens it."""
        held = words()["held_over"][self.recognised.lever]
        open = held in ("harm_threatened", "harm_done") or "lever" in self.recognised.guessed
        return "FEAR" in self.phrases and open

    @property
    def by_bank(self) -> bool:
        """Whether a payment was taken back, or somebody means to, and wants no review for it.

        A claim in court or a report to the marketplace is no such step.
        """
        read = self.recognised
        wanted = words()["demanded"][read.demand] != "feedback" or "demand" in read.guessed
        held = self.pressing and read.lever == BANK and "lever" not in read.guessed and wanted
        return held or bool(self.charged or self.step)

    @property
    def likely(self) -> tuple[str, ...]:
        """Why another team may be the right one, by the names in `recognised.toml`."""
        found = {
            "account": "UNSAFE" in self.phrases or self.entered,
            "mediation": self.sues
            or self.by_bank
            or "MEDIATION" in self.phrases
            or (self.pressing and "UNRELEASED" in self.phrases),
        }
        return tuple(name for name, there in found.items() if there)

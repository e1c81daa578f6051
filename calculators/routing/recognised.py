"""From what was recognised in a ticket's text to the router's answers, and how sure they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from calculators.engine import data
from calculators.reading.danger import meant
from calculators.reading.lexicon import CONCEPTS, Seen
from calculators.reading.recognise import NAMED, Reading, labels
from calculators.reading.words import words as words_of
from calculators.routing.reported import facts_told, harm_told, own_threat, quoted

ACCOUNT, HARM, VIOLENCE = "account_access", "harm_threat", "VIOLENCE"
LABELS = ("demand", "lever")
# One of the accounts of this marketplace is spoken of.
HERE = frozenset(("PLATFORM", "ACCOUNT"))
PHRASES = "routing/phrases.toml"
ALARMING = ("SELFHARM", "DANGER")
OTHERS = ("PERSON", "YOU", "THEY")
EXPOSED = ("EXPOSE", "PRIVATE")
BESIDE = 3  # words between the two
# A route is sure where the labels are so far from the next best ones: of 31 such routes on messages
# that the model has not learned from all were right (`tests/routing/test_sure.py`).
MARGIN = 0.25


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
    """

    recognised: Reading
    phrases: frozenset[str]
    violent: bool
    alarms: tuple[tuple[int, int], ...] = ()
    others: bool = True
    asked: bool = True
    harms: tuple[str, ...] = ()
    alarming: tuple[str, ...] = ()

    @property
    def pressing(self) -> bool:
        """Whether another customer is pressed: a step against the marketplace presses none.

        Where words tell of harm that was done, a threat of which half is a guess is that harm.
        """
        guess = self.harmed and bool(self.recognised.guessed)
        return self.threatens and not self.at_platform and not guess

    @property
    def at_platform(self) -> bool:
        """Whether the marketplace is spoken to, and of no other customer."""
        return "ATPLATFORM" in self.phrases and "CUSTOMER" not in self.phrases

    @property
    def own(self) -> bool:
        """Whether the customer tells of their own words, and of none of the other side."""
        return "OWNSAID" in self.phrases and "OTHERSAID" not in self.phrases

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
        """Whether the customer says that somebody else got into an account here."""
        signs = ({"MYACCOUNT", "LOST"}, {"GOTIN", "NOTME"}, {"ENTERED"}, HERE | {"TAKEOVER"})
        return any(sign <= self.phrases for sign in signs)

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
    def likely(self) -> tuple[str, ...]:
        """Why another team may be the right one, by the names in `recognised.toml`."""
        found = {
            "account": "UNSAFE" in self.phrases or self.entered,
            "mediation": "MEDIATION" in self.phrases,
        }
        return tuple(name for name, there in found.items() if there)


def read(text: str, recognised: Reading) -> Ticket:
    """What the phrases say of a text beside what was recognised in it; idioms say nothing."""
    found = words_of(text)
    phrases = meant(found, PHRASES)
    recognised = own_threat(text, found, phrases, recognised)
    harm = HARM in (recognised.lever, *recognised.also)
    general = meant(found, CONCEPTS)
    violence = [one for one in general if one.concept == VIOLENCE] if harm else []
    others = any(one.concept in OTHERS for one in (*phrases, *general))
    alarms = [(found[first].start, found[last - 1].end) for first, last in _alarms(phrases)]
    cruel = [(found[one.first].start, found[one.last - 1].end) for one in violence]
    told = [(found[first].start, found[last - 1].end) for first, last in harm_told(found, phrases)]
    return Ticket(
        recognised,
        frozenset(one.concept for one in phrases),
        bool(violence),
        tuple(sorted(alarms)),
        others,
        bool(NAMED[recognised.demand] & {one.concept for one in general}),
        tuple(dict.fromkeys(quoted(text[start:end]) for start, end in told)),
        tuple(quoted(text[start:end]) for start, end in sorted(alarms) or cruel),
    )


def _alarms(phrases: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """The words that may mean danger, also that what leads to a person is made public."""
    yield from ((one.first, one.last) for one in phrases if one.concept in ALARMING)
    named = [one for one in phrases if one.concept in EXPOSED]
    for one, other in pairwise(sorted(named, key=lambda one: one.first)):
        if one.concept != other.concept and other.first - one.last <= BESIDE:
            yield one.first, max(one.last, other.last)


def facts_of(ticket: Ticket) -> dict[str, str]:
    """The router's raw answers for a ticket. What was not recognised is *not sure*, never *no*.

    What no word names is not recognised, however likely: a note says only what the ticket says.
    Only a text that names the platform and an account can be about one of its accounts; a customer
    who lost "my account" means that one too. Who presses whom is known only where somebody is
    spoken of, and not where the customer tells of their own words. A login that is kept back is not
    one that somebody threatens to take. Of two demands the one that is not feedback counts, as the
    directory says.
    """
    recognised, pressing = ticket.recognised, ticket.pressing
    held = words()["held_over"][recognised.lever]
    if recognised.lever == ACCOUNT and not ticket.entered and "KEPT" in ticket.phrases:
        held = "withheld"
    elif pressing and (ticket.entered or (recognised.lever == ACCOUNT and ticket.phrases >= HERE)):
        held = ACCOUNT
    elif "lever" in recognised.guessed:
        held = "not_sure"
    demanded = _demanded(ticket)
    if not pressing or ticket.feared or (ticket.entered and demanded == "not_sure"):
        held = "not_sure"
    repair = pressing and "harm_done_repair" in (recognised.lever, *recognised.also)
    named = not pressing and ticket.harmed
    return {
        "demanded": demanded,
        "held_over": held,
        "harm_done": "yes"
        if (repair and not ticket.feared and not ticket.own) or named
        else "not_sure",
        "demand_by": words()["demand_by"][recognised.side]
        if pressing and recognised.side_told and "CUSTOMER" in ticket.phrases and not ticket.own
        else "not_sure",
        "person_in_danger": "not_sure" if ticket.endangers else "no",
        "account_at_stake": "yes" if ticket.entered else "not_sure",
        "report_received": "yes",
        # Asks for the days, and keeps the note from saying that there is nothing to escalate.
        **({"mediation_qualifies": "not_sure"} if "mediation" in ticket.likely else {}),
    }


def _demanded(ticket: Ticket) -> str:
    """What is demanded. Without a threat only what words say that somebody else asks for."""
    demanded = words()["demanded"][ticket.recognised.demand]
    if not ticket.pressing:
        asked = ticket.asked and "ASKED" in ticket.phrases and not ticket.harmed
        asked = asked and "MEDIATION" not in ticket.phrases
        return demanded if asked and demanded != "other" else "not_sure"
    if "demand" in ticket.recognised.guessed:
        return "not_sure"
    others = [words()["demanded"][label] for label in ticket.recognised.asked]
    return next((other for other in others if demanded == "feedback" != other), demanded)


def told(ticket: Ticket, answers: Mapping[str, str]) -> dict[str, str]:
    """By question, what a note says where only the ticket says it. answers: of `facts_of`."""
    return facts_told(answers, ticket.harms, reports=ticket.reports)


def urgency(doubts: Sequence[str]) -> int:
    """The place of a ticket in a queue by its doubts: danger, then what is sure, then the rest."""
    order = [*words()["unsure"]]
    if not doubts:
        return 1
    place = min(order.index(doubt) for doubt in doubts)
    return 0 if place == 0 else place + 1


def doubts(ticket: Ticket, answers: Mapping[str, str], note: str) -> tuple[str, ...]:
    """Why the route of these answers is not sure, the most urgent first; none if it is.

    note: the id of the note that the route wants. That a ticket has no route is never sure. Where a
    person may be in danger, nothing else matters yet.
    """
    if answers["person_in_danger"] != "no":
        return ("danger",)
    found = list(_unpressed(ticket, answers))
    recognised, pressing = ticket.recognised, ticket.pressing
    if ticket.own and (pressing or ticket.harmed):
        found.append("own")
    if recognised.threat == "veiled" and pressing:
        found.append("veiled")
    if pressing and "not_sure" in (answers["demanded"], answers["held_over"]):
        unnamed = [f"unnamed_{kind}" for kind in recognised.guessed]
        found += ["fear"] if ticket.feared else unnamed or ["incomplete"]
    elif pressing and recognised.threat == "explicit" and recognised.margin < MARGIN:
        found.append("narrow")
    both = {words()["demanded"][label] for label in (recognised.demand, *recognised.asked)}
    if pressing and "feedback" in both and len(both) > 1:
        found.append("two_demands")
    elif pressing and "FEEDBACK" in ticket.phrases and not _of_feedback(answers):
        found.append("feedback")
    found += ticket.likely if not ticket.entered or pressing else ()
    found += {"review": ["review"], "outside": ["outside"]}.get(note, []) if pressing else []
    return tuple(found)


def _of_feedback(answers: Mapping[str, str]) -> bool:
    return "feedback" in (answers["held_over"], answers["demanded"])


def _unpressed(ticket: Ticket, answers: Mapping[str, str]) -> tuple[str, ...]:
    """What is known where no threat was recognised."""
    if ticket.pressing:
        return ()
    if ticket.entered:
        return ("account",)
    if ticket.own and ("HARMED" in ticket.phrases or ticket.recognised.threat != "none"):
        return ("own",)
    if ticket.harmed:
        return ("harm_named",)
    if ticket.at_platform and ticket.threatens:
        return ("platform",)
    if ticket.recognised.threat != "none" and answers["demanded"] == "not_sure":
        return ("unnamed",)
    if answers["demanded"] != "not_sure":
        return ("fear",) if "FEAR" in ticket.phrases else ("demand_only",)
    return ("not_recognised",) if ticket.likely else ("nothing_known",)


def said(ticket: Ticket, doubt: str) -> str:
    """A doubt in a sentence."""
    recognised = ticket.recognised
    named = (recognised.demand, *(recognised.asked if doubt == "two_demands" else ()))
    asked = " and ".join(labels()["demands"][name] for name in named)
    if doubt == "demand_only":
        asked = asked[0].upper() + asked[1:]
    shown = ticket.alarming if doubt == "danger" else ticket.harms
    quotes = ", ".join(f'"{one}"' for one in shown[:2])
    return words()["unsure"][doubt].replace("{demand}", asked).replace("{words}", quotes)

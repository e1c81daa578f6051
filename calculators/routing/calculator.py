"""Routing: the team, the queue and the internal note for a ticket, and the rule that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from calculators.engine.fields import Choice, Field, YesNo, questions
from calculators.engine.rendering import render
from calculators.engine.trace import Step
from calculators.facts.contract import ContractType
from calculators.routing.directory import Entry, Example, Note, Team, directory, reviews, table
from calculators.routing.mediation import Mediation, TicketMoney, work_out

__all__ = ["Inputs", "Outcome", "calculate", "reviews"]
TITLE = "Escalation router"
ACTION = "Where does it go?"
RESTART = "New ticket"
WORK_OUT = "mediation_qualifies=not_sure"
NEAREST = 3  # examples beside an answer: as many as one takes in at a glance


class DemandBy(Choice):
    FREELANCER = "freelancer", "Freelancer against client"
    CLIENT = "client", "Client against freelancer"
    OTHERS = "others", "Two other customers"
    NOT_SURE = "not_sure", "Not sure"


class Demanded(Choice):
    FEEDBACK = "feedback", "Feedback"
    MONEY = "money", "Money"
    WORK = "work", "Work"
    OTHER = "other", "Something else"
    NOTHING = "nothing", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class HeldOver(Choice):
    HARM_DONE = "harm_done", "Repair of harm already done"
    HARM_THREATENED = (
        "harm_threatened",
        "Harm that is threatened",
        "Any harm: to a website, a shop or a mailbox, by a report to police or an employer, by a "
        "smear elsewhere.",
    )
    FEEDBACK = "feedback", "A bad review", "Or no review at all."
    WITHHELD = "withheld", "Files, code or logins kept back", "A login to a website too."
    ACCOUNT_ACCESS = "account_access", "Access to an Upwork account"
    LAWFUL_STEP = (
        "lawful_step",
        "A lawful step",
        "A claim in court, a chargeback, a report to Upwork.",
    )
    AGAINST_PLATFORM = (
        "against_platform",
        "Something against Upwork itself",
        "A lawsuit, the press, its people.",
    )
    OFFER = "offer", "Nothing: something is offered", "A discount, a refund or a favour."
    NOTHING = "nothing", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


class HarmDone(Choice):
    YES = "yes", "Yes"
    NO = "no", "No"
    WORDS = "words", "Only words: insults or harassment"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    demanded: Annotated[Demanded | None, Field("What is demanded", group="The case")] = None
    held_over: Annotated[
        HeldOver | None, Field("What is held over the other side", group="The case")
    ] = None
    harm_done: Annotated[
        HarmDone | None,
        Field(
            "Whether harm was done",
            "Any act of harm: content defaced, deleted or altered, a login changed, a smear "
            "elsewhere.",
            group="The case",
        ),
    ] = None
    demand_by: Annotated[DemandBy | None, Field("Who presses whom", group="The case")] = None
    person_in_danger: Annotated[
        YesNo,
        Field(
            "Whether a person may be in danger",
            "Violence, self-harm, an address made public. Blank means that nothing points to it.",
            group="Before you send it",
        ),
    ] = YesNo.NO
    account_at_stake: Annotated[
        YesNo | None,
        Field(
            "Whether the security of an account is at stake",
            "An Upwork account: somebody got in, or might.",
            group="Before you send it",
        ),
    ] = None
    mediation_qualifies: Annotated[
        YesNo | None,
        Field(
            "Whether the customer qualifies for mediation or a dispute",
            "Not sure: give the days, and the rules tell.",
            group="Before you send it",
        ),
    ] = None
    ticket_contract: Annotated[
        ContractType | None,
        Field("Kind of contract in the ticket", group="Before you send it", when=WORK_OUT),
    ] = None
    ticket_money: Annotated[
        TicketMoney | None,
        Field("Where the money in the ticket is", group="Before you send it", when=WORK_OUT),
    ] = None
    ticket_paid: Annotated[
        date | None,
        Field("Day of the payment", group="Before you send it", when="ticket_money=paid"),
    ] = None
    ticket_ended: Annotated[
        date | None,
        Field(
            "Day the client ended the contract",
            group="Before you send it",
            when="ticket_money=held",
        ),
    ] = None
    ticket_asked: Annotated[
        date | None,
        Field(
            "Day the customer came to Upwork",
            "The day of the first ticket about the money.",
            group="Before you send it",
            when=WORK_OUT,
        ),
    ] = None
    report_received: Annotated[
        YesNo | None, Field("Whether a customer reported it", group="Before you send it")
    ] = None

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        if self == Inputs():
            yield "demanded", "Answer at least one question, such as what is demanded"
        done = {HarmDone.NO: "no harm was done", HarmDone.WORDS: "there were only words"}
        if self.held_over == HeldOver.HARM_DONE and self.harm_done in done:
            yield (
                "harm_done",
                (
                    "You say that repair of harm is held over somebody, and that "
                    f"{done[self.harm_done]}. Change one of the two"
                ),
            )
        if self.held_over == HeldOver.HARM_DONE and self.demanded == Demanded.NOTHING:
            yield (
                "demanded",
                (
                    "You say that repair of harm is held over somebody, and that nothing is "
                    "demanded for it. Say what is demanded, or that nothing is held over anybody"
                ),
            )
        if self.held_over == HeldOver.OFFER and self.demanded == Demanded.NOTHING:
            yield (
                "demanded",
                (
                    "You say that something is offered in return, and that nothing is demanded. "
                    "Say what is demanded, or that nothing is held over anybody"
                ),
            )
        if self.held_over == HeldOver.ACCOUNT_ACCESS and self.account_at_stake == YesNo.NO:
            yield (
                "account_at_stake",
                (
                    "You say that access to an account is held over somebody, and that no "
                    "account is at stake. Change one of the two"
                ),
            )
        opens = self.ticket_paid if self.ticket_money == TicketMoney.PAID else self.ticket_ended
        if opens and self.ticket_asked and self.ticket_asked < opens:
            yield (
                "ticket_asked",
                (
                    f"Day the customer came to Upwork must be {opens} or later, the day of "
                    "the payment or of the end"
                ),
            )

    @property
    def mediation(self) -> Mediation | None:
        """What the days say, where the agent does not know whether the customer qualifies."""
        if self.mediation_qualifies not in (None, YesNo.NOT_SURE):
            return None
        return work_out(
            self.ticket_contract,
            self.ticket_money,
            self.ticket_paid,
            self.ticket_ended,
            self.ticket_asked,
        )


@dataclass(frozen=True)
class PassedException:
    """An exception that was tested first and did not fire, and the answers that kept it out."""

    id: str
    title: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class FindOut:
    """An open question whose answer would change the rule, and the rules it could lead to."""

    id: str
    question: str
    text: str
    leads_to: tuple[str, ...]


@dataclass(frozen=True)
class Afterwards:
    """Where the ticket goes once the person is safe: the rule, its title, the team, the note."""

    id: str
    title: str
    team: str
    note: str


@dataclass(frozen=True)
class Outcome:
    """Where the ticket goes: `note_text` is ready to paste, `queue` is the tag to reassign to."""

    rule: str
    title: str
    why: str
    given: tuple[str, ...]
    team: Team
    queue: str
    note: Note
    note_text: str
    check: tuple[str, ...]
    promise: tuple[str, ...]
    elsewhere: str
    afterwards: Afterwards | None
    mediation: Mediation | None
    public: str
    public_rules: tuple[str, ...]
    side: str
    side_link: str
    passed: tuple[PassedException, ...]
    find_out: tuple[FindOut, ...]
    examples: tuple[Example, ...]
    trace: tuple[Step, ...]


def calculate(inputs: Inputs) -> Outcome:
    """The route of these answers. An answer left out counts as *not sure*."""
    answers = {
        name: getattr(inputs, name).value if getattr(inputs, name) else "not_sure"
        for name in table().answers
    }
    mediation = inputs.mediation
    if mediation:
        answers["mediation_qualifies"] = mediation.answer
    decision = table().decide(answers)
    entry = directory().entries[decision.rule.id]
    passed = tuple(
        PassedException(
            before.id, before.title, tuple(describe(*pair) for pair in test.unmet.items())
        )
        for test in decision.passed
        if (before := directory().entries[test.rule.id]).exception
    )
    side = directory().words["sides"][answers["demand_by"]]
    return Outcome(
        rule=entry.id,
        title=entry.title,
        why=entry.why,
        given=tuple(
            describe(name, getattr(inputs, name).value)
            for name in questions(Inputs)
            if name in answers and getattr(inputs, name) != getattr(Inputs(), name)
        ),
        team=entry.team,
        queue=entry.team.queue,
        note=entry.note,
        note_text=_note_text(entry, answers),
        check=entry.check,
        promise=entry.promise,
        elsewhere=entry.elsewhere,
        afterwards=_afterwards(entry, answers),
        mediation=mediation,
        public=entry.public,
        public_rules=entry.public_rules,
        side=side["text"],
        side_link=side["link"],
        passed=passed,
        find_out=tuple(_find_out(entry, answers)),
        examples=_nearest(entry, answers),
        trace=(
            *(Step("passed", {"title": p.title, "because": p.because}) for p in passed),
            Step("fired", {"title": entry.title, "why": entry.why}),
        ),
    )


def describe(question: str, answer: str) -> str:
    """An answer as a reader sees it: `What is demanded: Money`."""
    return f"{questions(Inputs)[question].field.label}: {label(question, answer)}"


def label(question: str, answer: str) -> str:
    """The words of one answer of a question."""
    return next(c.label for c in questions(Inputs)[question].choices if c.value == answer)


def _note_text(entry: Entry, answers: Mapping[str, str]) -> str:
    facts = {
        name: directory().words["facts"].get(name, {}).get(answer) or label(name, answer).lower()
        for name, answer in answers.items()
    }
    danger = answers["person_in_danger"] != YesNo.NO.value
    return render(
        "routing/note.txt.jinja", note=entry.note, facts=facts, rule=entry.id, danger=danger
    )


def _afterwards(entry: Entry, answers: Mapping[str, str]) -> Afterwards | None:
    """The route that the other answers lead to, for a ticket with a person in danger."""
    if answers["person_in_danger"] != YesNo.YES.value:
        return None
    decision = table().decide({**answers, "person_in_danger": YesNo.NO.value})
    after = directory().entries[decision.rule.id]
    return Afterwards(after.id, after.title, after.team.name, after.note.name)


def _find_out(entry: Entry, answers: Mapping[str, str]) -> Iterator[FindOut]:
    for name, allowed in table().answers.items():
        if answers[name] != "not_sure":
            continue
        reached = [table().decide({**answers, name: other}).rule.id for other in allowed]
        others = tuple(
            dict.fromkeys(directory().entries[id].title for id in reached if id != entry.id)
        )
        if others:
            yield FindOut(
                name, questions(Inputs)[name].field.label, directory().words["unsure"][name], others
            )


def _nearest(entry: Entry, answers: Mapping[str, str]) -> tuple[Example, ...]:
    def distance(example: Example) -> tuple[bool, int]:
        differ = sum(answers[name] != given for name, given in example.answers.items())
        return example.rule != entry.id, differ

    return tuple(sorted(directory().examples, key=distance)[:NEAREST])

"""Routing: the team, the queue and the internal note for a ticket, and the rule that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from calculators.engine.fields import Choice, Field, YesNo, questions
from calculators.engine.rendering import render
from calculators.engine.trace import Step
from calculators.routing.directory import Entry, Example, Note, Team, directory, table

TITLE = "Escalation router"
ACTION = "Where does it go?"
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
    HARM_THREATENED = "harm_threatened", "Harm that is threatened"
    FEEDBACK = "feedback", "A bad review"
    ACCOUNT_ACCESS = "account_access", "Access to an account"
    NOTHING = "nothing", "Nothing"
    NOT_SURE = "not_sure", "Not sure"


@dataclass(frozen=True, kw_only=True)
class Inputs:
    demanded: Annotated[Demanded | None, Field(
        "What is demanded", group="The case",
    )] = None
    held_over: Annotated[HeldOver | None, Field(
        "What is held over the other side", group="The case",
    )] = None
    harm_done: Annotated[YesNo | None, Field(
        "Whether harm was done", "Content defaced, deleted or altered.", group="The case",
    )] = None
    demand_by: Annotated[DemandBy | None, Field(
        "Who presses whom", group="The case",
    )] = None
    account_at_stake: Annotated[YesNo | None, Field(
        "Whether the security of an account is at stake",
        "Somebody got in, or might.", group="Before you send it",
    )] = None
    mediation_qualifies: Annotated[YesNo | None, Field(
        "Whether the customer qualifies for mediation or a dispute", group="Before you send it",
    )] = None
    report_received: Annotated[YesNo | None, Field(
        "Whether a customer reported it", group="Before you send it",
    )] = None

    def errors(self) -> Iterator[tuple[str, str]]:
        """Answers that contradict each other, each with the way to put it right."""
        if all(getattr(self, name) is None for name in table().answers):
            yield "demanded", "Answer at least one question, such as what is demanded"
        if self.held_over == HeldOver.HARM_DONE and self.harm_done == YesNo.NO:
            yield "harm_done", (
                "You say that repair of harm is held over somebody, and that no harm was done. "
                "Change one of the two")
        if self.held_over == HeldOver.HARM_DONE and self.demanded == Demanded.NOTHING:
            yield "demanded", (
                "You say that repair of harm is held over somebody, and that nothing is demanded "
                "for it. Say what is demanded, or that nothing is held over anybody")
        if self.held_over == HeldOver.ACCOUNT_ACCESS and self.account_at_stake == YesNo.NO:
            yield "account_at_stake", (
                "You say that access to an account is held over somebody, and that no account is "
                "at stake. Change one of the two")


@dataclass(frozen=True)
class Passed:
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
class Outcome:
    """Where the ticket goes: `note_text` is ready to paste, `queue` is the tag to reassign to."""

    rule: str
    title: str
    why: str
    team: Team
    queue: str
    note: Note
    note_text: str
    check: tuple[str, ...]
    promise: tuple[str, ...]
    public: str
    public_rules: tuple[str, ...]
    side: str
    side_link: str
    passed: tuple[Passed, ...]
    find_out: tuple[FindOut, ...]
    examples: tuple[Example, ...]
    trace: tuple[Step, ...]


def calculate(inputs: Inputs) -> Outcome:
    """The route of these answers. An answer left out counts as *not sure*."""
    answers = {
        name: getattr(inputs, name).value if getattr(inputs, name) else "not_sure"
        for name in table().answers
    }
    decision = table().decide(answers)
    entry = directory().entries[decision.rule.id]
    passed = tuple(
        Passed(before.id, before.title, tuple(describe(*pair) for pair in test.unmet.items()))
        for test in decision.passed
        if (before := directory().entries[test.rule.id]).exception
    )
    side = directory().words["sides"][answers["demand_by"]]
    return Outcome(
        rule=entry.id,
        title=entry.title,
        why=entry.why,
        team=entry.team,
        queue=entry.team.queue,
        note=entry.note,
        note_text=_note_text(entry, answers),
        check=entry.check,
        promise=entry.promise,
        public=entry.public,
        public_rules=entry.public_rules,
        side=side["text"],
        side_link=side["link"],
        passed=passed,
        find_out=tuple(_find_out(entry, answers)),
        examples=_nearest(entry, answers),
        trace=(*(Step("passed", {"title": p.title, "because": p.because}) for p in passed),
               Step("fired", {"title": entry.title, "why": entry.why})),
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
    return render("routing/note.txt.jinja", note=entry.note, facts=facts, rule=entry.id)


def _find_out(entry: Entry, answers: Mapping[str, str]) -> Iterator[FindOut]:
    for name, allowed in table().answers.items():
        if answers[name] != "not_sure":
            continue
        reached = [table().decide({**answers, name: other}).rule.id for other in allowed]
        others = tuple(dict.fromkeys(
            directory().entries[id].title for id in reached if id != entry.id))
        if others:
            yield FindOut(name, questions(Inputs)[name].field.label,
                          directory().words["unsure"][name], others)


def _nearest(entry: Entry, answers: Mapping[str, str]) -> tuple[Example, ...]:
    def distance(example: Example) -> tuple[bool, int]:
        differ = sum(answers[name] != given for name, given in example.answers.items())
        return example.rule != entry.id, differ

    return tuple(sorted(directory().examples, key=distance)[:NEAREST])

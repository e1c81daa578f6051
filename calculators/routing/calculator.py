"""Routing: the team, the queue and the internal note for a ticket, and the rule that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from calculators.engine.fields import Choice, YesNo, questions
from calculators.engine.rendering import render
from calculators.engine.trace import Step
from calculators.routing.directory import (
    Case,
    Entry,
    Example,
    Note,
    Team,
    directory,
    reviews,
    table,
)
from calculators.routing.inputs import Inputs
from calculators.routing.mediation import Mediation

__all__ = ["Inputs", "Outcome", "calculate", "reviews"]
TITLE = "Escalation router"
ACTION = "Where does it go?"
RESTART = "New ticket"
LONGEST_TICKET = 100_000  # characters of a ticket at the desk: more takes too long to read
BLANK = "[ ... ]"  # what a note leaves open
MEDIATION = "mediation_disputes"
NEAREST = 3  # examples beside an answer: as many as one takes in at a glance


def text_heads() -> tuple[str, ...]:
    """What heads call a column of a ticket's words, by which the desk knows a pasted column."""
    # Only the page asks for it when it is built: the router alone needs no formats of files.
    from calculators.files.reports import names

    return tuple(
        head for head, name in names("queue").items() if name in ("subject", "description")
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
    answers = {name: _said(inputs, name) for name in table().answers}
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
        note_text=_note_text(entry, answers, unsettled=_unsettled(inputs)),
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
    """An answer as a reader sees it: `What is demanded? Money`."""
    return f"{questions(Inputs)[question].field.label} {label(question, answer)}"


def label(question: str, answer: str) -> str:
    """The words of one answer of a question."""
    return next(c.label for c in questions(Inputs)[question].choices if c.value == answer)


def outline(entry: Entry) -> str:
    """The note of a rule before the ticket is known: what the rule alone says is filled in."""
    known = {name: allowed[0] for name, allowed in entry.when.items() if len(allowed) == 1}
    facts = {name: fact(name, known[name]) if name in known else BLANK for name in table().answers}
    return _write_note(entry, facts, danger="person_in_danger" in known)


def note_of(
    outcome: Outcome,
    answers: Mapping[str, str],
    told: Mapping[str, str],
    doubt: str = "",
    case: str = "",
    quotes: Mapping[str, str] | None = None,
) -> str:
    """The note of an outcome whose answers rest on a ticket.

    answers: those that gave the outcome. told: by question, what the note says in place of the
    answer, where that rests on the ticket's words alone. doubt: why the route is not sure, or "".
    case: of `cases` in the directory, whose note takes the place of the rule's, or "". quotes: by
    what the note asks for, words of the ticket that say it.
    """
    full = {name: answers.get(name) or _said(Inputs, name) for name in table().answers}
    if outcome.mediation:
        full["mediation_qualifies"] = outcome.mediation.answer
    unsettled = _team_of_mediation(answers.get("mediation_qualifies") == "not_sure")
    entry = directory().entries[outcome.rule]
    if case:
        entry = replace(entry, note=_note_of_case(entry.note, directory().cases[case]))
    return _note_text(entry, full, told, unsettled, doubt, quotes)


def _note_of_case(note: Note, case: Case) -> Note:
    opening = case.opening
    if case.team:
        opening = case.named.replace("{team}", directory().teams[case.team].name)
    return replace(note, opening=opening, open=opening, asks=case.asks)


def _said(inputs: Inputs | type[Inputs], name: str) -> str:
    """The answer to a question; of the class, what a blank one means."""
    value: Choice | None = getattr(inputs, name)
    return value.value if value else "not_sure"


def _unsettled(inputs: Inputs) -> str:
    """The team that takes the case if the customer qualifies, where that is *not sure*."""
    return _team_of_mediation(inputs.mediation_qualifies == YesNo.NOT_SURE)


def _team_of_mediation(asked: bool) -> str:
    return directory().teams[MEDIATION].name if asked else ""


def _note_text(
    entry: Entry,
    answers: Mapping[str, str],
    told: Mapping[str, str] | None = None,
    unsettled: str = "",
    doubt: str = "",
    quotes: Mapping[str, str] | None = None,
) -> str:
    facts = {name: fact(name, answer) for name, answer in answers.items()} | dict(told or {})
    danger = answers["person_in_danger"] != YesNo.NO.value or "person_in_danger" in (told or {})
    return _write_note(entry, facts, danger, unsettled, doubt, quotes)


def fact(name: str, answer: str) -> str:
    """An answer as a note says it."""
    words = directory().words["facts"].get(name, {})
    return str(words.get(answer) or label(name, answer).lower())


def _write_note(
    entry: Entry,
    facts: Mapping[str, str],
    danger: bool,
    unsettled: str = "",
    doubt: str = "",
    quotes: Mapping[str, str] | None = None,
) -> str:
    note, opening = entry.note, entry.note.opening
    if unsettled and note.open:
        opening = note.open.replace("{team}", unsettled)
    return render(
        "routing/note.txt.jinja",
        note=note,
        opening=opening,
        doubt=doubt,
        quotes=quotes or {},
        facts=facts,
        rule=entry.id,
        danger=danger,
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

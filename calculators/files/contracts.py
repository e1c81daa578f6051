"""A contract with its milestones and messages, as the platform's public API gives it."""

from calculators.files import amounts, days, trees
from calculators.files.draft import FileDraft
from calculators.files.found import FoundEvent, FoundMessage, FoundMoment
from calculators.files.limits import LONGEST_TEXT, MOST_MESSAGES
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

STARTS, ENDS = ("startDate", "startDateTime", "startTime"), ("endDate", "endDateTime", "endTime")
# Fields of a milestone that say when something happened, and what it was.
HAPPENED = {
    "milestone_funded": (
        "fundedDateTime",
        "fundedTime",
        "depositDateTime",
        "activatedDateTime",
        "escrowFundedTime",
    ),
    "work_submitted": (
        "lastSubmissionCreatedTime",
        "lastSubmissionCreatedDateTime",
        "submittedDateTime",
    ),
    "payment_released": ("releasedDateTime", "paidDateTime", "releaseDateTime", "paymentDateTime"),
}


def _contracts(tree: Tree) -> list[Branch]:
    found = []
    for path, branch in trees.branches(tree):
        named = (
            path.rpartition("/")[2] in ("contract", "contractDetails") or "contractType" in branch
        )
        if "milestones" in branch or (named and any(key in branch for key in (*STARTS, "status"))):
            found.append(branch)
    return found


def _rows(tree: Tree) -> list[Branch]:
    """Every message of the API's type, wherever it stands."""
    return [
        branch
        for _, branch in trees.branches(tree)
        if "createdDateTime" in branch and isinstance(branch.get("message"), str)
    ]


def recognises(tree: Tree) -> bool:
    """If JSON holds a contract, or messages, of the API's types."""
    return bool(_contracts(tree) or _rows(tree))


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds what is dated, and says what has no day in the file."""
    contracts = _contracts(tree)
    for contract in contracts:
        _contract(contract, draft)
    if len(contracts) > 1:
        draft.say(
            "contracts",
            f"{len(contracts)} contracts are in the file: choose which belongs to the case.",
        )
    _messages(_rows(tree), draft)
    for number, event in enumerate(draft.events):
        if event.what == "contract_ended" and not event.by:
            draft.events[number] = _who_ended(event, draft)


def _contract(contract: Branch, draft: FileDraft) -> None:
    title, number = trees.text(contract, "title"), trees.text(contract, "id")
    part = f"contract {number}"
    freelancer = next(
        (
            name
            for path in (
                ("freelancer", "user", "name"),
                ("freelancer", "name"),
                ("talent", "name"),
                ("freelancer", "user", "displayName"),
            )
            if (name := trees.text(contract, *path))
        ),
        "",
    )

    def happened(what: str, raw: Tree, milestone: str = "", by: str = "") -> None:
        moment = days.iso(raw)
        day = (moment.instant or moment.local)[:10]
        if not day:
            draft.say("no_day", f"{moment.doubt} is no day.", part=part)
            return
        draft.events.append(
            FoundEvent(
                what,
                day,
                draft.at(part=part),
                contract=title,
                contract_id=number,
                instant=moment.instant,
                doubt="" if moment.instant else moment.doubt,
                basis="the contract's record",
                milestone=milestone,
                by=by,
            )
        )

    for key in STARTS:
        if contract.get(key):
            happened("contract_started", contract[key])
            break
    for place, milestone in enumerate(trees.records(contract.get("milestones")), 1):
        name = (
            trees.text(milestone, "description")
            or trees.text(milestone, "title")
            or f"milestone {place}"
        )
        for what, keys in HAPPENED.items():
            for key in keys:
                if milestone.get(key):
                    happened(
                        what,
                        milestone[key],
                        milestone=name,
                        by=freelancer if what == "work_submitted" else "",
                    )
                    break
        _missing(milestone, place, name, draft)
        _money(milestone, place, draft)
    for key in ENDS:
        if contract.get(key):
            happened("contract_ended", contract[key])
            break
    _say_backwards(contract, part, draft)
    if trees.text(contract, "status") in ("CLOSED", "ENDED") and not any(
        contract.get(k) for k in ENDS
    ):
        draft.say("no_end", "The contract is closed, and its day is not in the file.", part=part)


def _say_backwards(contract: Branch, part: str, draft: FileDraft) -> None:
    """Says if the end of a contract stands before its start."""
    began, ended = (
        next((days.iso(contract[key]) for key in keys if contract.get(key)), None)
        for keys in (STARTS, ENDS)
    )
    if began and ended and (ended.instant or ended.local) < (began.instant or began.local)[:10]:
        draft.say("backwards", "The contract ends before it starts: one day is wrong.", part=part)


def _missing(milestone: Branch, place: int, name: str, draft: FileDraft) -> None:
    part = f"milestone {place}"
    if not any(milestone.get(key) for key in HAPPENED["milestone_funded"]):
        draft.say(
            "no_funding_day",
            f"The day of funding of milestone {place} ({name}) is not in the file.",
            part=part,
        )
    paid = trees.text(milestone, "state").upper() in ("PAID", "RELEASED")
    if paid and not any(milestone.get(key) for key in HAPPENED["payment_released"]):
        draft.say(
            "no_release_day",
            f"The day of release of milestone {place} ({name}) is not in the file.",
            part=part,
        )
    if not milestone.get("dueDateTime") and not paid:
        draft.say("no_due_day", f"Milestone {place} ({name}) has no due day.", part=part)
    if milestone.get("lastSubmissionCreatedTime"):
        draft.say(
            "last_submission",
            "lastSubmissionCreatedTime is the last submission: earlier ones are not in the file.",
        )


def _money(milestone: Branch, place: int, draft: FileDraft) -> None:
    for label, key in (("held", "currentEscrowAmount"), ("paid", "paid")):
        value = milestone.get(key)
        raw = trees.text(value, "rawValue") or trees.text(value, "value") or trees.text(value)
        sums = amounts.readings(raw)
        if len(sums) == 1 and sums[0]:
            code = trees.text(value, "currency") or trees.text(value, "currencyCode")
            draft.money.append(
                (label, f"{amounts.money(sums[0])} {code} (milestone {place})".replace("  ", " "))
            )


def _messages(rows: list[Branch], draft: FileDraft) -> None:
    made: list[tuple[str, FoundMessage]] = []
    for number, row in enumerate(rows[:MOST_MESSAGES]):
        moment = days.iso(row["createdDateTime"])
        user = row.get("user")
        sender = (
            trees.text(user, "name") or trees.text(user, "displayName") or trees.text(user) or None
        )
        made.append(
            (
                moment.instant or moment.local,
                FoundMessage(
                    sender,
                    moment,
                    trim(str(row["message"]))[:LONGEST_TEXT],
                    draft.at(part=f"message {number + 1}"),
                ),
            )
        )
    draft.messages += [message for _, message in sorted(made, key=lambda pair: pair[0])]


def _who_ended(event: FoundEvent, draft: FileDraft) -> FoundEvent:
    draft.say("who_ended", "Who ended the contract is not in the file.")
    hint = ""
    for message in draft.messages:
        moment: FoundMoment = message.moment
        if moment.instant[:10] == event.day and any(
            word in message.text.casefold()
            for word in ("closing", "ending", "end the contract", "close the contract")
        ):
            hint = f"; the message of {moment.instant[11:19]} announces it (a hint)"
    return FoundEvent(
        event.what,
        event.day,
        event.where,
        by=f"cannot be known from endDate{hint}",
        contract=event.contract,
        contract_id=event.contract_id,
        instant=event.instant,
        doubt=event.doubt,
        basis=event.basis,
    )

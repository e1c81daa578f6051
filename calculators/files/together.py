"""Several files as one: what two of them tell is told once, with both places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from calculators.files.found import (
    FileRecord,
    FoundEvent,
    FoundMessage,
    FoundMoment,
    FoundRelease,
    Plain,
    Remark,
    Where,
    plain,
)

FARTHEST = timedelta(hours=14)  # from UTC to the farthest zone
PARTS = (
    "messages",
    "quoted",
    "attached_messages",
    "events",
    "releases",
    "refunds",
    "hours",
    "attachments",
    "tickets",
    "invoices",
    "other_rows",
    "money",
)


@dataclass(frozen=True)
class Together:
    """What several files give. messages, events, releases: each once, with `also_in`."""

    files: tuple[FileRecord, ...]
    messages: tuple[FoundMessage, ...]
    events: tuple[FoundEvent, ...]
    releases: tuple[FoundRelease, ...]
    said: tuple[Remark, ...]

    def data(self) -> dict[str, Plain]:
        """JSON-ready data: the fields of one file, and a list of the files."""
        merged: dict[str, Plain] = {"files": [_summary(file) for file in self.files]}
        for part in PARTS:
            own = getattr(self, part, None)
            rows = (
                own
                if own is not None
                else [row for file in self.files for row in getattr(file, part)]
            )
            merged[part] = [plain(row) for row in rows]
        balances: list[Plain] = [file.end_balance for file in self.files if file.end_balance]
        texts: list[Plain] = [file.text for file in self.files if file.text]
        if balances:
            merged["end_balance"] = balances[0] if len(balances) == 1 else balances
        if texts:
            merged["text"] = texts[0] if len(texts) == 1 else texts
        merged["said"] = [plain(entry) for entry in self.said]
        return merged


def _summary(file: FileRecord) -> dict[str, Plain]:
    return {
        "name": file.name,
        "bytes": file.bytes,
        "sha256": file.sha256,
        "format": file.format,
        "encoding": file.encoding,
    }


def together(files: Sequence[FileRecord]) -> Together:
    """Puts files together. The same file twice counts once."""
    kept: dict[str, FileRecord] = {}
    said: list[Remark] = []
    for file in files:
        before = kept.get(file.sha256)
        if before:
            said.append(
                Remark(
                    "same_file",
                    f"{file.name} has the same content as {before.name}: read once.",
                    Where(file.name),
                )
            )
        else:
            kept[file.sha256] = file
    once = tuple(kept.values())
    said += [entry for file in once for entry in file.said]
    if len(once) < 2:
        only = once[0] if once else None
        return Together(
            once,
            only.messages if only else (),
            only.events if only else (),
            only.releases if only else (),
            tuple(said),
        )
    messages = _messages([message for file in once for message in file.messages], said)
    events = _events([event for file in once for event in file.events], said)
    releases = _releases([release for file in once for release in file.releases], said)
    return Together(once, messages, events, releases, (*said, *_tickets(once)))


def _messages(rows: list[FoundMessage], said: list[Remark]) -> tuple[FoundMessage, ...]:
    """Messages, those with the same words at the same time joined, the known instant kept."""
    kept: list[FoundMessage] = []
    by_words: dict[str, list[int]] = {}
    for message in rows:
        words = " ".join(message.text.split()).casefold()
        match = next(
            (
                place
                for place in by_words.get(words, ())
                if words
                and kept[place].where.file != message.where.file
                and not any(where.file == message.where.file for where in kept[place].also_in)
                and _same_time(kept[place].moment, message.moment)
            ),
            None,
        )
        if match is None:
            by_words.setdefault(words, []).append(len(kept))
            kept.append(message)
            continue
        first, second = kept[match], message
        if second.moment.instant and not first.moment.instant:
            first, second = replace(second, also_in=first.also_in), first
        kept[match] = replace(first, also_in=(*first.also_in, second.where))
        said.append(
            Remark(
                "one_message",
                f'"{message.text[:80]}" stands in {first.where.file} ({first.moment}) and in '
                f"{second.where.file} ({second.moment}): one message, two sources.",
                message.where,
            )
        )
    return tuple(kept)


def _same_time(one: FoundMoment, other: FoundMoment) -> bool:
    """If two moments can be the same: to the minute, and in some zone where a zone is missing."""
    if one.instant and other.instant:
        return one.instant[:16] == other.instant[:16]
    first, second = (
        (one.instant or one.local).rstrip("Z")[:16],
        (other.instant or other.local).rstrip("Z")[:16],
    )
    try:
        apart = abs(datetime.fromisoformat(first) - datetime.fromisoformat(second))
    except ValueError:
        return False
    if len(first) < 16 or len(second) < 16:
        return first[:10] == second[:10]
    if not one.instant and not other.instant:
        return not apart
    return apart <= FARTHEST and apart.total_seconds() % 900 == 0


def _events(rows: list[FoundEvent], said: list[Remark]) -> tuple[FoundEvent, ...]:
    kept: list[FoundEvent] = []
    for event in rows:
        match = next(
            (
                place
                for place, other in enumerate(kept)
                if other.where.file != event.where.file and _same_event(other, event)
            ),
            None,
        )
        if match is None:
            kept.append(event)
            continue
        first, second = kept[match], event
        if second.basis != "notice" and first.basis == "notice":
            first, second = second, first  # a record says it better than a notice
        differ = first.day != second.day or bool(
            first.amount and second.amount and first.amount != second.amount
        )
        what = event.what.replace("_", " ")
        text = (
            f"{what}: {first.where.file} says {first.day} {first.amount}, {second.where.file} "
            f"says {second.day} "
            f"{second.amount}: "
            + (
                "most likely one event, told differently. Which is right?"
                if differ
                else "one event, two sources."
            )
        )
        said.append(
            Remark(
                "told_differently" if differ else "one_event",
                text.replace("  ", " ").replace(" ,", ","),
                event.where,
            )
        )
        gaps = {
            name: getattr(second, name)
            for name in ("amount", "currency", "contract", "contract_id", "milestone", "by")
            if getattr(second, name)
            and (not getattr(first, name) or getattr(first, name).startswith("cannot be"))
        }
        doubt = first.doubt or (f"{first.day} or {second.day}" if first.day != second.day else "")
        kept[match] = replace(
            first, **gaps, doubt=doubt, also_in=(*kept[match].also_in, second.where)
        )
    return tuple(kept)


def _same_event(one: FoundEvent, other: FoundEvent) -> bool:
    if one.what != other.what or not one.day or not other.day:
        return False
    for name in ("contract_id", "milestone"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine and theirs and mine != theirs:
            return False
    if (
        one.what in ("payment_released", "bonus", "withdrawal", "refund_given")
        and one.amount != other.amount
    ):
        return False
    return abs(date.fromisoformat(one.day) - date.fromisoformat(other.day)) <= timedelta(days=1)


def _releases(rows: list[FoundRelease], said: list[Remark]) -> tuple[FoundRelease, ...]:
    kept: list[FoundRelease] = []
    for release in rows:
        match = next(
            (
                place
                for place, other in enumerate(kept)
                if other.where.file != release.where.file
                and (other.date, other.amount, other.type)
                == (release.date, release.amount, release.type)
                and (not other.ref or not release.ref or other.ref == release.ref)
            ),
            None,
        )
        if match is None:
            kept.append(release)
            continue
        first, second = kept[match], release
        if not first.ref and second.ref:
            first, second = second, first  # the report with fees and references says more
        kept[match] = replace(
            first,
            contract_id=first.contract_id or second.contract_id,
            also_in=(*kept[match].also_in, second.where),
        )
        said.append(
            Remark(
                "one_release",
                f"{release.amount} of {release.date} stands in {first.where.file} and in "
                f"{second.where.file}: counted once.",
                release.where,
            )
        )
    return tuple(kept)


def _tickets(files: Sequence[FileRecord]) -> list[Remark]:
    """Comments that belong to a ticket of another file by their file's name only."""
    found = []
    for file in files:
        for other in files:
            for ticket in (
                other.tickets if file is not other and file.format == "zendesk_comments" else ()
            ):
                if str(ticket.id) in file.name:
                    found.append(
                        Remark(
                            "ticket_by_name",
                            f"Ticket {ticket.id} of {other.name}: {file.name} belongs to it by "
                            "its file name only.",
                            Where(file.name),
                        )
                    )
    return found

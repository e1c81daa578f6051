"""A file's record while it is being made."""

from dataclasses import dataclass, field

from calculators.files.found import (
    Attachment,
    FileRecord,
    FoundEvent,
    FoundHours,
    FoundMessage,
    FoundRelease,
    FoundTicket,
    Refund,
    Remark,
    Where,
)
from calculators.files.limits import MOST_SAID


@dataclass
class FileDraft:
    """A `FileRecord` while it is being made. The one mutable thing here, and it never leaves."""

    name: str
    bytes: int
    sha256: str
    format: str = "unknown"
    encoding: str = ""
    end_balance: str = ""
    text: str = ""
    messages: list[FoundMessage] = field(default_factory=list)
    quoted: list[FoundMessage] = field(default_factory=list)
    attached_messages: list[FoundMessage] = field(default_factory=list)
    events: list[FoundEvent] = field(default_factory=list)
    releases: list[FoundRelease] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    hours: list[FoundHours] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    tickets: list[FoundTicket] = field(default_factory=list)
    invoices: list[str] = field(default_factory=list)
    other_rows: list[str] = field(default_factory=list)
    money: list[tuple[str, str]] = field(default_factory=list)
    said: list[Remark] = field(default_factory=list)
    html_read: int = 0
    _known: set[tuple[str, str]] = field(default_factory=set)

    def at(self, line: int = 0, part: str = "") -> Where:
        """A place in this file."""
        return Where(self.name, line, part)

    def say(self, code: str, text: str, line: int = 0, part: str = "") -> None:
        """Adds a remark, once for the same words, and no more than the limit."""
        if (code, text) in self._known or len(self.said) > MOST_SAID:
            return
        self._known.add((code, text))
        if len(self.said) == MOST_SAID:
            code, text = "more", f"There are more than {MOST_SAID} remarks; the rest is left out."
        self.said.append(Remark(code, text, self.at(line, part)))

    def done(self) -> FileRecord:
        """The finished record."""
        return FileRecord(
            name=self.name,
            bytes=self.bytes,
            sha256=self.sha256,
            format=self.format,
            encoding=self.encoding,
            end_balance=self.end_balance,
            text=self.text,
            messages=tuple(self.messages),
            quoted=tuple(self.quoted),
            attached_messages=tuple(self.attached_messages),
            events=tuple(self.events),
            releases=tuple(self.releases),
            refunds=tuple(self.refunds),
            hours=tuple(self.hours),
            attachments=tuple(self.attachments),
            tickets=tuple(self.tickets),
            invoices=tuple(self.invoices),
            other_rows=tuple(self.other_rows),
            money=tuple(self.money),
            said=tuple(self.said),
        )

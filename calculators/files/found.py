"""What comes out of files: frozen records, each with the place that it came from."""

from dataclasses import MISSING, dataclass, fields


@dataclass(frozen=True)
class Where:
    """A place in a file. line: from 1. part: of a mail, such as `1.2`, or a path inside JSON."""

    file: str
    line: int = 0
    part: str = ""


@dataclass(frozen=True)
class FoundMoment:
    """When a message was sent, as far as the file says.

    instant: UTC, ISO 8601 with Z. local: the reading without its zone. days: more than one reading
    of the day. doubt: why the rest cannot be known.
    """

    instant: str = ""
    local: str = ""
    days: tuple[str, ...] = ()
    doubt: str = ""

    def __str__(self) -> str:
        if self.instant:
            return self.instant
        if self.days:
            return f"ambiguous: {' or '.join(self.days)}, local {self.local}, {self.doubt}"
        if self.local and self.doubt == NO_ZONE:
            return f"ambiguous: local {self.local}, {self.doubt}"
        if self.local:
            return f"ambiguous: {self.doubt}; local {self.local}"
        return f"cannot be known: {self.doubt}"


NO_ZONE = "zone not in file"


@dataclass(frozen=True)
class FoundMessage:
    """What somebody wrote. sender: as the file gives it, None where it gives none."""

    sender: str | None
    moment: FoundMoment
    text: str
    where: Where
    subject: str = ""
    chat: str = ""
    attachment: str = ""
    forwarded_from: str = ""
    html_says: str = ""
    raw_mention: str = ""
    note: str = ""
    public: bool | None = None
    deleted: bool = False
    edited: bool = False
    also_in: tuple[Where, ...] = ()


@dataclass(frozen=True)
class FoundEvent:
    """Something that happened, for the reader to confirm.

    what: the kind. day: ISO 8601, the safe reading where `doubt` names another. Money: positive.
    basis: what it rests on. readings: sums that one cell can mean.
    """

    what: str
    day: str
    where: Where
    by: str = ""
    milestone: str = ""
    amount: str = ""
    currency: str = ""
    contract: str = ""
    contract_id: str = ""
    instant: str = ""
    basis: str = ""
    doubt: str = ""
    readings: tuple[str, ...] = ()
    also_in: tuple[Where, ...] = ()


@dataclass(frozen=True)
class FoundRelease:
    """Money that came to the freelancer, before the fee. Sums are positive."""

    date: str
    amount: str
    currency: str
    where: Where
    fee: str = ""
    refund: str = ""
    refund_date: str = ""
    fee_refund: str = ""
    contract: str = ""
    contract_id: str = ""
    type: str = ""
    ref: str = ""
    local_amount: str = ""
    local_currency: str = ""
    details: str = ""
    also_in: tuple[Where, ...] = ()


@dataclass(frozen=True)
class Refund:
    """Money that went back to the client. of: the release's reference, where the file ties them."""

    date: str
    amount: str
    currency: str
    where: Where
    of: str = ""
    contract: str = ""
    ref: str = ""


@dataclass(frozen=True)
class FoundHours:
    """Work on one day, or in one week where the file has no more.

    hours: as the file has it, or six decimals. amount: None if it has none.
    """

    day: str
    hours: str
    minutes: int
    where: Where
    amount: str | None = None
    contract_id: str | None = None
    cells: int = 0
    manual_cells: int = 0
    week: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file, or one inside a mail. name: as given. safe_name: ours, to show or to save under."""

    name: str
    safe_name: str
    bytes: int | None
    sha256: str
    where: Where
    type: str = ""
    day: str = ""
    inline: bool = False
    broken: bool = False


@dataclass(frozen=True)
class FoundTicket:
    """A ticket of a help desk. id: text where a number would lose digits."""

    id: int | str | None
    subject: str | None
    requester: str | None
    status: str | None
    created: str
    where: Where
    email: str | None = None
    updated: str = ""
    assignee: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """A remark on a file. code: stable, for tests and for words of the page's own."""

    code: str
    text: str
    where: Where


@dataclass(frozen=True)
class FileRecord:
    """All that one file gave."""

    name: str
    bytes: int
    sha256: str
    format: str
    encoding: str = ""
    messages: tuple[FoundMessage, ...] = ()
    quoted: tuple[FoundMessage, ...] = ()
    attached_messages: tuple[FoundMessage, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    releases: tuple[FoundRelease, ...] = ()
    refunds: tuple[Refund, ...] = ()
    hours: tuple[FoundHours, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    tickets: tuple[FoundTicket, ...] = ()
    invoices: tuple[str, ...] = ()
    other_rows: tuple[str, ...] = ()
    money: tuple[tuple[str, str], ...] = ()
    end_balance: str = ""
    text: str = ""
    said: tuple[Remark, ...] = ()


type Plain = str | int | bool | list["Plain"] | dict[str, "Plain"] | None


def plain(value: object) -> Plain:
    """Records as JSON-ready data. Fields that say nothing are left out."""
    if isinstance(value, FoundMoment):
        return str(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    shown: dict[str, Plain] = {}
    for item in fields(value):  # type: ignore[arg-type]
        entry = getattr(value, item.name)
        if item.default is not MISSING and entry == item.default:
            continue
        if item.name == "where":
            shown["from"] = plain(entry)
        elif item.name == "moment":
            shown["instant"] = str(entry)
            if not entry.instant:
                shown["when"] = {
                    part.name: plain(getattr(entry, part.name))
                    for part in fields(entry)
                    if getattr(entry, part.name)
                }
        else:
            shown[item.name] = plain(entry)
    return shown

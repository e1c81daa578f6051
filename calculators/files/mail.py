"""One mail: who, when, the words, what hangs on it, and what is doubtful about it."""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.message import Message as Head
from email.utils import getaddresses, parsedate_tz

from calculators.files import charsets, days, mime, names, notices, plain, quotations
from calculators.files.found import NO_ZONE, Attachment, Draft, Message, Moment
from calculators.files.limits import (
    DEEPEST_MAIL,
    HTML_IN_FULL,
    LARGEST_HTML,
    LONGEST_LINE,
    LONGEST_TEXT,
)
from calculators.files.words import trim

ZONE = re.compile(r"(?:\s|\d)([+-]\d{4}|[A-Za-z]{1,5})\s*(?:\(.*)?$")
RFC_DATE = re.compile(rb"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d{1,2}:")
KNOWN_ZONES = frozenset(
    ["GMT", "UT", "UTC", "Z", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT"]
)
SIGNED = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")


def recognises(data: bytes) -> bool:
    """If bytes begin with the head of a mail: a sender, and a sign that a program wrote it."""
    lines = data.lstrip(b"\xef\xbb\xbf\r\n").split(b"\n", 300)
    named, dates = set[bytes](), list[bytes]()
    for line in lines[:300]:
        found = re.match(rb"([!-9;-~]{1,76}):", line)
        if not found and (not line.strip() or not line.startswith((b" ", b"\t")) or not named):
            break
        if found:
            named.add(found.group(1).lower())
            dates += [line[5:105].strip()] if line[:5].lower() == b"date:" else []
    if not named & {b"from", b"subject", b"to"}:
        return False
    if named & {
        b"message-id",
        b"mime-version",
        b"received",
        b"return-path",
        b"delivered-to",
        b"content-type",
    }:
        return True
    return b"from" in named and any(RFC_DATE.match(day) for day in dates)


def read(data: bytes, draft: Draft, line: int = 0) -> None:
    """Adds one mail. line: where it begins in its file."""
    before = len(draft.attachments)
    message, to, addresses = _read(data, draft, line, "", 0)
    draft.messages.append(message)
    _say_attachments(draft, draft.attachments[before:])
    if notices.from_platform(addresses):
        notices.read(notices.Notice(message, to), draft)


def _read(
    data: bytes, draft: Draft, line: int, path: str, depth: int
) -> tuple[Message, str, list[str]]:
    mail = mime.parse(data, draft, path)
    head = mail.head
    sender, addresses = _sender(head, draft)
    where = draft.at(line, path)
    texts: list[str] = []
    pages: list[tuple[plain.Shown, str]] = []
    for part, around in mime.leaves(mail, draft):
        if part.type in ("message/rfc822", "message/global"):
            _attached(part, draft, line, depth)
        elif part.type in ("text/plain", "text/html") and not _is_file(part):
            text = _text(part, draft)
            if part.type == "text/html":
                draft.html_read += len(text)
                if draft.html_read <= HTML_IN_FULL or not draft.messages:
                    pages.append((plain.show(text, LARGEST_HTML), around))
                elif not texts:
                    pages.append((plain.show_roughly(text, LARGEST_HTML), around))
            elif text.strip():
                texts.append(text)
        elif part.body or _is_file(part):
            _attachment(part, draft, line)
    if draft.html_read > HTML_IN_FULL and draft.messages:
        draft.say(
            "html_rough",
            f"The mailbox holds more than {HTML_IN_FULL} characters of HTML: what comes after "
            "is read roughly, and not compared with the plain text.",
            line,
        )
    html_says = _pages(texts, pages, draft)
    text, quoted = quotations.split(_cut(trim("\n\n".join(map(trim, texts))), draft))
    subject = mime.header(mime.raw(head, "subject"), draft, "subject")
    if depth == 0:
        draft.quoted += [
            Message(entry.sender, entry.moment, entry.text, where, subject=entry.subject)
            for entry in quoted
        ]
        _authentic(head, draft)
    to = mime.header(mime.raw(head, "to"), draft, "line To")
    to_name = next((name or address for name, address in getaddresses([to])), "")
    if "\0" in text:
        draft.say("nul", "The text holds NUL bytes.", line)
    return (
        Message(
            sender,
            _moment(head, draft, line),
            trim(text),
            where,
            subject=subject,
            html_says=html_says,
        ),
        to_name,
        addresses,
    )


def _attached(part: mime.Part, draft: Draft, line: int, depth: int) -> None:
    if depth >= DEEPEST_MAIL:
        draft.say(
            "deep",
            f"Mails hang on mails deeper than {DEEPEST_MAIL}: the rest is not read.",
            part=part.path,
        )
        return
    body, _ = mime.content(part)
    message, _, _ = _read(body, draft, line, part.path, depth + 1)
    draft.attached_messages.append(message)
    draft.say(
        "attached_mail", "A mail hangs on the mail: it is a message of its own.", part=part.path
    )


def _is_file(part: mime.Part) -> bool:
    return part.disposition == "attachment" or part.head.get_filename() not in (None, "")


def _text(part: mime.Part, draft: Draft) -> str:
    data, wrong = mime.content(part)
    if wrong:
        draft.say(
            "damaged", f"The text of part {part.path or 1} is damaged: {wrong}.", part=part.path
        )
    declared = part.head.get_content_charset() or ""
    decoded = charsets.decode(data, declared)
    known = charsets.name_of(declared)
    if decoded.guessed and not data.isascii():
        draft.say(
            "charset",
            "The charset "
            f"{'says ' + declared + ', which is wrong' if declared else 'is not named'}: "
            f"read as {decoded.encoding} (a guess).",
            part=part.path,
        )
    elif declared and not known:
        draft.say(
            "charset_unknown",
            f"Unknown charset {declared[:40]}: read as {decoded.encoding}.",
            part=part.path,
        )
    if decoded.damaged:
        draft.say(
            "charset", f"Some bytes are no {decoded.encoding}: shown as a mark.", part=part.path
        )
    return decoded.text


def _cut(text: str, draft: Draft) -> str:
    if len(text) > LONGEST_LINE:
        lines = text.split("\n")
        longest = max(map(len, lines))
        if longest > LONGEST_LINE:
            draft.say(
                "long_line",
                f"A line of the text has {longest} characters, more than {LONGEST_LINE}: it "
                "is cut.",
            )
            text = "\n".join(
                line if len(line) <= LONGEST_LINE else line[:1000] + " […]" for line in lines
            )
    if len(text) > LONGEST_TEXT:
        draft.say("cut", f"A text is longer than {LONGEST_TEXT} characters: the rest is cut.")
    return text[:LONGEST_TEXT]


def _pages(texts: list[str], pages: list[tuple[plain.Shown, str]], draft: Draft) -> str:
    """Puts HTML among the texts where it stands alone; returns what it says differently."""
    says = ""
    for shown, around in pages:
        hosts = {address for address in shown.remote if address.startswith(("http", "//"))}
        if shown.remote:
            draft.say(
                "remote",
                f"The mail would load {len(shown.remote)} "
                f"thing{'s' * (len(shown.remote) > 1)} from "
                f"outside{' (an image, a style sheet or a video)' if hosts else ''}: not loaded.",
            )
        if shown.active:
            draft.say("active", "The HTML has script or frames: nothing was run.")
        if shown.cut:
            draft.say("cut", f"The HTML is longer than {LARGEST_HTML} characters: the rest is cut.")
        for words, goes in plain.disguised(shown.links):
            draft.say(
                "link",
                f"A link shows another address ({words[:60]}) than it goes to ({goes[:60]}).",
            )
        if not texts or around != "multipart/alternative":
            texts.append(shown.text)
        elif _differ("\n".join(texts), shown):
            links = {words for words, _ in shown.links}
            says = trim(
                "\n".join(
                    line
                    for line in shown.text[:LONGEST_TEXT].split("\n")
                    if line.strip() not in links
                )
            )
            draft.say(
                "differ",
                "The plain part and the HTML part differ: both are shown, and neither is proof.",
            )
    return says


def _differ(text: str, shown: plain.Shown) -> bool:
    linked = " ".join(words for words, _ in shown.links)
    first = re.findall(r"\w+", text.casefold())
    second = re.findall(r"\w+", shown.text.casefold())
    extra = set(second) - set(first) - set(re.findall(r"\w+", linked.casefold()))
    missing = set(first) - set(second)
    figures = {word for word in extra | missing if word.isdigit()} - set(
        re.findall(r"\d+", " ".join(a for _, a in shown.links))
    )
    return (
        bool(figures)
        or len(extra) > max(3, len(set(first)) // 5)
        or len(missing) > max(3, len(set(first)) // 5)
    )


def _attachment(part: mime.Part, draft: Draft, line: int) -> None:
    data, wrong = mime.content(part)
    name = mime.header(_file_name(part.head), draft, "name of an attachment")
    number = len(draft.attachments) + 1
    shown = names.safe(name, number, part.type)
    if part.type in SIGNED:
        draft.say(
            "signed",
            "The mail is signed: the signature is kept as a file and was not checked here.",
            part=part.path,
        )
    elif part.type in SEALED:
        draft.say(
            "sealed",
            "The mail is encrypted or wrapped (S/MIME or PGP): its words cannot be read here. "
            "Open it in "
            "your mail program and save its text.",
            part=part.path,
        )
    elif part.type == "application/ms-tnef" or name.lower() == "winmail.dat":
        draft.say(
            "winmail",
            "winmail.dat is Outlook's own wrapping: it is not opened. Ask for the files in it.",
            part=part.path,
        )
    if wrong:
        image = "; not a whole image" if part.type.startswith("image/") else ""
        draft.say("damaged", f"{shown} is damaged: {wrong}{image}.", part=part.path)
    draft.attachments.append(
        Attachment(
            name,
            shown,
            len(data),
            hashlib.sha256(data).hexdigest(),
            draft.at(line, part.path),
            type=part.type,
            day=names.day_of(name),
            inline=part.disposition == "inline" or bool(mime.raw(part.head, "content-id")),
            broken=bool(wrong),
        )
    )


def _file_name(head: "Head[str, str]") -> str:
    try:
        return head.get_filename() or ""
    except (ValueError, LookupError, TypeError, IndexError):
        return ""


def _say_attachments(draft: Draft, made: list[Attachment]) -> None:
    by_name: dict[str, set[str]] = {}
    for each in made:
        by_name.setdefault(each.name, set()).add(each.sha256)
        if each.bytes == 0:
            draft.say(
                "empty_file",
                f"{each.safe_name} is empty (0 bytes).",
                each.where.line,
                each.where.part,
            )
    for name, hashes in by_name.items():
        if name and len(hashes) > 1:
            draft.say(
                "same_name",
                f"{len(hashes)} different attachments are called {name}: all are kept, told "
                "apart by "
                "their hash.",
            )
    if any(not each.name for each in made):
        draft.say("no_name", "An attachment has no name: it gets one.")
    changed = sum(each.name != each.safe_name for each in made)
    if changed:
        draft.say(
            "names_changed",
            f"{changed} attachment name{'s' * (changed > 1)} changed to be safe to show and save.",
        )


def _sender(head: "Head[str, str]", draft: Draft) -> tuple[str | None, list[str]]:
    given = mime.raws(head, "from")
    if not given:
        draft.say("no_sender", "The mail has no line From.")
        return None, []
    if len(given) > 1:
        draft.say("two_from", "The mail has more than one line From: the first is shown.")
    line = given[0][: LONGEST_LINE // 5]
    if any("\ud800" <= c <= "\udfff" for c in line):
        line = mime.header(line, draft, "line From")
    people = [
        (mime.header(name, draft, "line From"), address)
        for name, address in getaddresses([line])
        if name or address
    ]
    if not people:
        return mime.header(line, draft, "line From") or None, []
    shown = " and ".join(f"{name} <{address}>" if name else address for name, address in people)
    other = [address for _, address in getaddresses(mime.raws(head, "sender")) if address]
    addresses = [address for _, address in people]
    if len(people) > 1:
        shown += f" ({'two' if len(people) == 2 else len(people)} addresses in From)"
        draft.say("two_senders", f"From has {len(people)} addresses.")
    if other and other[0] not in addresses:
        draft.say("sender_differs", f"Sender is another address than From: {other[0]}.")
    reply = [address for _, address in getaddresses(mime.raws(head, "reply-to")) if address]
    if reply and reply[0].lower() not in [address.lower() for address in addresses]:
        draft.say("reply_differs", f"An answer would go to another address than From: {reply[0]}.")
    return shown, addresses


def _moment(head: "Head[str, str]", draft: Draft, line: int) -> Moment:
    given = [mime.header(raw, draft, "line Date") for raw in mime.raws(head, "date")]
    if not given:
        draft.say("no_date", "The mail has no line Date: its day cannot be known from it.", line)
        return Moment(doubt="no Date header")
    if len(given) > 1:
        said = ", ".join(
            f'"{raw[:60]}" {"possible" if _when(raw).instant else "impossible"}'
            for raw in given[:3]
        )
        draft.say("two_dates", f"The mail has {len(given)} lines Date: {said}.", line)
        return Moment(
            doubt=(
                f"{'two' if len(given) == 2 else len(given)} Date headers, {said} (shown as a hint)"
            )
        )
    moment = _when(given[0])
    if not moment.instant:
        draft.say("date_doubt", f'The line Date is "{given[0][:80]}": {moment.doubt}.', line)
    return moment


def _when(text: str) -> Moment:
    """The moment of a Date header."""
    try:
        parsed = parsedate_tz(text[:200])
        if parsed is None:
            return days.moment(days.written(text), text)
        local = datetime(*parsed[:6])  # noqa: DTZ001 - the zone follows below
        zone = ZONE.search(text[:200])
        word = zone.group(1) if zone else ""
        if not word or word.upper() in ("AM", "PM"):
            return Moment(local=local.isoformat(), doubt=NO_ZONE)
        if word[0] not in "+-" and word.upper() not in KNOWN_ZONES:
            return Moment(
                local=local.isoformat(), doubt=f'the zone "{word}" is not one that mails may use'
            )
        seconds = int(parsed[9] or 0)
        if abs(seconds) > 14 * 3600:
            return Moment(local=local.isoformat(), doubt=f'there is no zone "{word}"')
        return days.instant(
            local.replace(tzinfo=timezone(timedelta(seconds=seconds)) if seconds else UTC)
        )
    except (ValueError, OverflowError, TypeError, IndexError):
        return Moment(doubt=f'"{text[:60]}"')


def _authentic(head: "Head[str, str]", draft: Draft) -> None:
    results = mime.raws(head, "authentication-results")
    said = "A mail cannot be proved genuine on this computer"
    if results:
        marks = ", ".join(
            dict.fromkeys(re.findall(r"\b(?:dkim|spf|dmarc)=\w+", " ".join(results)[:5000]))
        )
        draft.say(
            "genuine",
            f"{said}: {marks or 'the result'} is a line written by the mail server, shown as "
            "said by it.",
        )
    else:
        draft.say(
            "genuine",
            f"{said}; it carries no line of the mail server about it (no Authentication-Results).",
        )


def with_line(message: Message, line: int) -> Message:
    """The message at another line of its file."""
    return replace(message, where=replace(message.where, line=line))

"""One mail: who, when, the words, what is attached to it, and what is doubtful about it."""

import re

from calculators.engine.packs import DEFAULT
from calculators.files import (
    charsets,
    flowed,
    mail_files,
    mail_head,
    mime,
    notices,
    plain,
    quotations,
    transfer,
)
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage
from calculators.files.limits import (
    DEEPEST_MAIL,
    HTML_IN_FULL,
    LARGEST_HTML,
    LONGEST_LINE,
    LONGEST_TEXT,
)
from calculators.files.words import trim

RFC_DATE = re.compile(rb"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{2,4}\s+\d{1,2}:")


MAILS = ("message/rfc822", "message/global")
# Control characters that no text needs, and marks that turn letters round.
SIGNS = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f\u202d\u202e]")
# Apple's Mail keeps each mail in a file that begins with its length (.emlx).
LENGTH = re.compile(rb"(\d{1,10})[ \t]*\r?\n(?=[!-9;-~]{1,76}:)")


def without_frame(data: bytes) -> bytes:
    """The mail's own bytes: no mark of byte order, no empty lines, nothing of Apple's .emlx."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if framed := LENGTH.match(data):
        return data[framed.end() : framed.end() + int(framed[1])]
    data = data.lstrip(b"\r\n")
    return data if b"\n" in data[:100_000] else data.replace(b"\r", b"\n")


def recognises(data: bytes) -> bool:
    """If bytes begin with the head of a mail: a sender, and a sign that a program wrote it."""
    lines = data.split(b"\n", 300)
    named, dates = set[bytes](), list[bytes]()
    for line in lines[:300]:
        found = re.match(rb"([!-9;-~]{1,76})[ \t]*:", line)
        if not found and (not line.strip() or not line.startswith((b" ", b"\t")) or not named):
            break
        if found:
            name = found.group(1).lower()
            named.add(name)
            dates += [line[found.end() :][:100].strip()] if name == b"date" else []
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
    return len(named & {b"from", b"subject", b"to", b"date"}) > 2 - (b"from" in named) and any(
        RFC_DATE.match(day) for day in dates
    )


def read(data: bytes, draft: FileDraft, line: int = 0) -> None:
    """Adds one mail. line: where it begins in its file."""
    before = len(draft.attachments)
    message, to, addresses = _read(data, draft, line, "", 0)
    draft.messages.append(message)
    mail_files.say(draft, draft.attachments[before:])
    if notices.sending_platform(addresses) == DEFAULT:
        notices.read(notices.FoundNotice(message, to), draft)
    elif name := notices.named_platform(message.sender or "", addresses):
        draft.say(
            "other_address",
            f"The sender has {name} in its name, and its address is not {name}'s.",
            line,
        )


def _read(
    data: bytes, draft: FileDraft, line: int, path: str, depth: int
) -> tuple[FoundMessage, str, list[str]]:
    mail = mime.parse(data, draft, path)
    head = mail.head
    sender, addresses = mail_head.sender(head, draft)
    where = draft.at(line, path)
    texts: list[str] = []
    pages: list[tuple[plain.ShownText, str]] = []
    for part, around in mime.leaves(mail, draft):
        if part.type in MAILS or (
            around == "multipart/digest" and not mime.raw(part.head, "content-type")
        ):
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
                texts.append(flowed.joined(text, mime.raw(part.head, "content-type")))
        elif part.body or _is_file(part):
            mail_files.add(part, draft, line)
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
    draft.quoted += [
        FoundMessage(entry.sender, entry.moment, entry.text, where, subject=entry.subject)
        for entry in quoted
    ]
    if depth == 0:
        mail_head.say_authentic(head, draft)
    to = mime.header(mime.raw(head, "to"), draft, "line To")
    to_name = next((name or address for name, address in mime.addresses([to])), "")
    _say_signs(text, f"{sender}{subject}", draft, line)
    return (
        FoundMessage(
            sender,
            mail_head.moment(head, draft, line),
            trim(text),
            where,
            subject=subject,
            html_says=html_says,
        ),
        to_name,
        addresses,
    )


def _say_signs(text: str, head: str, draft: FileDraft, line: int) -> None:
    """Says which signs of a mail another program may show in another way."""
    if "\0" in text:
        draft.say("nul", "The text holds NUL bytes.", line)
    if "-----BEGIN PGP MESSAGE-----" in text:
        draft.say("sealed", "The words are encrypted (PGP): they cannot be read here.", line)
    if SIGNS.search(head + text):
        draft.say(
            "control",
            "The mail has control characters, or marks that turn the direction of its letters "
            "round: it may look different in another program.",
            line,
        )


def _attached(part: mime.MailPart, draft: FileDraft, line: int, depth: int) -> None:
    if depth >= DEEPEST_MAIL:
        draft.say(
            "deep",
            f"Mails hang on mails deeper than {DEEPEST_MAIL}: the rest is not read.",
            part=part.path,
        )
        return
    body, _ = transfer.content(part)
    place = len(draft.attached_messages)  # before the mails that hang on it
    message, _, _ = _read(body, draft, line, part.path, depth + 1)
    draft.attached_messages.insert(place, message)
    draft.say(
        "attached_mail", "A mail hangs on the mail: it is a message of its own.", part=part.path
    )


def _is_file(part: mime.MailPart) -> bool:
    return part.disposition == "attachment" or part.filename not in (None, "")


def _text(part: mime.MailPart, draft: FileDraft) -> str:
    data, wrong = transfer.content(part)
    if wrong:
        draft.say(
            "damaged", f"The text of part {part.path or 1} is damaged: {wrong}.", part=part.path
        )
    declared = part.charset
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


def _cut(text: str, draft: FileDraft) -> str:
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


def _pages(texts: list[str], pages: list[tuple[plain.ShownText, str]], draft: FileDraft) -> str:
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
        if shown.hidden:
            draft.say(
                "hidden",
                "The HTML has parts that a mail program does not show (hidden): any words in "
                "them stand among the words here.",
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


def _differ(text: str, shown: plain.ShownText) -> bool:
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

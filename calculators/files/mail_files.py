"""The files that are attached to a mail."""

import hashlib

from calculators.files import mime, names, transfer
from calculators.files.draft import FileDraft
from calculators.files.found import Attachment

SIGNED = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")


def add(part: mime.MailPart, draft: FileDraft, line: int) -> None:
    data, wrong = transfer.content(part)
    name = mime.header(part.filename or "", draft, "name of an attachment")
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


def say(draft: FileDraft, made: list[Attachment]) -> None:
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

"""Telegram Desktop's export as JSON: one chat, or all of them."""

from datetime import date

from calculators.files import days, trees
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundEvent, FoundMessage, FoundMoment
from calculators.files.limits import LONGEST_TEXT, MOST_MESSAGES
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

ASK_ZONE = (
    "No zone stands in the file: times are of the computer that exported it. Ask for its zone."
)


# What a message can share in place of words.
NO_WORDS = (
    "contact_information",
    "location_information",
    "poll",
    "game_title",
    "invoice_information",
)


def recognises(tree: Tree) -> bool:
    """If JSON is an export of one chat or of all."""
    return bool(_chats(tree))


def _chats(tree: Tree) -> list[Branch]:
    listed = [
        *trees.records(trees.at(tree, "chats", "list")),
        *trees.records(trees.at(tree, "left_chats", "list")),
    ]
    if isinstance(tree, dict) and not listed and "messages" in tree and "type" in tree:
        listed = [tree]
    return [
        chat
        for chat in listed
        if any(
            "date" in row and ("text" in row or "from_id" in row or row.get("type") == "service")
            for row in trees.records(chat.get("messages"))
        )
        or (chat.get("messages") == [] and "name" in chat)
    ]


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds the messages of every chat; which one belongs to the case is asked."""
    chats = _chats(tree)
    for number, chat in enumerate(chats):
        name = trees.text(chat, "name")
        if not name:
            draft.say(
                "no_name",
                f"Chat {trees.text(chat, 'id')} is with a deleted account: no name.",
                part=f"chats/{number}",
            )
        for row in trees.records(chat.get("messages")):
            if len(draft.messages) >= MOST_MESSAGES:
                draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.")
                return
            _add(row, chat, len(chats) > 1, draft)
    if len(chats) > 1:
        draft.say("chats", f"{len(chats)} chats are in the file: choose which belongs to the case.")
    if any(message.moment.doubt == NO_ZONE for message in draft.messages):
        draft.say("no_zone", ASK_ZONE)


def _add(row: Branch, chat: Branch, several: bool, draft: FileDraft) -> None:
    part = f"message {trees.text(row, 'id')}"
    moment = _moment(row)
    if row.get("type") == "service":
        _service(row, moment, draft, part)
        return
    attachment = _attachment(row)
    forwarded = trees.text(row, "forwarded_from")
    sender = row.get("from")
    said = row.get("text") or row.get("text_entities")
    text = trim(_text(said, draft, part))[:LONGEST_TEXT]
    if forwarded:
        draft.say(
            "forwarded",
            f'"{text[:80]}" is forwarded: written by {forwarded}, not by {sender or "the sender"}.',
            part=part,
        )
    if "edited" in row or "edited_unixtime" in row:
        draft.say(
            "edited", "A message was edited later: its first words are not in the file.", part=part
        )
    if attachment:
        draft.say(
            "media_missing",
            f"{attachment.split(',')[0]} was sent: it is not in the export as words or as a file.",
            part=part,
        )
    named = trees.text(chat, "name") or trees.text(chat, "id")
    draft.messages.append(
        FoundMessage(
            str(sender) if sender is not None else None,
            moment,
            text,
            draft.at(part=part),
            chat=named if several else "",
            attachment=attachment,
            forwarded_from=forwarded,
            edited="edited" in row or "edited_unixtime" in row,
        )
    )


def _moment(row: Branch) -> FoundMoment:
    exact, local = days.epoch(row.get("date_unixtime")), days.iso(row.get("date"))
    # Where the two name days that no zone brings together, one of them is wrong.
    each = [text[:10] for text in (exact.instant, local.local or local.instant)]
    known = all(map(days.ISO.fullmatch, each))
    far = known and abs((date.fromisoformat(each[0]) - date.fromisoformat(each[1])).days) > 1
    if exact.instant and far:
        return FoundMoment(local=local.local, doubt=f"date_unixtime is {exact.instant}")
    return exact if exact.instant else local


def _service(row: Branch, moment: FoundMoment, draft: FileDraft, part: str) -> None:
    if row.get("action") == "phone_call":
        missed = row.get("discard_reason") in ("missed", "busy")
        who = trees.text(row, "actor") or trees.text(row, "from")
        draft.events.append(
            FoundEvent(
                "missed_call" if missed else "call",
                (moment.instant or moment.local)[:10],
                draft.at(part=part),
                by=who,
                instant=moment.instant,
                doubt=moment.doubt,
            )
        )
        return
    draft.say(
        "system_lines", "Lines of the program itself (joined, pinned and so on) are left out."
    )


def _text(value: Tree, draft: FileDraft, part: str) -> str:
    if isinstance(value, list):
        pieces = []
        for item in value:
            pieces.append(trees.text(item, "text") if isinstance(item, dict) else str(item or ""))
            address = trees.text(item, "href")
            if address:
                draft.say(
                    "link", f"A link is shown as its words; it goes to {address[:100]}.", part=part
                )
        return "".join(pieces)
    return value if isinstance(value, str) else ""


def _attachment(row: Branch) -> str:
    given = trees.text(row, "file") or trees.text(row, "photo")
    if not given and "media_type" not in row:
        other = next((name for name in NO_WORDS if name in row), "")
        shown = trees.text(row, other, "question")
        return (
            f"{other.partition('_')[0]}{f': {shown}' if shown else ''}, no words" if other else ""
        )
    name = trees.text(row, "file_name") or ("" if given.startswith("(") else given.split("/")[-1])
    kind = (
        trees.text(row, "mime_type").split("/")[-1]
        or trees.text(row, "media_type")
        or ("photo" if "photo" in row else "file")
    )
    return f"{name}, not in this file" if name else f"{kind}, not in the export, name unknown"

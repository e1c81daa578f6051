"""Skype's export as JSON."""

import re

from calculators.files import days, plain, trees
from calculators.files.draft import FileDraft
from calculators.files.found import FoundEvent, FoundMessage
from calculators.files.limits import LARGEST_HTML, LONGEST_TEXT, MOST_MESSAGES
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim


def recognises(tree: Tree) -> bool:
    """If JSON is such an export."""
    return any("MessageList" in chat for chat in trees.records(trees.at(tree, "conversations")))


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds messages and calls, the oldest first."""
    own = trees.text(tree, "userId")
    chats = trees.records(trees.at(tree, "conversations"))
    nameless = False
    for chat in chats:
        rows = trees.records(chat.get("MessageList"))
        stamps = [trees.text(row, "originalarrivaltime") for row in rows]
        if len(stamps) > 1 and stamps == sorted(stamps, reverse=True):
            draft.say("order", "The file has the newest first; here the oldest stands first.")
        names = {
            trees.text(row, "from"): trees.text(row, "displayName")
            for row in rows
            if trees.text(row, "displayName")
        }
        names.setdefault(trees.text(chat, "id"), trees.text(chat, "displayName"))
        for row in sorted(rows, key=lambda row: trees.text(row, "originalarrivaltime")):
            if len(draft.messages) >= MOST_MESSAGES:
                draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.")
                return
            sender = trees.text(row, "from")
            named = names.get(sender) or (
                f"{sender} (the exporting user; name not in file)" if sender == own else sender
            )
            nameless = nameless or (sender == own and not names.get(sender))
            _add(row, named, trees.text(chat, "displayName") if len(chats) > 1 else "", draft)
    if len(chats) > 1:
        draft.say("chats", f"{len(chats)} chats are in the file: choose which belongs to the case.")
    if nameless:
        draft.say("no_name", "The person who exported has no displayName in the file.")


def _add(row: Branch, sender: str, chat: str, draft: FileDraft) -> None:
    kind, content = trees.text(row, "messagetype"), trees.text(row, "content")
    part = f"message {trees.text(row, 'id')}"
    moment = days.iso(row.get("originalarrivaltime"))
    if kind == "Event/Call":
        missed = re.search(r'type="(\w+)"', content)
        what = "missed_call" if missed and missed.group(1) in ("missed", "noanswer") else "call"
        draft.events.append(
            FoundEvent(
                what,
                (moment.instant or moment.local)[:10],
                draft.at(part=part),
                by=sender,
                instant=moment.instant,
                doubt=moment.doubt,
            )
        )
        return
    if kind.startswith(("ThreadActivity", "InviteFreeRelationship", "Control")):
        draft.say(
            "system_lines", "Lines of the program itself (joined, renamed and so on) are left out."
        )
        return
    attachment = ""
    if "UriObject" in kind or "Media" in kind or content.startswith("<URIObject"):
        name = re.search(r'<OriginalName v="([^"]*)"', content)
        attachment = f"{name.group(1) if name else 'a file'}, not in this file"
        draft.say(
            "media_missing",
            f"{attachment.split(',')[0]} was sent: the file is not in the export.",
            part=part,
        )
    shown = plain.show(
        re.sub(r"<URIObject.*?(?:</URIObject>|$)", "", content[:LARGEST_HTML], flags=re.S).replace(
            "\n", "<br>"
        ),
        LARGEST_HTML,
    )
    quoted = re.match(r"\s*<quote[^>]*>", content)
    if quoted:
        body = content.partition("</quote>")[2]
        shown = plain.show(body.replace("\n", "<br>"), LARGEST_HTML)
        draft.say(
            "quotation",
            "A message quotes another: only the answer is given as its words.",
            part=part,
        )
    properties = row.get("properties")
    deleted = bool(trees.text(properties, "deletetime")) or (
        not content and trees.text(properties, "isserversidegenerated").lower() == "true"
    )
    edited = "<e_m" in content or bool(trees.text(properties, "edittime"))
    if edited:
        draft.say(
            "edited", "A message was edited later: its first words are not in the file.", part=part
        )
    draft.messages.append(
        FoundMessage(
            sender,
            moment,
            trim(shown.text)[:LONGEST_TEXT],
            draft.at(part=part),
            chat=chat,
            attachment=attachment,
            deleted=deleted,
            edited=edited,
        )
    )

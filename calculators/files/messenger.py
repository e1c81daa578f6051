"""Messenger's and Instagram's export as JSON: one chat, the newest message first."""

from datetime import UTC, datetime

from calculators.files import days, trees
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage, FoundMoment
from calculators.files.limits import LONGEST_TEXT, MOST_MESSAGES
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

FILES = ("photos", "videos", "audio_files", "files", "gifs", "sticker", "media")


def recognises(tree: Tree) -> bool:
    """If JSON is such an export."""
    rows = trees.records(trees.at(tree, "messages"))
    return any(
        _value(row, "sender_name", "senderName") and _value(row, "timestamp_ms", "timestamp")
        for row in rows
    )


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds the messages, the oldest first."""
    rows = trees.records(trees.at(tree, "messages"))
    stamped = [(_value(row, "timestamp_ms", "timestamp"), row) for row in rows]
    stamped.sort(key=lambda each: int(each[0]) if each[0].isdecimal() else 0)
    if len(rows) > 1 and stamped[0][1] is not rows[0]:
        draft.say("order", "The file has another order; here the oldest message stands first.")
    for number, (stamp, row) in enumerate(stamped):
        if number >= MOST_MESSAGES:
            draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.")
            return
        _add(row, stamp, f"message {number + 1}", draft)


def _add(row: Branch, stamp: str, part: str, draft: FileDraft) -> None:
    sent = next((name for name in FILES if row.get(name)), "")
    attachment = f"{sent.replace('_', ' ')}, not in this file" if sent else ""
    if sent:
        draft.say("media_missing", f"A message has {attachment}.", part=part)
    share = trees.text(row, "share", "link")
    text = "\n".join(filter(None, (_whole(_value(row, "content", "text")), share)))
    draft.messages.append(
        FoundMessage(
            _whole(_value(row, "sender_name", "senderName")) or None,
            _moment(stamp),
            trim(text)[:LONGEST_TEXT],
            draft.at(part=part),
            attachment=attachment,
            deleted=row.get("is_unsent") is True or row.get("isUnsent") is True,
        )
    )


def _value(row: Branch, *names: str) -> str:
    """The first of some fields that says something."""
    return next((text for name in names if (text := trees.text(row, name))), "")


def _moment(stamp: str) -> FoundMoment:
    """The moment of milliseconds since 1970."""
    try:
        return days.instant(datetime.fromtimestamp(int(stamp) / 1000, UTC))
    except (ValueError, OverflowError, OSError):
        return FoundMoment(doubt=f'"{stamp[:60]}"')


def _whole(text: str) -> str:
    """Text as it was typed: some of these exports hold each byte of UTF-8 as a character."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text

"""Slack's exports: the messages of one day and channel, or an answer of its API."""

import html
import math
import re

from calculators.files import days, trees
from calculators.files.draft import FileDraft
from calculators.files.found import FoundMessage
from calculators.files.limits import LONGEST_TEXT, MOST_MESSAGES
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

STAMP = re.compile(r"\d{9,11}(\.\d+)?")


def _rows(tree: Tree) -> list[Branch]:
    rows = trees.records(tree) or trees.records(trees.at(tree, "messages"))
    return rows if any(_stamp(row) < math.inf for row in rows) else []


def _stamp(row: Branch) -> float:
    """The seconds since 1970 of a message; one without a stamp comes last."""
    stamp = trees.text(row, "ts")
    return float(stamp) if STAMP.fullmatch(stamp) else math.inf


def recognises(tree: Tree) -> bool:
    """If JSON is messages with Slack's time stamps."""
    return bool(_rows(tree))


def read(tree: Tree, draft: FileDraft) -> None:
    """Adds the messages."""
    rows = _rows(tree)
    people = _people(tree, rows)
    bare = False
    for row in sorted(rows, key=_stamp):
        if len(draft.messages) >= MOST_MESSAGES:
            draft.say("cut", f"Only the first {MOST_MESSAGES} messages are read.")
            break
        kind = trees.text(row, "subtype")
        if kind.startswith(("channel_", "group_", "pinned_", "reminder_")):
            draft.say(
                "system_lines",
                "Lines of the program itself (joined, pinned and so on) are left out.",
            )
            continue
        user = trees.text(row, "user")
        name = people.get(user, ("", ""))[0] or trees.text(row, "username")
        bare = bare or not name
        deleted = kind in ("tombstone", "message_deleted")
        edited = "edited" in row or kind == "message_changed"
        if edited:
            draft.say("edited", "A message was edited later: its first words are not in the file.")
        text = trees.text(row, "text") or trees.text(row, "message", "text")
        mentions = re.findall(r"<@([A-Z0-9]+)", text)
        files = [
            trees.text(item, "name") or trees.text(item, "title") or "a file"
            for item in trees.records(row.get("files"))
        ]
        if files:
            draft.say(
                "media_missing",
                f"{', '.join(files)}: sent, and not in this file. Nothing is fetched.",
            )
        draft.messages.append(
            FoundMessage(
                name or user or None,
                days.epoch(row.get("ts")),
                "" if deleted else trim(_text(text, people))[:LONGEST_TEXT],
                draft.at(part=f"ts {trees.text(row, 'ts')}"),
                deleted=deleted,
                edited=edited,
                raw_mention=mentions[0] if mentions else "",
                attachment="; ".join(f"{name}, not in this file" for name in files),
            )
        )
    if not trees.text(tree, "channel"):
        draft.say("channel", "The channel's name is the name of the folder, not in this file.")
    draft.say("links", "Links are shown, never fetched.")
    if bare:
        draft.say(
            "no_name",
            "Names are in users.json of the export: some people are known by a code alone.",
        )


def _people(tree: Tree, rows: list[Branch]) -> dict[str, tuple[str, str]]:
    """Names by code: the one to show, and the one that mentions use."""
    people = {}
    listed = [*trees.records(trees.at(tree, "users"))]
    for person in listed:
        profile = person.get("profile")
        real = trees.text(person, "real_name") or trees.text(profile, "real_name")
        short = trees.text(profile, "display_name") or trees.text(person, "name")
        people[trees.text(person, "id")] = real or short, short or real
    for row in rows:
        profile = row.get("user_profile")
        if isinstance(profile, dict):
            real, short = trees.text(profile, "real_name"), trees.text(profile, "display_name")
            short = short or trees.text(profile, "name")
            people[trees.text(row, "user")] = real or short, short or real
    return people


def _text(text: str, people: dict[str, tuple[str, str]]) -> str:
    def shown(found: re.Match[str]) -> str:
        inner, _, label = found.group(1).partition("|")
        if inner.startswith("@"):
            return f"@{label or people.get(inner[1:], ('', inner[1:]))[1]}"
        if inner.startswith("#"):
            return f"#{label or inner[1:]}"
        if inner.startswith("!"):
            return label or f"@{inner[1:].split('^')[0]}"
        address = inner.removeprefix("mailto:")
        return f"{label} ({address})" if label and label != address else address

    return html.unescape(re.sub(r"<([^<>\n]{1,3000})>", shown, text))

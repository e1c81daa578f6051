"""Telegram Desktop's exports: JSON of one chat or of all, and HTML pages."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from calculators.files import days, trees
from calculators.files.found import NO_ZONE, Draft, Event, Message, Moment
from calculators.files.limits import LARGEST_CHAT_PAGE, LONGEST_TEXT, MOST_MESSAGES
from calculators.files.plain import layout, without_comments
from calculators.files.trees import Branch, Tree
from calculators.files.words import trim

ASK_ZONE = (
    "No zone stands in the file: times are of the computer that exported it. Ask for its zone."
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


def read(tree: Tree, draft: Draft) -> None:
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


def _add(row: Branch, chat: Branch, several: bool, draft: Draft) -> None:
    part = f"message {trees.text(row, 'id')}"
    moment = _moment(row)
    if row.get("type") == "service":
        _service(row, moment, draft, part)
        return
    attachment = _attachment(row)
    forwarded = trees.text(row, "forwarded_from")
    sender = row.get("from")
    text = trim(_text(row.get("text"), draft, part))[:LONGEST_TEXT]
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
            f"{attachment.split(',')[0]} was sent: the file is not in the export.",
            part=part,
        )
    named = trees.text(chat, "name") or trees.text(chat, "id")
    draft.messages.append(
        Message(
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


def _moment(row: Branch) -> Moment:
    return (
        days.epoch(row["date_unixtime"]) if row.get("date_unixtime") else days.iso(row.get("date"))
    )


def _service(row: Branch, moment: Moment, draft: Draft, part: str) -> None:
    if row.get("action") == "phone_call":
        missed = row.get("discard_reason") in ("missed", "busy")
        who = trees.text(row, "actor") or trees.text(row, "from")
        draft.events.append(
            Event(
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


def _text(value: Tree, draft: Draft, part: str) -> str:
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
        return ""
    name = trees.text(row, "file_name") or ("" if given.startswith("(") else given.split("/")[-1])
    kind = (
        trees.text(row, "mime_type").split("/")[-1]
        or trees.text(row, "media_type")
        or ("photo" if "photo" in row else "file")
    )
    return f"{name}, not in this file" if name else f"{kind}, not in the export, name unknown"


@dataclass
class _Post:
    line: int
    service: bool
    title: str = ""
    sender: str = ""
    forwarded: str = ""
    media: str = ""
    text: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Collects the posts of a page by the classes of its boxes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.posts: list[_Post] = []
        self.open: list[str] = []
        self.silent = ""
        self.active = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if (
            tag in ("script", "iframe")
            or any(name.startswith("on") for name in given)
            or given.get("href", "").strip().lower().startswith("javascript:")
        ):
            self.active = self.active or bool(self.posts)
        if tag in ("script", "style", "iframe"):
            self.silent = self.silent or tag
            return
        if tag == "br" and self.posts and "text" in self.open:
            self.posts[-1].text.append("\n")
        if tag != "div":
            return
        if "message" in classes:
            self.open = []
            self.posts.append(_Post(self.getpos()[0], "service" in classes))
        if self.posts and "date" in classes and not self.posts[-1].title:
            self.posts[-1].title = given.get("title", "")
        known = ("from_name", "text", "forwarded", "details", "reply_to", "media_wrap", "title")
        self.open.append(next((name for name in known if name in classes), "div"))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""
        elif tag == "div" and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.silent or not self.posts or not self.open:
            return
        post, inside = self.posts[-1], self.open
        if inside[-1] == "from_name":
            if "forwarded" in inside:
                post.forwarded += data
            else:
                post.sender += data
        elif inside[-1] == "text" and "reply_to" not in inside:
            post.text.append(re.sub(r"\s+", " ", data))
        elif inside[-1] == "title" and "media_wrap" in inside:
            post.media += data
        elif post.service and inside[-1] == "details":
            post.text.append(data)


def recognises_page(text: str) -> bool:
    """If HTML is a page of such an export."""
    head = text[:20_000]
    return 'class="message' in head and (
        "page_wrap" in head or "tgme" in head or "from_name" in head
    )


def read_page(text: str, draft: Draft) -> None:
    """Adds the messages of one page."""
    page = _Page()
    if len(text) > LARGEST_CHAT_PAGE:
        draft.say(
            "cut", f"The page is longer than {LARGEST_CHAT_PAGE} characters: the rest is cut."
        )
    cut = "</html>" not in text[-2000:].lower()
    page.feed(without_comments(text[:LARGEST_CHAT_PAGE]))
    if "<" not in page.rawdata:
        page.close()
    sender, day_above = "", ""
    names: list[str] = []
    for post in page.posts:
        if post.service:
            day_above = trim(" ".join(post.text)) or day_above
            continue
        sender = trim(post.sender) or sender
        if sender not in names:
            names.append(sender)
        moment = days.moment(days.written(post.title, "dmy"), post.title)
        if moment.doubt.startswith('"'):
            draft.say(
                "no_day",
                f"The message in line {post.line} has no readable time ({moment.doubt}).",
                post.line,
            )
        forwarded = re.sub(r"\s+\d\d\.\d\d\.\d{4}.*$", "", trim(post.forwarded))
        if forwarded:
            draft.say(
                "forwarded",
                f"The message in line {post.line} is forwarded: written by {forwarded}.",
                post.line,
            )
        draft.messages.append(
            Message(
                sender or None,
                moment,
                trim(layout("".join(post.text)))[:LONGEST_TEXT],
                draft.at(post.line),
                forwarded_from=forwarded,
                attachment=f"{trim(post.media)}, not in this file" if trim(post.media) else "",
            )
        )
    _say_page(draft, page, names, day_above, cut)


def _say_page(draft: Draft, page: _Page, names: list[str], day_above: str, cut: bool) -> None:
    if any(message.moment.doubt == NO_ZONE for message in draft.messages):
        draft.say(
            "no_zone",
            "No zone in the titles: times are of the computer that exported them. Ask for its "
            "zone.",
        )
    if draft.messages:
        draft.say(
            "day_order",
            "Days in this export are always day.month.year"
            + (f'; "{day_above}" stands above them.' if day_above else "."),
        )
    if len(names) > 2 or any("<" in name for name in names):
        draft.say("senders", "A sender is not the same text as before: " + ", ".join(names) + ".")
    if page.active:
        draft.say(
            "active", "The page has script, frames or links that act: nothing was run or loaded."
        )
    if cut:
        draft.say("cut_off", "The file ends in the middle: what came after is not in it.")

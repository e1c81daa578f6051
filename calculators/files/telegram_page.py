"""Telegram Desktop's export as HTML pages."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from calculators.files import days
from calculators.files.draft import FileDraft
from calculators.files.found import NO_ZONE, FoundMessage
from calculators.files.limits import LARGEST_CHAT_PAGE, LONGEST_TEXT
from calculators.files.plain import layout, without_comments
from calculators.files.words import trim


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


def recognises(text: str) -> bool:
    """If HTML is a page of such an export."""
    head = text[:20_000]
    return 'class="message' in head and (
        "page_wrap" in head or "tgme" in head or "from_name" in head
    )


def read(text: str, draft: FileDraft) -> None:
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
        forwarded = re.sub(r"(?<!\s)\s++\d\d\.\d\d\.\d{4}.*$", "", trim(post.forwarded))
        if forwarded:
            draft.say(
                "forwarded",
                f"The message in line {post.line} is forwarded: written by {forwarded}.",
                post.line,
            )
        draft.messages.append(
            FoundMessage(
                sender or None,
                moment,
                trim(layout("".join(post.text)))[:LONGEST_TEXT],
                draft.at(post.line),
                forwarded_from=forwarded,
                attachment=f"{trim(post.media)}, not in this file" if trim(post.media) else "",
            )
        )
    _say_page(draft, page, names, day_above, cut)


def _say_page(draft: FileDraft, page: _Page, names: list[str], day_above: str, cut: bool) -> None:
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

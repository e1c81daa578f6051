"""HTML to the text that a reader would see. Nothing in it is fetched, followed or run."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table"])
SILENT = frozenset(
    ["script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg", "math"]
)
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0\b(?!\.)",
    re.IGNORECASE,
)
FETCHED = {"src", "srcset", "poster", "background", "data", "lowsrc"}


@dataclass
class ShownText:
    """What HTML shows, and what it would have done in a browser that lets it.

    links: words and address of each link. remote: addresses that would have been fetched.
    """

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    remote: list[str] = field(default_factory=list)
    active: bool = False
    hidden: bool = False
    cut: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ShownText()
        self.pieces: list[str] = []
        self.silent: list[str] = []
        self.link: tuple[str, int] | None = None
        self.kept_spaces = 0

    # One short branch for each kind of tag.
    def handle_starttag(  # noqa: C901
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                self.shown.active = True
            elif (name in FETCHED and re.match(r"\s*(https?:)?//", value, re.IGNORECASE)) or (
                name == "style" and "url(" in value.lower()
            ):
                self.shown.remote.append(value.strip()[:200])
        if tag == "link" and given.get("href"):
            self.shown.remote.append(given["href"].strip()[:200])
        if tag in ("script", "iframe", "object"):
            self.shown.active = True
        if "hidden" in given or HIDDEN.search(given.get("style", "")):
            self.shown.hidden = True
        if tag in SILENT:
            if tag not in ("script", "style") or tag not in self.silent:
                self.silent.append(tag)
            return
        if tag == "body":
            self.silent.clear()  # a head that was never closed ends here
        if self.silent:
            return
        if tag == "a" and "href" in given:
            self.link = given["href"].strip()[:300], len(self.pieces)
        elif tag == "pre":
            self.kept_spaces += 1
        if tag == "br":
            self.pieces.append("\n")
        elif tag in BLOCKS:
            self.pieces.append("\x01" if tag in PARAGRAPHS else "\x02")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            del self.silent[self.silent.index(tag) :]
            return
        if self.silent:
            return
        if tag == "a" and self.link:
            address, start = self.link
            self.shown.links.append((squeeze("".join(self.pieces[start:])), address))
            self.link = None
        elif tag == "pre":
            self.kept_spaces = max(0, self.kept_spaces - 1)
        if tag in BLOCKS:
            self.pieces.append("\x01" if tag in PARAGRAPHS else "\x02")

    def handle_data(self, data: str) -> None:
        if self.silent:
            if "style" in self.silent and re.search(r"url\(|@import", data[:10_000]):
                self.shown.remote.append("a style sheet")
            return
        self.pieces.append(data if self.kept_spaces else re.sub(r"\s+", " ", data))


def show(html: str, most: int) -> ShownText:
    """The text of HTML. most: characters that are read; the rest is cut, and `cut` says so."""
    reader = _Reader()
    whole = without_comments(html[:most].replace("\x01", " ").replace("\x02", " "))
    reader.feed(whole)
    if "<" not in whole[whole.rfind(">") + 1 :]:  # half a tag at the end shows nothing
        reader.close()
    elif not reader.silent:
        rest = reader.rawdata
        tag = rest.find("<", rest.rfind(">") + 1)
        rest = rest if tag < 0 else rest[:tag]
        reader.handle_data(re.sub(r"^.*?>", "", rest))
    shown = reader.shown
    shown.text = layout("".join(reader.pieces))
    shown.cut = len(html) > most
    return shown


def show_roughly(html: str, most: int) -> ShownText:
    """The words between the tags, for the many mails of a large mailbox: a tenth of the time."""
    body = html[max(0, html.rfind("</style>"), html.rfind("</head>")) : most]
    text = " ".join(between.strip() for between in re.findall(r">([^<>]+)", body))
    return ShownText(
        text=unescape(re.sub(r"(?<![ \t])[ \t]*+\n\s*+", "\n", text)).strip(), cut=len(html) > most
    )


def without_comments(html: str) -> str:
    """HTML without its comments, in one pass: the parser looks for each end again."""
    kept, place = [], 0
    while (start := html.find("<!", place)) >= 0:
        kept.append(html[place:start])
        end = (
            html.find("-->", start) + 3
            if html.startswith("<!--", start)
            else html.find(">", start) + 1
        )
        if end < 3 if html.startswith("<!--", start) else not end:
            return "".join(kept)
        place = end
    return "".join((*kept, html[place:]))


def layout(text: str) -> str:
    """Marks of blocks as line ends; no space at the ends of lines, one empty line at most."""
    text = re.sub(r"(?<![ \t\n])[ \t\n]*+(?:[\x01\x02][ \t\n]*+)+", _break, text)
    text = re.sub(r"[ \t]?\n[ \t]?", "\n", re.sub(r"[ \t]{2,}", " ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _break(found: re.Match[str]) -> str:
    return "\n\n" if "\x01" in found.group() and found.group().count("\x01") > 1 else "\n"


def squeeze(text: str) -> str:
    """Text on one line."""
    return re.sub(r"[\s\x01\x02]+", " ", text).strip()


def disguised(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Links whose words are one address and that go to another host."""
    found = []
    for words, address in links:
        if not re.match(r"(?:https?://|www\.)\S+$", words):
            continue
        shown = _host(words if "//" in words else f"//{words}")
        goes = _host(address)
        if shown and shown.removeprefix("www.") != goes.removeprefix("www."):
            found.append((words, goes or address[:40]))
    return found


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""

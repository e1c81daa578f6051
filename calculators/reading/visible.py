"""The text that a person sees of a ticket: without tags, entities and marks of emphasis."""

import re

# Without one of these there is nothing to take away.
SIGNS = re.compile("[<&*_\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Emoji are put together with the joiner: it goes only beside a letter.
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
    r"|(?<=\w)"
    "\u200d|\u200d"
    r"(?=\w)"
)
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:]{0,15})((?:[\s/][^<>]*)?)>")
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd"),
        *("div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol"),
        *("p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title"),
        *("tr", "ul"),
    )
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn"),
        *("em", "font", "i", "img", "ins", "kbd", "label", "link", "mark", "meta", "o:p"),
        *("q", "s", "samp", "script", "small", "span", "strike", "strong", "style"),
        *("sub", "sup", "tt", "u", "var", "wbr"),
    )
)
# What stands in these is no text.
UNREAD = frozenset(("script", "style"))
COMMENT, COMMENT_END = "<!--", "-->"
DOCTYPE = re.compile(r"<!(?:DOCTYPE|doctype|\[)[^<>]*>")
ENTITY = re.compile(r"&(?:nbsp;?|#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)")
# Marks of emphasis: they touch the first and the last word that they embrace, and no other one.
STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,300})(?<=[^\s*])\1(?![\w*])")
LINES = re.compile(r"(?<![\w/])(_{1,3})(?=[^\s_])([^_\n]{1,300})(?<=[^\s_])\1(?![\w/])")
EMPHASIS = (("*", STARS), ("_", LINES))
# A program that writes a file may hide the signs of what was hidden before.
ROUNDS = 3
BREAKS = re.compile(r"\n\s*\n")


def visible(text: str) -> str:
    """The text that a person would see; the same text where nothing in it is markup.

    It is no more than text: what looks like a tag in it must still be escaped where it is shown.
    """
    if not SIGNS.search(text):
        return text
    seen = text
    for _ in range(ROUNDS):
        before = seen
        if "<" in seen:
            seen = _without_tags(_without_comments(seen))
        if "&" in seen:
            seen = ENTITY.sub(_resolve, seen)
        if seen == before:
            break
    seen = UNSEEN.sub("", seen)
    for sign, marks in EMPHASIS:
        for _ in range(ROUNDS):
            if seen.count(sign) < 2:
                break
            before, seen = seen, marks.sub(r"\2", seen)
            if seen == before:
                break
    return seen


def _resolve(entity: re.Match[str]) -> str:
    """Its sign; a name that is no entity's stays."""
    # Few texts have one, and the names of all are a part that comes later.
    from html import unescape
    from html.entities import html5

    name = entity[0].removeprefix("&")
    known = name[0] == "#" or name in html5
    return unescape(entity[0]).replace("\u00a0", " ") if known else entity[0]


def _without_comments(text: str) -> str:
    """A comment without an end is text, as nobody may hide words by it."""
    if "<!" not in text:
        return text
    parts: list[str] = []
    at = 0
    while (start := text.find(COMMENT, at)) >= 0:
        end = text.find(COMMENT_END, start)
        if end < 0:
            break
        parts.append(text[at:start])
        at = end + len(COMMENT_END)
    return DOCTYPE.sub("", "".join((*parts, text[at:])))


def _without_tags(text: str) -> str:
    """Tags of a known name and shape are taken away; those of a block leave a line break."""
    parts: list[str] = []
    at = 0
    unread, kept = "", 0
    for tag in TAG.finditer(text):
        closing, name, rest = tag[1], tag[2].lower(), tag[3].strip(" \t\r\n/")
        if not _is_tag(name, rest):
            continue
        parts.append(text[at : tag.start()])
        at = tag.end()
        if unread:
            if closing and name == unread:
                del parts[kept:]
                unread = ""
        elif name in UNREAD and not closing:
            unread, kept = name, len(parts)
        elif name in BLOCKS:
            parts.append("\n")
    if not parts:
        return text
    parts.append(text[at:])
    return BREAKS.sub("\n\n", "".join(parts)).strip()


def _is_tag(name: str, rest: str) -> bool:
    """Whether it is one: `a <b and c> d` has words where a tag has attributes."""
    return (name in BLOCKS or name in INLINE) and (not rest or "=" in rest)

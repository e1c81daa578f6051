"""Folds the long parts of a page: a heading of the class `chapter` holds what follows it, shut.

`## Court days {: .chapter holds="12 rules" }` says beside the heading what is inside. A reader who
has few lines in sight sees what the page holds before any of it. `chapters.js` opens what an
address names, the box above a list opens what it finds, and paper shows all.
"""

import re
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

# A heading of the second level is never within another element of our pages.
PART = re.compile(r"(?=<h2\b)")
HEADING = re.compile(r'<h2(?=[^>]* class="chapter")([^>]*)>(.*?)</h2>', re.DOTALL)
CLASS = re.compile(r' class="chapter"')
HOLDS = re.compile(r' holds="([^"]*)"')


def on_page_context(context: TemplateContext, page: Page, **about: Any) -> None:
    """Folds them once the search has read the page: it would lose the text below such a heading."""
    page.content = fold(page.content or "")


def fold(html: str) -> str:
    """The page's HTML, in which each such heading is the title of a fold."""
    return "".join(_chapter(part) for part in PART.split(html))


def _chapter(part: str) -> str:
    found = HEADING.match(part)
    if not found:
        return part
    holds = HOLDS.search(found[1])
    said = f' <span class="chapter__holds">{holds[1]}</span>' if holds else ""
    heading = f"<h2{CLASS.sub('', HOLDS.sub('', found[1]))}>{found[2]}</h2>"
    body = part[found.end() :]
    return f'<details class="chapter"><summary>{heading}{said}</summary>{body}</details>\n'

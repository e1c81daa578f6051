"""Each calculator stands on a page that the navigation shows, and needs no other file to name it.

Its card on the case's page is found here, and a link to the page of one that is gone is left out.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from calculators.engine import registry
from hooks.pages.macro import Macros
from hooks.pages.templating import render

FENCE = re.compile(r"^ *```calculator\n *(\w+)$", re.MULTILINE)
LINK = re.compile(r"\[([^\][]+)\]\(([\w./-]+\.md)(?:#[\w-]*)?\)(?:\{[^}]*\})?")


def define_env(env: Macros) -> None:
    """Registers the macros."""

    @env.macro
    def cards() -> str:
        """A section for each calculator with a card, in the order of the navigation."""
        order = list(paths(env.conf["nav"]))
        found = [
            calculator
            for calculator in map(registry.find, registry.names())
            if hasattr(calculator.module, "CARD")
        ]
        found.sort(key=lambda calculator: order.index(f"tools/{calculator.name}.md"))
        return render("cards.html.jinja", calculators=found)


def paths(nav: Any) -> Iterator[str]:
    """Every page of the navigation as mkdocs.yml names it, in order."""
    if isinstance(nav, str):
        yield nav
    for item in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from paths(item)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Raises `PluginError`, naming the calculators that no reader finds."""
    shown = {name for page in nav.pages for name in FENCE.findall(page.file.content_string)}
    if lost := [name for name in registry.names() if name not in shown]:
        raise PluginError(
            f"No page of the navigation shows {', '.join(lost)}: write one with its fence, such "
            f"as docs/tools/{lost[0]}.md, and add it to nav in mkdocs.yml."
        )


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Where a page links to a tool that this site does not have, its words stay.

    tests/docs/test_tool_links.py finds a slip in such an address.
    """
    folder = posixpath.dirname(page.file.src_uri)

    def keep(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found[2]))
        gone = posixpath.dirname(path) == "tools" and path not in files.src_uris
        return found[1] if gone else found[0]

    return LINK.sub(keep, markdown)

"""The Markdown pages as the tests of the prose see them: front matter apart from the text."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

DOCS = Path(__file__).parents[2] / "docs"
MACROS = "rule|points|cite|changed|was|link|source|since"
CITED = re.compile(rf"\{{\{{\s*(?:{MACROS})\((.*?)\)\s*\}}\}}", re.DOTALL)
ID = re.compile(r'"([a-z_0-9]+\.[a-z_0-9]+\.[a-z_0-9]+)"')


@dataclass(frozen=True)
class Page:
    """One Markdown page: its path below `docs/`, its front matter, its text."""

    path: str
    meta: dict
    text: str

    @property
    def cites(self) -> set[str]:
        """The ids of all rules that the page cites by a macro."""
        return {id for call in CITED.findall(self.text) for id in ID.findall(call)}


@cache
def pages() -> tuple[Page, ...]:
    """Every page that somebody wrote, in alphabetical order. Generated pages are not among them."""
    return tuple(read(path) for path in sorted(DOCS.rglob("*.md")))


def read(path: Path) -> Page:
    """Reads one page. A page without front matter has an empty one."""
    text = path.read_text("utf-8")
    found = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    meta = yaml.safe_load(found[1]) if found else {}
    return Page(path.relative_to(DOCS).as_posix(), meta, text[found.end() :] if found else text)

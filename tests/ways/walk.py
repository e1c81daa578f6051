"""Goes from page to page in every way a reader has, with a case under way, in any engine."""

import json
import re
import sys
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from tests.trust.tools import HAND, Tool, tools

LIMIT = 60  # seconds until a page has come

# By kind of page, how its path below the site begins or ends; and what to search for to find one.
KINDS = {
    "home": (r"^$", "the hostage-script handbook"),
    "guide": (r"^guide/", "first hour"),
    "tools": (r"^tools/$", "tools"),
    "tool": (r"^tools/(?!case/)\w+/$", "deadlines"),
    "case": (r"^tools/case/$", "your case"),
    "support desk": (r"^support/", "directory of escalations"),
    "rules": (r"^reference/", "calendars"),
    "about": (r"^about/", "privacy"),
}
# A page of each kind, for the ways that follow no link.
PAGES = {
    "home": "",
    "guide": "guide/first-hour/",
    "tools": "tools/",
    "tool": "tools/evidence/",
    "case": "tools/case/",
    "support desk": "support/directory/",
    "rules": "reference/upwork/",
    "about": "about/privacy/",
}
LINKS = {
    "tab": ".md-tabs a",
    "menu": ".md-nav--primary a",
    "link in the text": "article a",
    "next": "a.md-footer__link--next",
    "previous": "a.md-footer__link--prev",
}

# The address of a script is relative to the page that it came with.
CASE = """const script = document.querySelector("[src$='/elements.js']").getAttribute("src");
const { store } = await import(ROOT + script.match(/assets.*[/]/)[0] + "case.js");"""
FIND = """const find = () => [...document.querySelectorAll(SELECTOR)].find(link =>
  link.href.startsWith(ROOT) && link.pathname !== location.pathname && !link.target
  && new RegExp(KIND).test(link.pathname.slice(new URL(ROOT).pathname.length)));"""
SEARCH = """
  document.querySelector("[data-md-toggle=search]").checked = true
  const box = document.querySelector(".md-search__input")
  box.focus()
  box.value = WORDS
  box.dispatchEvent(new Event("keyup", { bubbles: true }))
  const end = Date.now() + 20000
  while (!find() && Date.now() < end) await new Promise(next => setTimeout(next, 50))
"""
FORM = """JSON.stringify([...new FormData(document.querySelector("calculator-form form"))]
  .filter(([name]) => name !== "now"))"""


class Engine(Protocol):
    """What tests/engines/drivers.py gives: a tab of a browser."""

    def open(self, address: str) -> None: ...

    def run(self, script: str) -> object: ...


@dataclass
class Walk:
    """A tab at a site, with a case under way. `root`: the site's address and a slash."""

    engine: Engine
    root: str
    tool: Tool = field(init=False)
    facts: str = field(init=False)
    form: str = field(init=False)

    def begin(self, tool: Tool) -> None:
        """Begins at a tool with nothing kept: types its example, and asks for nothing."""
        self.engine.open(self.root + tool.path.lstrip("/"))
        self.engine.run("localStorage.clear(); sessionStorage.clear()")
        self.engine.open(self.root + tool.path.lstrip("/"))
        self.engine.run(f"{HAND}; await hand.fill({tool.name!r}, {json.dumps(tool.example)})")
        self.tool, self.facts, self.form = tool, self._facts(), self._form()
        assert len(json.loads(self.facts)) > 2, f"{tool.name} has nothing to lose"

    def ask(self) -> None:
        """Asks the tool, so that there is an answer to come back to."""
        given = self.engine.run(f"{HAND}; return hand.ask({self.tool.name!r})")
        assert given == "answered", f"{self.tool.name}: {given}"

    def follow(self, way: str, kind: str) -> bool:
        """Follows a link to a kind of page. False: from here no such link leads there."""
        pattern, words = KINDS[kind]
        find = self._with(FIND, KIND=pattern, SELECTOR=LINKS.get(way, ".md-search-result__item a"))
        search = self._with(SEARCH, WORDS=words) if way == "search" else ""
        path = self.engine.run(f"{find} {search} return find()?.pathname ?? ''")
        if path:
            self._leave(f"{find} find().click()")
            self._arrive(str(path))
        return bool(path)

    def move(self, way: str, path: str) -> None:
        """Goes to a page, a path below the site, by `address`, `reload`, `back` or `forward`."""
        if way == "address":
            return self.engine.open(self.root + path)
        at = self.engine.run("return performance.timeOrigin")
        self._leave(
            {
                "reload": "location.reload()",
                "back": "history.back()",
                "forward": "history.forward()",
            }[way]
        )
        return self._arrive(self._base() + path, at if way == "reload" else None)

    def kept(self) -> bool:
        """Whether the page knows the whole case: its facts, its form, its cards."""
        if self._facts() != self.facts:
            return False
        path = str(self.engine.run("return location.href")).removeprefix(self.root).split("?")[0]
        if f"/{path}" == self.tool.path:
            return self._form() == self.form
        return path != PAGES["case"] or self._cards_answer()

    def answer_is_back(self) -> bool:
        """Whether the answer that was asked for stands there again."""
        return self._until(
            "return Boolean(document.querySelector("
            "'calculator-form.answered [data-outcome]')?.textContent.trim())"
        )

    def _cards_answer(self) -> bool:
        """Whether each card has its answer, and the tool's own card knows what was typed.

        A tool that the facts tell nothing says so, with a link; the blank card has no link, and
        one that waits for Python says that it reads.
        """
        return self._until(
            "const cards = [...document.querySelectorAll('[data-card]')];"
            "const own = document.querySelector("
            f"'[data-card={self.tool.name}]')?.textContent ?? '';"
            "return cards.length > 0 && !own.includes('Nothing said yet') && !cards.some("
            "card => card.textContent.trim() === 'Nothing said yet.'"
            " || card.textContent.includes('did not answer')"
            " || card.textContent.startsWith('Reading'))"
        )

    def _facts(self) -> str:
        return str(self.engine.run(f"{self._with(CASE)} return JSON.stringify(store.facts)"))

    def _form(self) -> str:
        return str(self.engine.run(f"return {FORM}"))

    def _base(self) -> str:
        """The path of the site's root."""
        return re.sub("^https?://[^/]+", "", self.root)

    def _with(self, script: str, **words: str) -> str:
        """A script with its words in capitals filled in."""
        for word, text in (words | {"ROOT": self.root}).items():
            script = script.replace(word, json.dumps(text))
        return script

    def _leave(self, script: str) -> None:
        # The answer comes before the page goes, so that no driver waits for it in vain.
        self.engine.run(f"setTimeout(() => {{ {script} }})")

    def _arrive(self, path: str, left: object = None) -> None:
        """Waits until the page at a path is awake; `left`: when the one began that must be gone."""
        # The theme writes the new address before it changes the page, so that an address alone says
        # nothing: a tool's page has come when its own form is there.
        tool = re.search(r"/(?:tools/(\w+)|start)/$", path)
        # A page of the guide may hold a tool as well.
        awake = "(place.status ?? place.state)"
        awake = f"place && {awake}" if tool else f"!place || {awake}"
        place = (
            "calculator-form, case-overview"
            if not tool
            else "case-overview"
            if tool[1] == "case"
            else f"calculator-form[name={tool[1] or 'start'}]"
        )
        if not self._until(
            f"const place = document.querySelector('{place}');"
            f"return location.pathname === {json.dumps(path)} && Boolean({awake})"
            f" && performance.timeOrigin !== {json.dumps(left)}"
            " && document.readyState === 'complete'"
        ):
            raise TimeoutError(f"the page at {path} did not come")

    def _until(self, script: str) -> bool:
        end = time.monotonic() + LIMIT
        while time.monotonic() < end:
            with suppress(Exception):  # a page that goes takes the question with it
                if self.engine.run(script):
                    return True
            time.sleep(0.05)
        return False


def from_tool(
    walk: Walk, tool: Tool, kinds: Collection[str] = PAGES
) -> Iterator[tuple[str, str, bool | None]]:
    """Every way from a tool to these kinds of page and back: way, kind, and whether all was kept.

    None where no such way leads there. After each, *Back* leads to the tool again.
    """
    home = tool.path.lstrip("/")

    def follow(way: str, kind: str) -> bool | None:
        if not walk.follow(way, kind):
            return None
        kept = walk.kept()
        walk.move("back", home)
        return kept and walk.kept()

    def move(way: str, path: str) -> bool:
        walk.move(way, path)
        return walk.kept()

    def again() -> None:
        walk.begin(tool)

    again()
    for kind in kinds:
        page = PAGES[kind]
        for way in (*LINKS, "search"):
            yield way, kind, _guarded(again, follow, way, kind)
        other = "tools/claim/" if page == home else page
        for way, path in (
            ("address", other),
            ("reload", other),
            ("back", home),
            ("forward", other),
        ):
            yield way, kind, _guarded(again, move, way, path)
        _guarded(again, move, "back", home)


def between(
    walk: Walk, pages: Collection[str], kinds: Collection[str] = PAGES
) -> Iterator[tuple[str, str, bool | None]]:
    """Every link from these kinds of page to those: each kind has the case of another tool."""
    cases = tools()
    for start in pages:
        number, page = list(PAGES).index(start), PAGES[start]
        again = partial(walk.begin, cases[number % len(cases)])
        again()

        def follow(way: str, kind: str, page: str = page) -> bool | None:
            walk.move("address", page)
            return walk.kept() if walk.follow(way, kind) else None

        for kind in kinds:
            for way in (*LINKS, "search"):
                yield way, f"{start} to {kind}", _guarded(again, follow, way, kind)


def _guarded(again: Callable[[], None], go: Callable[..., bool | None], *way: str) -> bool | None:
    """Goes a way. One that leads nowhere has kept nothing, and the next begins from the start."""
    try:
        return go(*way)
    except Exception as error:  # whatever a driver throws
        print(f"{', '.join(way)}: {str(error)[:200]}", file=sys.stderr)
        again()
        return False

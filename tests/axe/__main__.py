"""axe on every page and every state of every tool, light and dark, on a phone and a desk.

    python -m tests.axe [PATH ...]

Prints how much was looked at and each violation; exits with 1 if there is one.
Needs the built site and the npm packages. With paths, only those pages and no states.
"""

import sys
from collections import defaultdict
from contextlib import contextmanager
from itertools import chain

from playwright.sync_api import sync_playwright

from tests.axe.check import violations
from tests.axe.states import case_states, desk_states, file_states, looks, pages, states
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve


@contextmanager
def browser_page():
    """A page of a browser that fetches everything again."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield browser.new_context(service_workers="block", reduced_motion="reduce").new_page()
        browser.close()


def visit(page, site_url: str, paths):
    """Opens each page; gives its path once it stands there."""
    for path in paths:
        page.goto(site_url + path)
        yield path


def run(paths=(), report=lambda line: None) -> dict[str, list[str]]:
    """By what was looked at (`page or state`, scheme, width), what axe said of it."""
    found = {}
    with serve(SITE) as site, browser_page() as page:
        every = (
            visit(page, site, paths)
            if paths
            else chain(
                states(page, site),
                case_states(page, site),
                file_states(page, site),
                desk_states(page, site),
                visit(page, site, pages()),
            )
        )
        for what in every:
            for look in looks(page):
                found[f"{what} {look}"] = said = violations(page)
                if said:
                    report(f"{what} {look}: {said}")
    return found


def main(paths: list[str]) -> int:
    found = run(paths, lambda line: print(line, flush=True))
    where = defaultdict(list)
    for what, said in found.items():
        for line in said:
            where[line].append(what)
    for line, places in sorted(where.items(), key=lambda entry: -len(entry[1])):
        print(f"{len(places):4} {line}\n     first: {places[0]}")
    total = sum(map(len, found.values()))
    print(f"{len(found)} looks at pages and states, {total} violations")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every way from page to page with a case under way, at every address: is all of it kept?

    python -m tests.ways [ENGINE ...] [--places PLACE ...] [--tools NAME ...] [--between KIND ...]
                         [--to KIND ...]

Chromium goes every way from every tool, and between all kinds of page, under `make serve`, on a
plain server, below a path, without a sitemap, and at the address that the sitemap names. Firefox
and WebKit go from one tool, on the plain server. The options take a part of this: some addresses,
the tools and the kinds of page to begin at (`--tools` or `--between` alone: none), and the kinds
to go to. The reader saves data, so Python starts only where an answer is looked for.

Prints for each address how many ways there could be (combinations of kinds and ways), how many
there are (possible: such a link stands on the page), how many were tried, and how many kept the
whole case. Exits with 1 if one did not. Needs the built site.
"""

import socket
import subprocess
import sys
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import DEPLOYED, SAVING, SITE, deploy
from tests.engines.drivers import ENGINES, EngineMissing, Tab
from tests.server import Handler, serve
from tests.trust.tools import ROOT, Tool, tools
from tests.ways.walk import PAGES, Walk, between, from_tool

STARTS = 300  # seconds that `make serve` may take for its first build


class NoSitemap(Handler):
    """A host from which the sitemap does not come."""

    def do_GET(self) -> None:
        if self.path.endswith("/sitemap.xml"):
            return self.send_error(404)
        return super().do_GET()


@contextmanager
def made_and_served() -> Iterator[str]:
    """What `make serve` serves: its sitemap names the address that it is at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    serving = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        end = time.monotonic() + STARTS
        while time.monotonic() < end and serving.poll() is None:
            with suppress(OSError), urllib.request.urlopen(f"http://{address}/"):
                break
            time.sleep(0.5)
        yield f"http://{address}"
    finally:
        serving.terminate()
        serving.wait(30)


@contextmanager
def below_a_path() -> Iterator[str]:
    """The site in a folder of a host that has other sites too."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "handbook").symlink_to(SITE)
        with serve(Path(folder)) as url:
            yield f"{url}/handbook"


PLACES = {
    "plain server": lambda: serve(SITE),
    "below a path": below_a_path,
    "no sitemap": lambda: serve(SITE, handler=NoSitemap),
    "make serve": made_and_served,
    "deployed": lambda: nullcontext(DEPLOYED),
}


def walks(engines: Iterable[str] = ENGINES) -> Iterator[tuple[str, str, list[Tool]]]:
    """Each engine with each address that it goes to, and the tools that it begins at there."""
    for engine in engines:
        full = engine == "chromium"
        for place in PLACES if full else ["plain server"]:
            yield engine, place, tools() if full else tools()[:1]


def run(
    engine: str,
    place: str,
    chosen: list[Tool],
    pages: Collection[str] = PAGES,
    kinds: Collection[str] = PAGES,
) -> tuple[dict[str, int], list[str]]:
    """The counts in one engine at one address, and each way that lost something.

    `pages`: the kinds of page that Chromium begins at besides tools; `kinds`: those it goes to.
    Raises `EngineMissing`.
    """
    counts = dict.fromkeys(("combinations", "possible", "tried", "kept"), 0)
    lost = []
    browser = ENGINES[engine]()
    if isinstance(browser, Tab):
        browser.page.add_init_script(SAVING)
        if place == "deployed":
            deploy(browser.page, SITE)
    try:
        with PLACES[place]() as url:
            walk = Walk(browser, f"{url}/")
            starts = [(tool.name, from_tool(walk, tool, kinds)) for tool in chosen]
            if engine == "chromium" and pages:
                starts.append(("between pages", between(walk, pages, kinds)))
            for start, steps in starts:
                print(f"{engine}, {place}: {start}", file=sys.stderr, flush=True)
                for way, kind, kept in steps:
                    counts["combinations"] += 1
                    counts["possible"] += kept is not None
                    counts["tried"] += kept is not None
                    counts["kept"] += kept is True
                    if kept is False:
                        lost.append(f"{start}: {way}, {kind}")
    finally:
        browser.close()
    return counts, lost


def main(arguments: list[str]) -> int:
    parser = ArgumentParser(prog="python -m tests.ways")
    parser.add_argument("engines", nargs="*", default=list(ENGINES))
    parser.add_argument("--places", nargs="+", choices=PLACES, default=list(PLACES))
    parser.add_argument("--tools", nargs="*", choices=[tool.name for tool in tools()])
    parser.add_argument("--between", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--to", nargs="+", choices=PAGES, default=list(PAGES))
    given = parser.parse_args(arguments)
    wrong = 0
    print(f"{'':24}{'combinations':>14}{'possible':>10}{'tried':>8}{'kept':>8}{'seconds':>9}")
    for engine, place, starts in walks(given.engines or ENGINES):
        if place not in given.places:
            continue
        start = time.monotonic()
        if given.tools is not None:
            starts = [tool for tool in tools() if tool.name in given.tools]
        try:
            counts, lost = run(engine, place, starts, given.between, given.to)
        except EngineMissing as missing:
            print(f"{engine}: {missing}")
            wrong += 1
            continue
        print(
            f"{engine + ', ' + place:24}{counts['combinations']:14}{counts['possible']:10}"
            f"{counts['tried']:8}{counts['kept']:8}{time.monotonic() - start:9.0f}",
            *lost,
            sep="\n  ",
            flush=True,
        )
        wrong += len(lost)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

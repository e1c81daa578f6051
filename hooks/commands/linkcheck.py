"""Asks each outside source whether it is still there: `python -m hooks.commands.linkcheck FILE`.

A person or a scheduled job runs it, as `make linkcheck`; no build and no test asks another host.
It asks each address once, one at a time for each host with a pause between, follows `robots.txt`,
and reads no more than the head of the answer. What it finds is for a person to look at: a host
that turns programs away may still answer a browser.
"""

import re
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests

ROOT = Path(__file__).parents[2]
AGENT = "handbook-linkcheck/1 (checks once in a while whether a cited source is still there)"
PAUSE, TIMEOUT, AT_ONCE = 2.0, 20.0, 8  # seconds, seconds, hosts
IN_PAGE = re.compile(r"\]\((https?://[^)\s]+)\)|<(https?://[^>\s]+)>")
CODE = re.compile(r"^ *(`{3,}).*?^ *\1 *$|`[^`\n]*`", re.DOTALL | re.MULTILINE)
# What was found, worst first, and what a person should do about it.
KINDS = {
    "gone": "The host says that the page is not there. Find where it went.",
    "unreachable": "No answer, or one that cannot be trusted. Try again another day.",
    "moved": "It answers at another address for good. Compare, then change the source.",
    "turned away": "The host answers, but not to programs. Open it yourself.",
    "not asked": "The host's robots.txt asks programs to stay away. Open it yourself.",
    "there": "It answers. Whether it still says the same, only a reader can tell.",
}


@dataclass(frozen=True)
class CheckedAddress:
    """What one address answered: a key of `KINDS`, and a few words more."""

    url: str
    kind: str
    words: str = ""


def cited(root: Path = ROOT) -> dict[str, set[str]]:
    """Every outside address of rules and pages, with the files and entries that name it."""
    places = defaultdict(set)
    for path in sorted((root / "calculators").rglob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        for url, where in addresses(data):
            places[url].add(f"{path.relative_to(root)}: {where}")
    for path in sorted((root / "docs").rglob("*.md")):
        for pair in IN_PAGE.findall(CODE.sub("", path.read_text("utf-8"))):
            places["".join(pair)].add(str(path.relative_to(root)))
    return dict(places)


def addresses(data: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Each `url` in nested data, with the first name on the way to it."""
    if isinstance(data, list):
        for value in data:
            yield from addresses(value, where)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key == "url" and value:
                yield value, where
            else:
                yield from addresses(value, where or key)


def check(
    urls: Iterable[str], pause: float = PAUSE, timeout: float = TIMEOUT
) -> list[CheckedAddress]:
    """Asks every address. Hosts at the same time, the addresses of one host one by one.

    pause, timeout: seconds.
    """
    hosts = defaultdict(list)
    for url in sorted(urls):
        hosts[urlsplit(url)[:2]].append(url)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = pool.map(lambda urls: ask_host(urls, pause, timeout), hosts.values())
        return [found for each in done for found in each]


def ask_host(urls: list[str], pause: float, timeout: float) -> list[CheckedAddress]:
    """Asks the addresses of one host, its robots.txt first."""
    with requests.Session() as session:
        session.headers["User-Agent"] = AGENT
        scheme, host = urlsplit(urls[0])[:2]
        robots = read_robots(session, f"{scheme}://{host}/robots.txt", timeout)
        answers = []
        for url in urls:
            if not robots.can_fetch(AGENT, url):
                answers.append(CheckedAddress(url, "not asked"))
                continue
            time.sleep(max(pause, float(robots.crawl_delay(AGENT) or 0)))
            answers.append(ask(session, url, timeout))
        return answers


def read_robots(session: requests.Session, url: str, timeout: float) -> RobotFileParser:
    """The host's rules for programs; a host that gives none allows all."""
    robots = RobotFileParser()
    try:
        answer = session.get(url, timeout=timeout)
        robots.parse(answer.text.splitlines() if answer.ok else [])
    except requests.RequestException:
        robots.parse([])
    return robots


def ask(session: requests.Session, url: str, timeout: float) -> CheckedAddress:
    """Asks one address and reads the head of the answer."""
    try:
        # A few hosts answer HEAD with an error of their own; the body is never read.
        with session.get(url, timeout=timeout, stream=True) as answer:
            status, lasting = answer.status_code, [step.status_code for step in answer.history]
            at = answer.url
    except requests.RequestException as error:
        return CheckedAddress(url, "unreachable", type(error).__name__)
    if status in (404, 410):
        return CheckedAddress(url, "gone", str(status))
    if status in (401, 403, 429):
        return CheckedAddress(url, "turned away", str(status))
    if status >= 400:
        return CheckedAddress(url, "unreachable", str(status))
    if lasting and set(lasting) <= {301, 308} and at.split("#")[0] != url.split("#")[0]:
        return CheckedAddress(url, "moved", at)
    return CheckedAddress(url, "there", f"by way of {at}" if lasting else "")


def report(found: list[CheckedAddress], places: dict[str, set[str]], day: str) -> str:
    """The report as Markdown, the worst first, each address with what names it."""
    lines = [f"# Outside sources on {day}", "", "| Found | Addresses |", "|---|---:|"]
    lines += [f"| {kind} | {sum(each.kind == kind for each in found)} |" for kind in KINDS]
    for kind, advice in KINDS.items():
        these = sorted((each for each in found if each.kind == kind), key=lambda each: each.url)
        if these:
            lines += ["", f"## {kind.capitalize()}", "", advice, ""]
        for each in these:
            lines.append(f"- <{each.url}>" + (f" ({each.words})" if each.words else ""))
            lines += [f"    - {place}" for place in sorted(places.get(each.url, ()))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    places = cited()
    hosts = len({urlsplit(url).netloc for url in places})
    print(f"Asking {hosts} hosts for {len(places)} addresses. This takes minutes.")
    found = check(places)
    Path(sys.argv[1]).write_text(report(found, places, str(datetime.now(UTC).date())), "utf-8")
    print(", ".join(f"{sum(each.kind == kind for each in found)} {kind}" for kind in KINDS))
    sys.exit(any(each.kind == "gone" for each in found))

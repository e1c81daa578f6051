"""Every fault of a host in three engines: what survived, what recovered, and what stayed.

    python -m tests.engines.faults [ENGINE ...] [WORD ...] [--part 1/4]

The faults are those of tests/trust/test_faults.py; here the host itself breaks, so that each engine
meets them with its own net and its own copies. Prints a line for each engine and each fault that
was not got over; exits with 1 if there was one. WORD: only faults whose name has it. Needs the
built site.
"""

import json
import re
import sys
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from tests.conftest import SITE
from tests.engines.drivers import ENGINES, Engine
from tests.server import Handler, serve
from tests.trust.test_faults import FAULTS, RENEWED, TRIAGE, TYPED, Fault
from tests.trust.tools import HAND

COLUMNS = ("tried", "survived", "recovered", "typed text kept")
LIMIT = 120  # seconds for one step; a slow machine is no fault
PLACE = f"document.querySelector('calculator-form[name={TRIAGE.name}]')"
STANDS = f"return ({TYPED})({PLACE}.querySelector('form'))"


class Broken(Handler):
    """A host with a fault, until it is repaired. The offline copy would hide it, so none comes."""

    fault: ClassVar[Fault | None] = None

    def do_GET(self) -> None:
        if not self._broke():
            super().do_GET()

    def do_HEAD(self) -> None:
        if not self._broke():
            super().do_HEAD()

    def _broke(self) -> bool:
        """Answers as the fault says, where it is about this file."""
        if self.path.startswith("/service-worker.js"):
            self.send_error(404)
            return True
        fault = self.fault
        if not fault or not matches(fault, self.path):
            return False
        if fault.body is None:
            self.close_connection = True
            return True
        served = Path(self.directory, self.path.split("?")[0].lstrip("/"))
        wrong = fault.status != 200
        body = b"<!doctype html>" if wrong else fault.body(served.read_bytes())
        kind = "text/html" if wrong else fault.kind or self.guess_type(str(served))
        self.send_response(fault.status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        # A wrong file under a right name is kept for a year, as the recipes say of it.
        self.send_header("Cache-Control", "no-store" if "html" in kind else "max-age=31536000")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)
        return True


def matches(fault: Fault, path: str) -> bool:
    """Whether a fault is about a file. Its pattern is one of Playwright's."""
    if not isinstance(fault.pattern, str):
        return bool(fault.pattern.search(path))
    pattern = re.escape(fault.pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*")
    return bool(re.fullmatch(pattern, path))


def try_out(engine: Engine, fault: Fault) -> set[str]:
    """Fills a form, asks, has the host repaired, and takes the way on; gives what was so."""
    host = type("Broken", (Broken,), {"fault": fault})
    with serve(SITE, handler=host) as url:
        engine.open(url + TRIAGE.path)
        engine.run(f"{HAND}; await hand.fill('{TRIAGE.name}', {json.dumps(TRIAGE.example)})")
        typed = stands(engine)
        seen = {"tried"}
        press(engine, "[type=submit]")
        if not comes(engine, f"{PLACE}.status.textContent.includes({json.dumps(fault.said)})"):
            return seen
        seen |= {"survived"}
        host.fault = None
        if stands(engine) != typed:
            return seen
        way = "[data-reload]" if fault.said == RENEWED else "[data-retry]"
        press(engine, way)
        if fault.said == RENEWED:
            awake = f"{PLACE}.status && {PLACE}.querySelector('[data-reload]').hidden"
            if not comes(engine, f"{awake} && !{PLACE}.querySelector('[type=submit]').disabled"):
                return seen
            press(engine, "[type=submit]")
        if comes(engine, f"{PLACE}.classList.contains('answered')"):
            seen |= {"recovered"}
        return seen | ({"typed text kept"} if stands(engine) == typed else set())


def stands(engine: Engine) -> object:
    """What stands in the form, once the page has one: while it loads again there is none."""
    comes(engine, f"{PLACE} && {PLACE}.querySelector('form')")
    return engine.run(STANDS)


def press(engine: Engine, button: str) -> None:
    comes(engine, f"{PLACE} && {PLACE}.querySelector('{button}')")
    # The answer comes before the page goes, so that no driver waits for it in vain.
    engine.run(f"setTimeout(() => {PLACE}.querySelector('{button}').click())")


def comes(engine: Engine, condition: str) -> bool:
    """Whether something becomes so within the limit. A page that goes is asked again."""
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        with suppress(Exception):
            if engine.run(f"return Boolean({condition})"):
                return True
        time.sleep(0.1)
    return False


def run(name: str, faults: list[Fault]) -> tuple[Counter[str], list[str]]:
    """How many faults there were of each column in an engine, and what was not got over."""
    counts, lost = Counter[str](), []
    engine = ENGINES[name]()
    try:
        for fault in faults:
            seen = try_out(engine, fault)
            counts.update(seen)
            if missing := [each for each in COLUMNS if each not in seen]:
                said = engine.run(f"return {PLACE}.status.textContent")
                lost.append(f"{fault.name}: not {', not '.join(missing)}; said: {said}")
    finally:
        engine.close()
    return counts, lost


def main(arguments: list[str]) -> int:
    part, count = 1, 1
    if "--part" in arguments:
        place = arguments.index("--part")
        part, count = map(int, arguments[place + 1].split("/"))
        del arguments[place : place + 2]
    words = [each for each in arguments if each not in ENGINES]
    faults = [each for each in FAULTS if all(word in each.name for word in words)]
    wrong = 0
    for name in [each for each in arguments if each in ENGINES] or ENGINES:
        begun = time.monotonic()
        counts, lost = run(name, faults[part - 1 :: count])
        said = ", ".join(f"{column} {counts[column]}" for column in COLUMNS)
        print(f"{name}: {said} in {time.monotonic() - begun:.0f} s", flush=True)
        print(*(f"  {each}" for each in lost), sep="\n")
        wrong += len(lost)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

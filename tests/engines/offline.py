"""A visit with a network and one without it, in any engine."""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trust.host import ASK, Host, whole
from tests.trust.tools import HAND, Tool

LIMIT = 60  # seconds until the browser has its copy


def lose_network(engine, tool: Tool) -> list[str]:
    """Visits a page and uses a tool, and again when the host is gone; gives what went wrong."""
    with TemporaryDirectory() as folder:
        host = Host(Path(folder))
        try:
            engine.open(f"{host.url}/guide/")
            if not engine.run("return 'serviceWorker' in navigator"):
                return ["this browser has no service workers"]
            if not _copied(engine, lambda found: found["active"] == "activated"):
                return ["no copy was made"]
            if (said := _answer(engine, host, tool)) != "answered":
                return [f"with a network: {said}"]
            if not _copied(engine, whole):
                return ["Python was not kept"]
            host.gone()
            engine.open(f"{host.url}/guide/first-hour/")
            wrong = (
                []
                if engine.run("return document.querySelector('h1')?.textContent")
                else ["the guide needs a network"]
            )
            said = _answer(engine, host, tool)
            return wrong + ([] if said == "answered" else [f"without a network: {said}"])
        finally:
            host.gone()


def _answer(engine, host: Host, tool: Tool) -> str:
    engine.open(host.url + tool.path)
    given = json.dumps(tool.example)
    return engine.run(f"{HAND}; hand.fill('{tool.name}', {given}); return hand.ask('{tool.name}')")


def _copied(engine, true) -> bool:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        if true(engine.run(f"return ({ASK})()")):
            return True
        time.sleep(0.5)
    return False

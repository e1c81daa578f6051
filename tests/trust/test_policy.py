"""One policy for the page and for Python's worker, whether or not the host sends headers."""

import pytest

from tests.conftest import SITE
from tests.server import serve
from tests.trust.tools import ask, fill, tools

# What a worker may try in vain, and the directive that stops it.
TRIES = {
    "another host": ("connect-src", "fetch('http://127.0.0.2:9/').catch(() => {})"),
    "a socket": ("connect-src", "new WebSocket('ws://127.0.0.2:9/')"),
    # Later, because what a test says is spared by the browser's tools.
    "text as code": ("script-src", "setTimeout(() => { try { eval('1') } catch {} })"),
    "another host's script": ("script-src", "import('http://127.0.0.2:9/x.mjs').catch(() => {})"),
    "a script of data": ("script-src", "import('data:text/javascript,1').catch(() => {})"),
    "a worker of data": ("worker-src", "new Worker('data:text/javascript,1')"),
}
REFUSED = """async () => {
  const refused = new Promise(resolve => addEventListener("securitypolicyviolation",
    event => resolve(event.effectiveDirective), { once: true }))
  try { %s } catch {}
  return Promise.race([refused, new Promise(end => setTimeout(end, 2000, "nothing"))])
}"""


def sent() -> dict[str, str]:
    """The headers for every file, as `_headers` names them."""
    block = (SITE / "_headers").read_text("utf-8").split("\n/")[0]
    return dict(line.strip().split(": ", 1) for line in block.splitlines()[1:])


@pytest.fixture(scope="module", params=["no headers", "headers"])
def host(request):
    with serve(SITE, sent() if request.param == "headers" else {}) as url:
        yield url


@pytest.fixture
def worker(page, host):
    """The worker that Python has started in."""
    (tool,) = [each for each in tools() if each.name == "triage"]
    page.goto(host + tool.path)
    fill(page, tool, tool.example)
    assert ask(page, tool) == "answered"
    return page.workers[-1]


@pytest.mark.console_errors
def test_the_worker_is_under_the_policy_of_the_page(worker):
    stopped = {name: worker.evaluate(REFUSED % action) for name, (_, action) in TRIES.items()}
    assert {name: found.removesuffix("-elem") for name, found in stopped.items()} == {
        name: directive for name, (directive, _) in TRIES.items()}

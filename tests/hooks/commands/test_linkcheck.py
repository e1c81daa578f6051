"""The link check against a small host on loopback: no test asks another one."""

import socket
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from hooks.commands import linkcheck

PATHS = {
    "/there": 200,
    "/gone": 404,
    "/gone-for-good": 410,
    "/blocked": 403,
    "/busy": 429,
    "/broken": 500,
    "/secret": 200,
}
MOVED = {
    "/moved": (301, "/there"),
    "/elsewhere-today": (302, "/there"),
    "/to-nothing": (301, "/no"),
}


class Outside(BaseHTTPRequestHandler):
    """A host with a robots.txt, and an address for each thing that can happen."""

    def do_GET(self):
        self.server.asked[self.path] += 1
        self.server.moments.append(time.monotonic())
        self.server.agents.add(self.headers["User-Agent"])
        status, to = MOVED.get(self.path, (PATHS.get(self.path, 404), ""))
        if self.path == "/slow":
            time.sleep(1)
        body = b"User-agent: *\nDisallow: /secret\n" if self.path == "/robots.txt" else b""
        self.send_response(200 if body else status)
        if to:
            self.send_header("Location", to)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Nothing: the test looks at the answers."""


@pytest.fixture
def outside():
    with ThreadingHTTPServer(("127.0.0.1", 0), Outside) as server:
        server.asked, server.moments, server.agents = Counter(), [], set()
        server.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/there", "there"),
        ("/gone", "gone"),
        ("/gone-for-good", "gone"),
        ("/to-nothing", "gone"),
        ("/blocked", "turned away"),
        ("/busy", "turned away"),
        ("/broken", "unreachable"),
        ("/slow", "unreachable"),
        ("/moved", "moved"),
        ("/elsewhere-today", "there"),
        ("/secret", "not asked"),
    ],
)
def test_each_answer_has_its_kind(outside, path, kind):
    (found,) = linkcheck.check([outside.url + path], pause=0, timeout=0.4)
    assert found.kind == kind
    assert outside.asked[path] == (kind != "not asked")


def test_a_host_that_is_not_there_is_no_failure_of_the_check():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
        (found,) = linkcheck.check([url], pause=0, timeout=0.4)
    assert (found.kind, found.words) == ("unreachable", "ConnectionError")


def test_one_host_is_asked_once_for_each_address_and_slowly(outside):
    linkcheck.check([outside.url + path for path in ("/there", "/gone", "/busy")], pause=0.1)
    assert set(outside.asked.values()) == {1}
    gaps = [
        after - before for before, after in zip(outside.moments, outside.moments[1:], strict=False)
    ]
    assert min(gaps) >= 0.1
    assert outside.agents == {linkcheck.AGENT}


def test_rules_and_pages_are_both_read(tmp_path):
    (tmp_path / "calculators").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "calculators" / "a.toml").write_text(
        '[days]\n[[days.values]]\nsource = { title = "A", url = "https://a.example/1" }\n'
        'also = [{ title = "B", url = "https://b.example/" }]\n'
    )
    (tmp_path / "docs" / "page.md").write_text(
        "[here](https://a.example/1), <https://c.example/>, `[not](https://d.example/)`\n"
        "```\n[nor](https://e.example/)\n```\n"
    )
    assert linkcheck.cited(tmp_path) == {
        "https://a.example/1": {"calculators/a.toml: days", "docs/page.md"},
        "https://b.example/": {"calculators/a.toml: days"},
        "https://c.example/": {"docs/page.md"},
    }


def test_every_source_of_ours_is_found():
    found = linkcheck.cited()
    assert len(found) > 200
    assert all(url.startswith(("http://", "https://")) and places for url, places in found.items())


def test_the_report_begins_with_what_is_worst():
    found = [
        linkcheck.CheckedAddress("https://a.example/", "there"),
        linkcheck.CheckedAddress("https://b.example/", "gone", "404"),
    ]
    text = linkcheck.report(found, {"https://b.example/": {"docs/page.md"}}, "2026-11-21")
    assert "| gone | 1 |" in text
    assert "- <https://b.example/> (404)\n    - docs/page.md\n" in text
    assert text.index("b.example") < text.index("a.example")

"""`python -m measure.lines [LINE ...]`: whether a tool starts on slow and broken lines.

The built site is served on loopback through a line of our own: so many bytes a second for all
connections together, packets that come late because they were lost, connections that end midway, or
silence. No packet is really lost: one that would be waits as long as TCP takes to send it again.
Prints for each line whether the answer came, after how many seconds, and how often a reader had to
press *Try again*. Ends with 1 if on any line it did not come.
"""

import asyncio
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import Handler, serve

PACKET = 1400  # bytes
# What TCP waits before it sends a lost packet again, in seconds; then each time twice as long.
AGAIN = 0.3
PATIENCE = 1800  # seconds until a line counts as one on which nothing starts
TOOL = "/tools/triage/"
FAILED = "[data-retry]:visible, [data-reload]:visible"


@dataclass(frozen=True, kw_only=True)
class Line:
    """rate: kB/s. lost: part of the packets. breaks: after how many kB a connection ends, around.
    silence: seconds for which nothing comes, once, after the first 500 kB.
    """

    rate: int
    lost: float = 0
    breaks: int = 0
    silence: int = 0


LINES = {
    "20 kB/s": Line(rate=20),
    "50 kB/s": Line(rate=50),
    "100 kB/s": Line(rate=100),
    "100 kB/s, 5 % lost": Line(rate=100, lost=0.05),
    "50 kB/s, 5 % lost": Line(rate=50, lost=0.05),
    "100 kB/s, breaks": Line(rate=100, breaks=400),
    "100 kB/s, 15 s silent": Line(rate=100, silence=15),
    "100 kB/s, 50 s silent": Line(rate=100, silence=50),
}


class Ranged(Handler):
    """A host that gives a part of a file when one is asked for, as nginx and Caddy do."""

    def do_GET(self) -> None:
        asked = self.headers.get("Range", "")
        path = Path(self.directory, urlsplit(self.path).path.lstrip("/"))
        if not asked.startswith("bytes=") or not path.is_file():
            super().do_GET()  # type: ignore[no-untyped-call]
            return
        body = path.read_bytes()
        start = int(asked.removeprefix("bytes=").partition("-")[0])
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body[start:])


class Proxy:
    """Passes connections on to a port of the loopback, over a line."""

    def __init__(self, port: int, line: Line) -> None:
        self.port, self.line, self.random = port, line, random.Random(1)
        self.free = time.monotonic()
        self.sent = 0
        self.silent = False

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either side ends it."""
        up, down = await asyncio.open_connection("127.0.0.1", self.port)
        asking = asyncio.create_task(self.ask(reader, down))
        with suppress(ConnectionError):
            await self.bring(up, writer)
        asking.cancel()
        for end in (down, writer):
            end.close()

    async def ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What the browser asks travels at once: it is short."""
        with suppress(ConnectionError):
            while data := await reader.read(PACKET):
                writer.write(data)
                await writer.drain()

    async def bring(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """What the host answers travels packet by packet, and takes its turn on the line."""
        left = self.random.uniform(0.5, 1.5) * self.line.breaks * 1000
        while data := await reader.read(PACKET):
            wait = AGAIN
            while self.random.random() < self.line.lost:
                await asyncio.sleep(wait)
                wait *= 2
            await self.turn(len(data))
            writer.write(data)
            await writer.drain()
            left -= len(data)
            if self.line.breaks and left < 0:
                return

    async def turn(self, size: int) -> None:
        """Waits until the line has carried all before this."""
        self.sent += size
        if self.line.silence and not self.silent and self.sent > 500_000:
            self.silent = True
            self.free = time.monotonic() + self.line.silence
        self.free = max(self.free, time.monotonic()) + size / (self.line.rate * 1000)
        await asyncio.sleep(self.free - time.monotonic())


@contextmanager
def through(url: str, line: Line) -> Iterator[str]:
    """An address at which the site of another one is behind a line."""
    loop = asyncio.new_event_loop()
    proxy = Proxy(urlsplit(url).port or 80, line)
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    # A packet at a time may wait in our own buffers, so that the line decides and not they.
    start = asyncio.start_server(proxy.take, "127.0.0.1", 0, limit=PACKET)
    server = asyncio.run_coroutine_threadsafe(start, loop).result()
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        asyncio.run_coroutine_threadsafe(hang_up(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def hang_up(server: asyncio.Server) -> None:
    """Takes no more connections, and ends those that are left."""
    server.close()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def visit(page: Page, url: str) -> tuple[float | None, int]:
    """Seconds from the address to the first answer, or None, and how often it was tried again."""
    begun, tries = time.monotonic(), 0
    page.goto(f"{url}{TOOL}", timeout=PATIENCE * 1000)
    page.locator("calculator-form [type=submit]").click(timeout=PATIENCE * 1000)
    while time.monotonic() - begun < PATIENCE:
        page.locator(f".answered, .error-summary, {FAILED}").first.wait_for(timeout=PATIENCE * 1000)
        if not page.locator(FAILED).count():
            return time.monotonic() - begun, tries
        tries += 1
        if tries > 5:
            return None, tries
        page.locator(FAILED).first.click()
        page.wait_for_timeout(500)
    return None, tries


def main(names: list[str]) -> int:
    """Prints a line for each line. Returns 1 if on one of them no answer came."""
    wrong = 0
    print(f"{'':24}{'first visit':>12}{'tried again':>12}{'second':>9}{'tried again':>12}")
    with serve(SITE, handler=Ranged) as host, sync_playwright() as player:
        for name in names or LINES:
            with through(host, LINES[name]) as url:
                browser = player.chromium.launch(executable_path=installed(), args=ARGUMENTS)
                context = browser.new_context()
                cells = []
                for _ in range(2):
                    page = context.new_page()
                    seconds, tries = visit(page, url)
                    page.close()
                    wrong += seconds is None
                    cells.append((f"{seconds:.1f} s" if seconds else "never", str(tries)))
                browser.close()
            (first, tried), (second, again) = cells
            print(f"{name:24}{first:>12}{tried:>12}{second:>9}{again:>12}", flush=True)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

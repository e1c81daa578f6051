"""What a thousand visits cost: `python -m measure.scale.cost PRICE [PRICE_OF_REQUESTS]`.

PRICE is what the host takes for a gigabyte sent, PRICE_OF_REQUESTS what it takes for 10,000
requests. A browser visits the site under the recipe for Caddy, through a door that counts what
comes off the wire, headers and all. It is closed and opened again before it returns.
"""

import asyncio
import sys
import tempfile
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from hooks.commands.compress import compress
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.hosts import caddy, running

# Milliseconds that a reader stays. Some time after an answer the worker fetches what makes later
# visits quicker, so a reader of answers stays once for a short and once for a long while.
GLANCE, STAY = 1500, 20_000


class Meter:
    """A door before a server on loopback: it counts bytes out and requests in."""

    def __init__(self, port: int) -> None:
        self.to, self.bytes, self.requests = port, 0, 0

    async def open(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One connection of the browser, and one to the server behind it."""
        behind, to = await asyncio.open_connection("127.0.0.1", self.to)
        await asyncio.gather(
            self.carry(reader, to, self.count_requests),
            self.carry(behind, writer, self.count_bytes),
        )

    async def carry(
        self, source: StreamReader, target: StreamWriter, count: Callable[[bytes], None]
    ) -> None:
        while data := await source.read(1 << 16):
            count(data)
            target.write(data)
            await target.drain()
        target.close()

    def count_bytes(self, data: bytes) -> None:
        self.bytes += len(data)

    def count_requests(self, data: bytes) -> None:
        self.requests += data.count(b" HTTP/1.1\r\n")

    def read(self) -> tuple[int, int]:
        """Requests and bytes since the last reading."""
        found = self.requests, self.bytes
        self.requests = self.bytes = 0
        return found


@contextmanager
def metered(port: int) -> Iterator[tuple[str, Meter]]:
    """The address of a door before the server on `port`, and its meter."""
    loop, meter = asyncio.new_event_loop(), Meter(port)
    loop.set_exception_handler(lambda *_: None)  # a browser may close a connection midway
    # Only there is its loop the one that runs: Playwright has a loop of its own in this thread.
    Thread(target=loop.run_forever, daemon=True).start()
    server = asyncio.run_coroutine_threadsafe(
        asyncio.start_server(meter.open, "127.0.0.1", 0), loop
    ).result()
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", meter
    loop.call_soon_threadsafe(loop.stop)


def read_a_page(page: Page, address: str) -> None:
    """A reader of the guide, who types nothing."""
    page.goto(f"{address}/guide/first-hour/")


def ask_a_tool(page: Page, address: str) -> None:
    """A reader who wants an answer, so that Python is fetched and started."""
    page.goto(f"{address}/tools/deadlines/")
    page.locator("calculator-form [type=submit]").click()
    page.locator(".error-summary, .answered").first.wait_for(timeout=60_000)


def visits(site: Path) -> dict[str, tuple[int, int]]:
    """Requests and bytes of each kind of visit, first and returning."""
    found = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        running(caddy, Path(folder), site) as host,
        metered(host.port) as (address, meter),
        sync_playwright() as playwright,
    ):
        for name, visit in (("guide", read_a_page), ("tool", ask_a_tool)):
            for stay, said in ((GLANCE, ""), (STAY, ", staying"))[: 1 if name == "guide" else 2]:
                profile = Path(folder) / f"{name}{stay}"
                for when in ("first", "returning"):
                    browser = playwright.chromium.launch_persistent_context(
                        profile, executable_path=installed(), args=ARGUMENTS
                    )
                    meter.read()
                    page = browser.new_page()
                    visit(page, address)
                    page.wait_for_load_state("networkidle")
                    page.wait_for_timeout(stay)
                    found[f"{when} {name} visit{said}"] = meter.read()
                    browser.close()
    return found


def cost(requests: int, sent: int, price: float, of_requests: float) -> float:
    """The price of a thousand visits. A gigabyte is 10^9 bytes."""
    return 1000 * (sent / 1e9 * price + requests / 10_000 * of_requests)


def main(price: float, of_requests: float = 0.0) -> None:
    """Prints a line for each kind of visit."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        site.symlink_to(SITE)
        compress(SITE)
        print(
            f"{'':30} requests  kB on the wire  a thousand visits at {price} a GB "
            f"and {of_requests} for 10,000 requests"
        )
        for name, (requests, sent) in visits(site).items():
            print(
                f"{name:30} {requests:8} {sent / 1e3:15,.1f} "
                f"{cost(requests, sent, price, of_requests):18.4f}",
                flush=True,
            )


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*map(float, sys.argv[1:]))

"""`python -m measure.memory [MB]`: what a fingerprint of a large file costs in memory, in Chromium.

The file is written to a temporary folder, chosen on the evidence page as a reader would choose
it, and read piece by piece. The figure is the growth of all of the browser's processes together, so
that nothing hides in another one. Pages that processes share are counted once (Linux: PSS).
"""

import hashlib
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self

from playwright.sync_api import Page, expect, sync_playwright

from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve

SIZE = 500  # MB of a file
LIMIT = 100  # MB of growth
SETTLES = 5_000  # milliseconds until what the start left behind is given back
MB = 1_000_000
BLOCK = os.urandom(MB)


def main() -> int:
    """Prints the figures. Returns 1 if memory grows by the limit or more, or the hash is wrong."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    with tempfile.TemporaryDirectory() as folder, serve(SITE) as url, sync_playwright() as player:
        file, expected = write(Path(folder) / "large.zip", size)
        browser = player.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{url}/tools/evidence/")
        page.locator("[data-rows=exhibits]").get_by_role("button", name="Add a row").click()
        take(page, "warm-up", Path(__file__))  # Python is running before anything is measured
        page.wait_for_timeout(SETTLES)
        before = used()
        seconds, found, peak = take(page, "large", file)
        after = used()
        browser.close()
    growth = (peak - before) / MB
    print(f"file                {size:8,} MB")
    print(f"time                {seconds:8.1f} s  ({size / seconds:.0f} MB/s)")
    print(f"memory before       {before / MB:8.0f} MB")
    print(f"memory at its peak  {peak / MB:8.0f} MB")
    print(f"memory afterwards   {after / MB:8.0f} MB")
    print(f"growth              {growth:8.0f} MB  (less than {LIMIT})")
    print(f"fingerprint         {'right' if found == expected else 'WRONG'}")
    return int(growth >= LIMIT or found != expected)


def write(path: Path, size: int) -> tuple[Path, str]:
    """A file of `size` megabytes that cannot be compressed away, and its SHA-256."""
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for _ in range(size):
            file.write(BLOCK)
            digest.update(BLOCK)
    return path, digest.hexdigest()


def take(page: Page, label: str, file: Path) -> tuple[float, str, int]:
    """Chooses the file and waits: seconds, the fingerprint, and the most memory meanwhile."""
    field = page.locator("[name='exhibits.0.sha256']")
    field.fill("")
    begun = time.perf_counter()
    with Peak() as peak:
        page.get_by_label("File to take the fingerprint of").set_input_files(file)
        expect(field, label).not_to_have_value("", timeout=600_000)
    return time.perf_counter() - begun, field.input_value(), peak.bytes


class Peak:
    """The most memory that `used` finds while a block runs, in bytes."""

    def __init__(self) -> None:
        self.bytes = 0
        self._over = Event()
        self._watcher = Thread(target=self._watch)

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            self.bytes = max(self.bytes, used())

    def __enter__(self) -> Self:
        self._watcher.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._watcher.join()


def used() -> int:
    """Bytes in use by all processes that descend from this one, without itself."""
    return sum(map(share, descendants(os.getpid())))


def descendants(pid: int) -> list[int]:
    """The processes that this one started, and those that they started."""
    found = []
    with suppress(FileNotFoundError, ProcessLookupError):  # it has just ended
        for thread in Path(f"/proc/{pid}/task").iterdir():
            # A thread that ends meanwhile takes nothing of its siblings' along.
            with suppress(FileNotFoundError, ProcessLookupError):
                for child in (thread / "children").read_text().split():
                    found += [int(child), *descendants(int(child))]
    return found


def share(pid: int) -> int:
    """A process's proportional share of memory in bytes, or none if it has just ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if "Pss:" in line)


if __name__ == "__main__":
    sys.exit(main())

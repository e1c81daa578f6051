"""`python -m measure.files [mails|letters|pages|queue]`: large files in the built page.

Three mailboxes of 50 MB on the start page, each of another kind: mails with attachments, mails of
text, and notices of HTML; and a queue of 200 tickets at the agent's desk. Prints, in Chromium, how
long each took, how often its progress moved, how long *Cancel* took in the middle, and what memory
it cost after a single mail had been read: the growth of all of the browser's processes, the file in
the page among it.
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from measure.memory import MB, Peak, used
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import serve

SIZE, TICKETS = 50 * MB, 200
MOST_SECONDS, MOST_TO_CANCEL, MOST_MEMORY = 10, 1, 200
READY = 300_000  # milliseconds; a slow machine is not a failure
HEAD = (
    "From x@xxx Mon Nov 23 10:00:00 +0000 2026\nFrom: Jonas Quill <jonas.quill@example.com>\n"
    "To: Ana Sample <ana@example.com>\nMessage-ID: <{number}@example.com>\n"
    "Date: Mon, 28 Sep 2026 10:15:03 +0000\nSubject: Draft {number}\nMIME-Version: 1.0\n"
)
TEXT = "The second page needs another picture, and the list of prices is old.\n"
MOVES = """() => { const bar = document.querySelector("file-intake progress")
  window.moves = 0
  new MutationObserver(() => { window.moves += 1 }).observe(bar, { attributes: true }) }"""


def mails(number: int) -> str:
    """A mail with a text and an attachment of 38 kB."""
    return (
        HEAD.format(number=number)
        + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        + TEXT * 12
        + "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
        + ("QUJD" * 19 + "\n") * 500
        + "--b--\n\n"
    )


def letters(number: int) -> str:
    """A mail of text, of about 2 kB."""
    return HEAD.format(number=number) + "Content-Type: text/plain\n\n" + TEXT * 24 + "\n"


def pages(number: int) -> str:
    """A notice of 11 kB, as text and as HTML."""
    cell = "<tr><td style='color:#333'><p>The job has a <b>new</b> message.</p></td></tr>"
    return (
        HEAD.format(number=number)
        + "Content-Type: multipart/alternative; boundary=q\n\n--q\nContent-Type: text/plain\n\n"
        + "The job has a new message.\n" * 10
        + f"\n--q\nContent-Type: text/html\n\n<html><body><table>{cell * 130}</table></body></html>"
        + "\n--q--\n\n"
    )


def mailbox(mail: Callable[[int], str], path: Path, most: int) -> Path:
    """A mailbox of `most` bytes, and of one mail at least."""
    size = number = 0
    with path.open("wb") as file:
        while size < most:
            size += file.write(mail(number).encode())
            number += 1
    return path


def read(page: Page, site: str, path: Path, one: Path) -> tuple[dict[str, float], bool]:
    """Reads one mail, a file to its end, and again until it is cancelled. Returns the figures."""
    page.goto(f"{site}/start/")
    page.locator("#start-files:enabled").wait_for()
    page.wait_for_timeout(3000)
    whole(page, one)  # the second Python has started once before anything is measured
    page.locator("[data-leave]").first.click()
    page.wait_for_timeout(3000)
    page.evaluate(MOVES)
    took, grown = whole(page, path)
    moved = page.evaluate("moves")
    page.locator("[data-leave]").first.click()
    page.locator("#start-files").set_input_files(path)
    page.wait_for_timeout(400 * took)  # milliseconds: near the middle
    begun = time.perf_counter()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".intake__said")).to_contain_text("Cancelled")
    cancelled = time.perf_counter() - begun
    good = took <= MOST_SECONDS and cancelled <= MOST_TO_CANCEL and grown <= MOST_MEMORY
    return {"seconds": took, "moves": moved, "to_cancel": cancelled, "memory_mb": grown}, good


def whole(page: Page, path: Path) -> tuple[float, float]:
    """Reads a file to its end. Returns seconds, and by how many MB the browser grew at its peak."""
    before = used()
    with Peak() as peak:
        begun = time.perf_counter()
        page.locator("#start-files").set_input_files(path)
        expect(page.locator("#intake-title")).to_be_focused(timeout=READY)
        took = time.perf_counter() - begun
    return took, (peak.bytes - before) / MB


def queue(page: Page, site: str, path: Path) -> tuple[dict[str, Any], bool]:
    """Routes a queue in the page, and by the command; both give the same table."""
    page.goto(f"{site}/tools/routing/")
    page.locator("#desk-text:enabled").wait_for()
    page.get_by_text("A whole queue at once").click()
    begun = time.perf_counter()
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("#desk-queue-title")).to_be_focused(timeout=READY)
    took = time.perf_counter() - begun
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the table").click()
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text("utf-8-sig"))))
    sure = [row["Sure"] for row in rows]
    asked = [sys.executable, "-m", "calculators", "route"]
    with path.open("rb") as file:
        said = subprocess.run(asked, stdin=file, capture_output=True, text=True, check=True).stdout
    same = rows == list(csv.DictReader(io.StringIO(json.loads(said)["table"])))
    return {
        "seconds": took,
        "tickets": len(rows),
        "sure": sure.count("yes"),
        "as_by_command": same,
    }, same and len(rows) == TICKETS


def tickets(path: Path) -> Path:
    """A queue of TICKETS tickets: those of the desk, again and again."""
    known = tomllib.loads((Path(__file__).parent / "steps/tickets.toml").read_text("utf-8"))
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("Id", "Subject", "Description"))
        for number in range(TICKETS):
            text = known["tickets"][number % len(known["tickets"])]["text"]
            rows.writerow((number + 1, f"Ticket {number + 1}", text))
    return path


def main(parts: list[str]) -> int:
    """Prints a line for each part. Returns 1 where a figure is over its limit."""
    boxes = {"mails": mails, "letters": letters, "pages": pages}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder, serve(SITE) as site, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        for part in parts or (*boxes, "queue"):
            page = browser.new_page()
            if part == "queue":
                found, good = queue(page, site, tickets(Path(folder) / "queue.csv"))
            else:
                one = mailbox(boxes[part], Path(folder) / "one.mbox", 1)
                large = mailbox(boxes[part], Path(folder) / f"{part}.mbox", SIZE)
                found, good = read(page, site, large, one)
            page.close()
            wrong += not good
            print(
                part, *(f"{name} {round(figure, 2)}" for name, figure in found.items()), flush=True
            )
        browser.close()
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

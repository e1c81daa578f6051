"""Bytes: what goes over the wire in a reader's visits, by kind, packed as `make build` packs it."""

import json
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from typing import ClassVar

from playwright.sync_api import sync_playwright

from hooks.commands.compress import pack
from measure.bench.reader import OPEN, keystrokes
from measure.bench.rows import MB, NAME, Row
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import Handler


class Host(Handler):
    """A host that sends the packed copies of `make build`, and counts what it sends."""

    sent: ClassVar[Counter[str]] = Counter()

    def _body(self, path: Path) -> tuple[bytes, bool]:
        body, encoded = path.read_bytes(), False
        if path.is_relative_to(Path(self.directory) / "assets" / "runtime"):
            body, encoded = pack(path)[2][".br"].read_bytes(), True
        else:
            body, encoded = super()._body(path)
        self.sent[path.relative_to(self.directory).as_posix()] += len(body)
        return body, encoded


def wire(url: str) -> list[Row]:
    """Rows: what goes over the wire in a reader's first and later visits, by kind, packed."""
    rows = parts(SITE)
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
        for label, path, answers in [
            ("first guide visit", guide_page(), False),
            ("first tool visit", f"tools/{NAME}/", True),
            ("later tool visit", f"tools/{NAME}/", True),
        ]:
            Host.sent.clear()
            context = playwright.chromium.launch_persistent_context(
                profile, executable_path=installed(), args=ARGUMENTS
            )
            page = context.new_page()
            page.goto(f"{url}/{path}")
            if answers:
                page.evaluate(OPEN)
                page.locator("[name=now]").fill("2026-10-02T09:00")
                page.locator("calculator-form [type=submit]").click()
                page.locator("calculator-form.answered, [data-errors] a").first.wait_for(
                    timeout=60_000
                )
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(14_000 if answers else 2_000)
            rows += table(label)
            if not answers:
                Host.sent.clear()
                page.wait_for_timeout(10_000)
                rows.append(
                    (
                        "the offline copy after it, kB",
                        sum(Host.sent.values()) / 1e3,
                        None,
                        "what the page has is asked for again: no ETag here",
                    )
                )
            context.close()
    times = keystrokes(url)
    rows.append(
        (
            "keystroke to new answer, 95th percentile, ms",
            quantiles(times, n=20)[-1],
            50,
            f"median {median(times):.1f}",
        )
    )
    return rows


def parts(site: Path) -> list[Row]:
    """Rows: what Python weighs for the first answer of each tool, packed, beside Pyodide itself."""
    (path,) = (site / "assets/runtime").glob("manifest-*.json")
    manifest = json.loads(path.read_text("utf-8"))
    weigh = {
        name: len(pack(path.parent / name)[2][".br"].read_bytes())
        for name in [
            *(name for name in manifest["files"] if not name.startswith(manifest["core"])),
            *(part["name"] for part in manifest["parts"].values()),
        ]
    }
    everybody = sum(weigh[name] for name in manifest["files"] if name in weigh)
    return [
        (
            f"Python for {tool}, kB",
            (everybody + sum(weigh[manifest["parts"][name]["name"]] for name in names)) / 1e3,
            700,
            f"{everybody / 1e3:.0f} of it for every tool",
        )
        for tool, names in sorted(manifest["tools"].items())
    ]


def table(label: str) -> list[Row]:
    """One row for each kind of file, and their sums."""
    kinds: Counter[str] = Counter()
    for path, size in Host.sent.items():
        kinds[kind(path)] += size
    rows: list[Row] = [
        (f"{label}: {name}, kB", size / 1e3, None, "") for name, size in sorted(kinds.items())
    ]
    page = sum(size for name, size in kinds.items() if not name.startswith("runtime"))
    runtime = sum(
        size
        for name, size in kinds.items()
        if name.startswith("runtime") and "snapshot" not in name
    )
    guide = "guide" in label
    return [
        *rows,
        (f"{label}: the page, kB", page / 1e3, 300 if guide else None, ""),
        (f"{label}: runtime, MB", runtime / MB, 0 if guide else 3.6, ""),
    ]


def kind(path: str) -> str:
    """What a file is for, in the table of bytes."""
    name = Path(path).name
    if path.startswith("assets/runtime/"):
        return f"runtime {name.partition('-')[0] if '-' in name else name}"
    return {".html": "words", ".css": "styles", ".js": "scripts", ".json": "data"}.get(
        Path(path).suffix, "pictures"
    )


def guide_page() -> str:
    """A guide page's address; the home page while there is no guide."""
    pages = sorted(SITE.glob("guide/*/index.html"))
    return f"{pages[0].parent.relative_to(SITE).as_posix()}/" if pages else ""

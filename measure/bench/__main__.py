"""`make bench`: start-up, answers and bytes, ours and a plain Pyodide side by side in one run.

Ratios are what counts: a machine's speed drifts, and all sides drift with it.

    python -m measure.bench [rounds] [chromium | firefox | webkit | reader | bytes | memory ...]

A first visit has an empty profile, a later one is the third: browsers keep compiled wasm from the
first and compiled modules from the second. `small` starts as a first visit does, without the
snapshot. Chromium is started anew for each visit, on the same profile; the drivers of the others
begin with an empty profile each time, so there a visit is a page that is loaded anew. WebKit, under
its driver, forgets what it keeps as soon as the page goes: a visit is a new worker on one page.
"""

import json
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from threading import Event, Thread
from typing import ClassVar

from playwright.sync_api import sync_playwright

from calculators.engine import registry
from hooks.commands.compress import pack
from measure import memory
from measure.bench import plain
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.engines.drivers import ENGINES, EngineMissing, Tab, WebKit
from tests.server import Handler, serve

ROUNDS, VISITS = 7, 3
NAME = "deadlines"
ANSWERS = json.dumps(registry.find(NAME).example)
SIDES = ("plain", "small", "snapshot")
# At most this part of plain: the first visit, and a later one from the snapshot.
FIRST, LATER = 0.40, {"chromium": 0.25, "firefox": 0.30, "webkit": 0.30}
MB = 1e6
# The time to the first answer; with `keep`, the worker then fetches the snapshot.
START = """const [worker, manifest, name, answers, keep, wanted] = ORDER
return await new Promise((resolve, reject) => {
  const begun = performance.now()
  const python = new Worker(worker, { type: "module" })
  let restored = false
  setTimeout(() => reject(new Error("no answer")), 60_000)
  python.onmessage = async ({ data }) => {
    if (data.type === "restoring") restored = true
    if (data.type === "ready") python.postMessage({ id: 1, name, answers })
    if (data.type === "failed") reject(new Error(data.detail))
    if (data.type !== "answer") return
    const taken = performance.now() - begun
    if (keep) python.postMessage({ keep })
    while (keep && !(await (await caches.open("snapshots")).keys()).length) {
      await new Promise(later => setTimeout(later, 100))
    }
    python.terminate()
    // A visit that did not start the way it should have is no measurement.
    if (restored === wanted) resolve(taken)
    else reject(new Error("started the other way"))
  }
  python.postMessage({ manifest: new URL(manifest, location).href })
})"""
# The last field and the button, and then the answer on the page.
WAIT = """place => new Promise(resolve => {
  place.querySelector("[name=ended_by][value=client]").click()
  const begun = performance.now()
  place.addEventListener("answered", () => resolve(performance.now() - begun), { once: true })
  place.querySelector("[type=submit]").click()
})"""
# A blank page of our own, so that nothing else of the site runs beside the measurement.
BLANK = "<!doctype html><title>Measurement</title><link rel=icon href=data:,>"


class Host(Handler):
    """A host that sends the packed copies of `make build`, and counts what it sends."""

    sent: ClassVar[Counter] = Counter()

    def _body(self, path: Path) -> tuple[bytes, bool]:
        body, encoded = path.read_bytes(), False
        if path.is_relative_to(Path(self.directory) / "assets" / "runtime"):
            body, encoded = pack(path)[2][".br"].read_bytes(), True
        else:
            body, encoded = super()._body(path)
        self.sent[path.relative_to(self.directory).as_posix()] += len(body)
        return body, encoded


def main() -> int:
    """Prints each figure beside its target. Returns 1 if any target is missed."""
    rounds = next((int(word) for word in sys.argv[1:] if word.isdigit()), ROUNDS)
    wanted = [word for word in sys.argv[1:] if not word.isdigit()]
    parts = wanted or [*ENGINES, "reader", "bytes", "memory"]
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        shutil.copytree(SITE, site)
        plain.lay_out(site / "assets/runtime/plain")
        (site / "blank.html").write_text(BLANK)
        for path in (site / "assets/runtime").rglob("*.*"):
            pack(path)
        with serve(site, handler=Host) as url:
            rows = [row for name in parts if name in ENGINES for row in start_up(name, url, rounds)]
            if "reader" in parts:
                rows += reader(url, rounds)
            if "bytes" in parts:
                rows += wire(url)
            if "memory" in parts:
                rows += peaks(url)
    for label, value, most, note in rows:
        verdict = "" if most is None else "reached" if value <= most else "MISSED"
        bound = "" if most is None else f"at most {most}"
        print(f"{label:52} {value:9.2f}  {bound:14} {verdict:8} {note}")
    # The milliseconds mean something only on a machine that does nothing else.
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(any(most is not None and value > most for _, value, most, _ in rows))


def start_up(name: str, url: str, rounds: int) -> list[tuple]:
    """Rows of one engine: from starting the worker to the first answer, over plain."""
    first, later = {side: [] for side in SIDES}, {side: [] for side in SIDES}
    try:
        for turn in range(rounds):
            for side in sorted(SIDES, reverse=bool(turn % 2)):
                times = visits(name, url, side)
                first[side].append(times[0])
                later[side].append(times[-1])
    except EngineMissing as missing:
        print(f"{name}: {missing}")
        return []
    rows = []
    for label, times, side, most in [
        ("first visit, small way / plain", first, "small", FIRST),
        ("later visit, small way / plain", later, "small", None),
        ("later visit, snapshot / plain", later, "snapshot", LATER[name]),
    ]:
        ours, theirs = median(times[side]), median(times["plain"])
        rows.append(
            (
                f"{name}: {label}",
                ours / theirs,
                most,
                f"{ours:.0f} / {theirs:.0f} ms, {rounds} rounds",
            )
        )
    return rows


def visits(name: str, url: str, side: str) -> list[float]:
    """Milliseconds to the first answer in each of some visits, beginning with an empty profile."""
    if name == "chromium":
        with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
            return [anew(playwright, profile, url, side, visit) for visit in range(VISITS)]
    engine = ENGINES[name]()
    try:
        return [once(engine, url, side, visit) for visit in range(VISITS)]
    finally:
        engine.close()


def anew(playwright, profile: str, url: str, side: str, visit: int) -> float:
    """A visit in a Chromium that is started anew on a profile."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=installed(), args=ARGUMENTS
    )
    taken = once(Tab(context.new_page()), url, side, visit)
    context.close()
    return taken


def once(engine, url: str, side: str, visit: int) -> float:
    """Milliseconds from starting the worker to its first answer."""
    if not visit or not isinstance(engine, WebKit):
        engine.open(f"{url}/blank.html")
    # Until the browser has settled, its own start would be measured with ours.
    pause(engine, 500)
    (manifest,) = (path.name for path in (SITE / "assets/runtime").glob("manifest-*.json"))
    (scripts,) = (path.name for path in SITE.glob("assets/scripts-*"))
    worker = "runtime/plain" if side == "plain" else scripts
    order = [
        f"/assets/{worker}/worker.js",
        f"/assets/runtime/{manifest}",
        NAME,
        ANSWERS,
        side == "snapshot" and visit == 0,
        side == "snapshot" and visit > 0,
    ]
    taken = engine.run(START.replace("ORDER", json.dumps(order)))
    # Browsers store compiled code a little later than they run it.
    pause(engine, 1500)
    return taken


def pause(engine, milliseconds: int) -> None:
    """Lets the browser do what it does by itself."""
    engine.run(f"await new Promise(resolve => setTimeout(resolve, {milliseconds}))")


def reader(url: str, rounds: int) -> list[tuple]:
    """Rows: how long a reader waits who needs a second to the first key and two to each field."""
    waits = {"first": [], "later": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as profile, sync_playwright() as playwright:
            for visit in waits:
                context = playwright.chromium.launch_persistent_context(
                    profile, executable_path=installed(), args=ARGUMENTS
                )
                page = context.new_page()
                page.goto(f"{url}/tools/{NAME}/")
                page.wait_for_timeout(1000)
                page.locator("[name=contract_type][value=fixed_price]").press("Space")
                page.wait_for_timeout(2000)
                page.locator("[name=contract_ended]").fill("2026-10-01")
                page.wait_for_timeout(2000)
                waits[visit].append(page.locator("calculator-form").evaluate(WAIT))
                if visit == "first":
                    page.wait_for_timeout(14_000)
                context.close()
    return [
        (f"reader's wait for the answer, {visit} visit, ms", median(times), None, "")
        for visit, times in waits.items()
    ]


def peaks(url: str) -> list[tuple]:
    """Rows: megabytes that a start and an answer add at their peak, small way and snapshot."""
    rows = []
    for name, engine_of in ENGINES.items():
        try:
            engine = engine_of()
        except EngineMissing as missing:
            print(f"{name}: {missing}")
            continue
        try:
            once(engine, url, "small", 0)
            for visit, side in [(0, "small"), (0, "snapshot"), (1, "snapshot")]:
                pause(engine, 3000)
                before, peak, over = memory.used(), [0], Event()
                watcher = Thread(target=watch, args=(peak, over))
                watcher.start()
                once(engine, url, side, visit)
                over.set()
                watcher.join()
                if (visit, side) != (0, "snapshot"):
                    rows.append(
                        (
                            f"{name}: memory at its peak, {side}, MB",
                            (peak[0] - before) / MB,
                            None,
                            f"before {before / MB:.0f} MB",
                        )
                    )
        finally:
            engine.close()
    return rows


def watch(peak: list[int], over: Event) -> None:
    """Notes the most memory in use until it is over."""
    while not over.wait(0.1):
        peak[0] = max(peak[0], memory.used())


def wire(url: str) -> list[tuple]:
    """Rows: what goes over the wire in a reader's first and later visits, by kind, packed."""
    rows = []
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


def table(label: str) -> list[tuple]:
    """One row for each kind of file, and their sums."""
    kinds = Counter()
    for path, size in Host.sent.items():
        kinds[kind(path)] += size
    rows = [(f"{label}: {name}, kB", size / 1e3, None, "") for name, size in sorted(kinds.items())]
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
        (f"{label}: runtime, MB", runtime / MB, 0 if guide else 4.6, ""),
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


def keystrokes(url: str) -> list[float]:
    """Milliseconds from a changed field to the changed answer in the page, once started."""
    tab = ENGINES["chromium"]()
    page = tab.page
    page.goto(f"{url}/tools/{NAME}/")
    page.locator("calculator-form").get_by_text("Fixed price", exact=True).click()
    ended = page.locator("[name=contract_ended]")
    ended.fill("2026-10-01")
    page.locator("[name=ended_by][value=client]").evaluate("choice => choice.click()")
    page.locator("calculator-form [type=submit]").click()
    page.locator("calculator-form.answered").wait_for(timeout=60_000)
    times = ended.evaluate("""async (field) => {
      const place = document.querySelector("calculator-form")
      const times = []
      for (let turn = 0; turn < 60; turn++) {
        const painted = new Promise(resolve =>
          place.addEventListener("answered", resolve, { once: true }))
        const begun = performance.now()
        field.value = `2026-10-${String(turn % 28 + 1).padStart(2, "0")}`
        field.dispatchEvent(new Event("input", { bubbles: true }))
        await painted
        times.push(performance.now() - begun)
        await new Promise(resolve => setTimeout(resolve, 30))
      }
      return times.slice(10)
    }""")
    tab.close()
    return times


if __name__ == "__main__":
    sys.exit(main())

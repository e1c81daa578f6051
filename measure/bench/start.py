"""Start-up: from starting the worker to its first answer, ours over a plain Pyodide."""

import json
import tempfile
from statistics import median

from playwright.sync_api import Playwright, sync_playwright

from measure.bench.rows import ANSWERS, NAME, Row
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.engines.drivers import ENGINES, Engine, EngineMissing, Tab, WebKit

VISITS = 3
SIDES = ("plain", "small", "snapshot")
# At most this part of plain: the first visit, and a later one from the snapshot.
FIRST = {"chromium": 0.32, "firefox": 0.33, "webkit": 0.28}
LATER = {"chromium": 0.18, "firefox": 0.22, "webkit": 0.12}
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


def start_up(name: str, url: str, rounds: int) -> list[Row]:
    """Rows of one engine: from starting the worker to the first answer, over plain."""
    first: dict[str, list[float]] = {side: [] for side in SIDES}
    later: dict[str, list[float]] = {side: [] for side in SIDES}
    try:
        for turn in range(rounds):
            for side in sorted(SIDES, reverse=bool(turn % 2)):
                taken = visits(name, url, side)
                first[side].append(taken[0])
                later[side].append(taken[-1])
    except EngineMissing as missing:
        print(f"{name}: {missing}")
        return []
    rows: list[Row] = []
    for label, times, side, most in [
        ("first visit, small way / plain", first, "small", FIRST[name]),
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
            return [fresh_visit(playwright, profile, url, side, visit) for visit in range(VISITS)]
    engine = ENGINES[name]()
    try:
        return [once(engine, url, side, visit) for visit in range(VISITS)]
    finally:
        engine.close()


def fresh_visit(playwright: Playwright, profile: str, url: str, side: str, visit: int) -> float:
    """A visit in a Chromium that is started for it, on a profile."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=installed(), args=ARGUMENTS
    )
    taken = once(Tab(context.new_page()), url, side, visit)
    context.close()
    return taken


def once(engine: Engine, url: str, side: str, visit: int) -> float:
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
    taken: float = engine.run(START.replace("ORDER", json.dumps(order)))
    # Browsers store compiled code a little later than they run it.
    pause(engine, 1500)
    return taken


def pause(engine: Engine, milliseconds: int) -> None:
    """Lets the browser do what it does by itself."""
    engine.run(f"await new Promise(resolve => setTimeout(resolve, {milliseconds}))")

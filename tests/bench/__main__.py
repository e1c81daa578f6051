"""`make bench`: start-up and answers, ours and a plain Pyodide side by side in one run.

Ratios are what counts: a machine's speed drifts, and both sides drift with it.

    python -m tests.bench [rounds]
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

import brotli
from playwright.sync_api import sync_playwright

from calculators.engine import registry
from tests.bench import plain
from tests.browser import ARGUMENTS, installed
from tests.conftest import SITE
from tests.server import Handler, serve

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
# A browser keeps compiled wasm from the first visit and compiled modules from the second.
VISITS = 3
RUNTIME = SITE / "assets" / "runtime"
NAME = "deadlines"
ANSWERS = json.dumps(registry.find(NAME).example)
START = """([worker, manifest, name, answers]) => new Promise((resolve, reject) => {
  const begun = performance.now()
  const python = new Worker(worker, { type: "module" })
  setTimeout(() => reject(new Error("no answer")), 60_000)
  python.onmessage = ({ data }) => {
    if (data.type === "ready") python.postMessage({ id: 1, name, answers })
    if (data.type === "failed") reject(new Error(data.detail))
    if (data.type === "answer") resolve(performance.now() - begun)
  }
  python.postMessage({ manifest: new URL(manifest, location).href })
})"""
# A blank page of our own, so that nothing else of the site runs beside the measurement.
BLANK = "<!doctype html><title>Measurement</title><link rel=icon href=data:,>"


def main() -> int:
    """Prints each figure beside its target. Returns 1 if any target is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "site"
        shutil.copytree(SITE, site)
        plain.lay_out(site / "assets/runtime/plain")
        (site / "blank.html").write_text(BLANK)
        for path in (site / "assets/runtime").rglob("*.*"):
            Handler.cache[path, path.stat().st_mtime_ns] = compressed(path)
        with serve(site) as url, sync_playwright() as playwright:
            cold, warm = start_up(playwright, url)
            first_page = page_bytes(playwright, url)
            answers = keystrokes(playwright, url)
    wire = sum(runtime_bytes().values())
    rows = [
        ("start to first answer, cold, ours / plain", ratio(cold), 0.45, ms(cold)),
        ("start to first answer, warm, ours / plain", ratio(warm), 0.40, ms(warm)),
        ("runtime on the wire, brotli 11, MB", wire / 1e6, 4.8, ""),
        ("guide page on the wire, kB", first_page["all"] / 1e3, 300, ""),
        ("runtime bytes before intent", first_page["runtime"], 0, ""),
        ("keystroke to new answer, 95th percentile, ms", quantiles(answers, n=20)[-1], 50,
         f"median {median(answers):.1f}"),
    ]
    for label, value, most, note in rows:
        print(f"{label:48} {value:8.2f}  at most {most:<6} "
              f"{'reached' if value <= most else 'MISSED '} {note}")
    # The milliseconds mean something only on a machine that does nothing else.
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, size in runtime_bytes().items():
        print(f"    {name:60} {size:10,} bytes")
    return int(any(value > most for _, value, most, _ in rows))


def start_up(playwright, url: str) -> tuple[dict, dict]:
    """Milliseconds from starting the worker to the first answer, in fresh and in used profiles."""
    (manifest,) = (path.name for path in RUNTIME.glob("manifest-*.json"))
    (scripts,) = (path.name for path in SITE.glob("assets/scripts-*"))
    workers = {
        "ours": (f"/assets/{scripts}/worker.js", f"/assets/runtime/{manifest}"),
        "plain": ("/assets/runtime/plain/worker.js", "/unused"),
    }
    cold, warm = {"ours": [], "plain": []}, {"ours": [], "plain": []}
    for turn in range(ROUNDS):
        for side in sorted(workers, reverse=bool(turn % 2)):
            with tempfile.TemporaryDirectory() as profile:
                times = [visit(playwright, url, profile, workers[side]) for _ in range(VISITS)]
            cold[side].append(times[0])
            warm[side].append(times[-1])
    return cold, warm


def visit(playwright, url: str, profile: str, addresses: tuple) -> float:
    """Milliseconds to the first answer in a browser that is started anew on a profile."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=installed(), args=ARGUMENTS)
    page = context.new_page()
    page.goto(f"{url}/blank.html")
    # Until the browser has settled, its own start would be measured with ours.
    page.wait_for_timeout(500)
    taken = page.evaluate(START, [*addresses, NAME, ANSWERS])
    # Browsers store compiled code a little later than they run it.
    page.wait_for_timeout(2000)
    context.close()
    return taken


def page_bytes(playwright, url: str) -> dict:
    """What a first visit to a guide page takes off the wire, all told, and of the runtime."""
    browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes, urls = {}, {}
    session.on("Network.requestWillBeSent",
               lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    session.on("Network.loadingFinished",
               lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(f"{url}/{guide_page()}")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    browser.close()
    ours = [size for id, size in sizes.items() if "/runtime/" in urls[id]]
    return {"all": sum(sizes.values()), "runtime": sum(ours)}


def guide_page() -> str:
    """A guide page's address; the home page while there is no guide."""
    pages = sorted(SITE.glob("guide/*/index.html"))
    return f"{pages[0].parent.relative_to(SITE).as_posix()}/" if pages else ""


def keystrokes(playwright, url: str) -> list[float]:
    """Milliseconds from a changed field to the changed answer in the page, once started."""
    browser = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
    page = browser.new_page()
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
    browser.close()
    return times


def runtime_bytes() -> dict[str, int]:
    """The bytes of each file of the bundle as a host would send it, with brotli 11."""
    return {path.relative_to(RUNTIME).as_posix(): len(compressed(path))
            for path in sorted(RUNTIME.rglob("*.*"))}


def compressed(path: Path) -> bytes:
    """A file with brotli 11, which takes a while and is therefore kept in `.cache/`."""
    data = path.read_bytes()
    kept = SITE.parent / ".cache" / "brotli" / hashlib.sha256(data).hexdigest()
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(brotli.compress(data, quality=11))
    return kept.read_bytes()


def ratio(times: dict) -> float:
    """Ours over plain, by their medians."""
    return median(times["ours"]) / median(times["plain"])


def ms(times: dict) -> str:
    """The two medians in milliseconds."""
    return f"{median(times['ours']):.0f} / {median(times['plain']):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())

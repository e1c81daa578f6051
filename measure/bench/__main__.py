"""`make bench`: start-up, answers and bytes, ours and a plain Pyodide side by side in one run.

Ratios are what counts: a machine's speed drifts, and all sides drift with it.

    python -m measure.bench [rounds] [chromium | firefox | webkit | reader | bytes | memory ...]

A first visit has an empty profile, a later one is the third: browsers keep compiled wasm from the
first and compiled modules from the second. `small` starts as a first visit does, without the
snapshot. Chromium is started again for each visit, on the same profile; the drivers of the others
begin with an empty profile each time, so a visit there is a page loaded again. WebKit, under
its driver, forgets what it keeps as soon as the page goes: a visit is a new worker on one page.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from hooks.commands.compress import pack
from measure.bench import plain
from measure.bench.peaks import peaks
from measure.bench.reader import reader
from measure.bench.start import start_up
from measure.bench.wire import Host, wire
from tests.conftest import SITE
from tests.engines.drivers import ENGINES
from tests.server import serve

ROUNDS = 7
# A blank page of our own, so that nothing else of the site runs beside the measurement.
BLANK = "<!doctype html><title>Measurement</title><link rel=icon href=data:,>"


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


if __name__ == "__main__":
    sys.exit(main())

"""Memory: what a start and an answer add at their peak."""

from threading import Event, Thread

from measure import memory
from measure.bench.rows import MB, Row
from measure.bench.start import once, pause
from tests.engines.drivers import ENGINES, EngineMissing


def peaks(url: str) -> list[Row]:
    """Rows: megabytes that a start and an answer add at their peak, small way and snapshot."""
    rows: list[Row] = []
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

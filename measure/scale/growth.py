"""What a build costs as pages grow: `python -m measure.scale.growth`.

The present pages once, 4 times and 16 times: seconds of processor time, and the most memory. Then
a clean build by the clock, with the runtime already bundled and packed, and no page packed.
"""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hooks.commands import compress
from hooks.runtime import bundle

ROOT = Path(__file__).parents[2]
TIMES, SLACK = (1, 4, 16), 1.1  # a tenth is within what a second measurement differs by
LONGEST = 15  # seconds
# Runs a command and prints what it took, because a process can ask this of its children only.
METER = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)
sys.exit(code)
"""


def main() -> int:
    """Prints a line for each size. Returns 1 if a build grows faster than its pages."""
    missed, first = False, None
    bundle.build()  # once, and not as part of any page
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            pages, seconds, memory = build(Path(folder), times)
            first = first or (pages, seconds, memory)
            limits = [pages / first[0] * most * SLACK for most in first[1:]]
            over = times > 1 and (seconds > limits[0] or memory > limits[1])
            missed |= over
            print(
                f"{times:3} times {pages:5} pages {seconds:7.1f} s of processor time, "
                f"{1000 * seconds / pages:5.1f} ms a page, {memory:6.0f} MB  at most linear "
                f"{'MISSED' if over else 'reached'}",
                flush=True,
            )
        seconds = clean_build(Path(folder))
        missed |= seconds > LONGEST
        print(
            f"clean build with a warm runtime: {seconds:.1f} s  at most {LONGEST} "
            f"{'MISSED' if seconds > LONGEST else 'reached'}"
        )
    return int(missed)


def build(folder: Path, times: int) -> tuple[int, float, float]:
    """Builds the pages `times` over: how many pages, seconds of processor time, megabytes."""
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            METER,
            sys.executable,
            "-m",
            "measure.scale.copies",
            str(times),
            folder / str(times),
        ],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seconds, memory = map(float, ran.stdout.split()[-2:])
    return len(list((folder / str(times)).rglob("*.html"))), seconds, memory


def clean_build(folder: Path) -> float:
    """Seconds by the clock for `make build` without what make finds done already."""
    site = folder / "site"
    with packed_nowhere_but_the_runtime(folder / "packed"):
        begun = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--clean", "--quiet", "--site-dir", site],
            cwd=ROOT,
            check=True,
        )
        compress.compress(site)
        return time.monotonic() - begun


@contextmanager
def packed_nowhere_but_the_runtime(cache: Path) -> Iterator[None]:
    """Lets `compress` find the runtime's packed files, and no others."""
    before, compress.CACHE = compress.CACHE, cache
    cache.mkdir()
    for name in (
        hashlib.sha256(path.read_bytes()).hexdigest() for path in (bundle.build()[1]).rglob("*.*")
    ):
        for copy in before.glob(f"{name}.*"):
            shutil.copy(copy, cache)
    yield
    compress.CACHE = before


if __name__ == "__main__":
    sys.exit(main())

"""Requests a second under load: `python -m measure.scale.load [rounds]`.

Our recipe against a bare file of the same number of bytes, which the same running server sends
from a site without any rule or header of ours. Both have the same path and lie packed beside the
plain file. The two take turns and each pair has its own ratio, because a machine's speed drifts.
It needs wrk, and nginx or Caddy.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from hooks.commands.compress import compress
from tests.conftest import SITE
from tests.hosts import Host, caddy, free_port, nginx, running

SECONDS, CONNECTIONS, LEAST = 2, 16, 0.95
GUIDE = "/guide/first-hour/"
# A site of the same server with no setting but its folder, and the packed copies.
BARE = {
    nginx: "server {{ listen 127.0.0.1:{port}; root {root}; gzip_static on; }}",
    caddy: "http://127.0.0.1:{port} {{\n\troot * {root}\n\tfile_server {{\n"
    "\t\tprecompressed br gzip\n\t}}\n}}\n",
}


def main(rounds: int = 7) -> int:
    """Prints a line for each server and file. Returns 1 if a ratio is below the least."""
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        shutil.copytree(SITE, release)
        compress(release)
        runtime = (release / "assets" / "runtime").rglob("*.*")
        largest = max(runtime, key=lambda file: file.stat().st_size).relative_to(release)
        paths = {"guide page": GUIDE, "largest file": f"/{largest.as_posix()}"}
        for recipe in filter(lambda recipe: shutil.which(recipe.__name__), BARE):
            for name, pairs, size in measure(recipe, release, paths, rounds):
                ratio = median(ours / bare for ours, bare in pairs)
                ours, bare = (median(side) for side in zip(*pairs, strict=True))
                missed |= ratio < LEAST
                print(
                    f"{recipe.__name__:6} {name:13} {size:9,} bytes {ours:9,.0f} requests/s, "
                    f"bare {bare:9,.0f}, ratio {ratio:.3f}  at least {LEAST} "
                    f"{'reached' if ratio >= LEAST else 'MISSED'}",
                    flush=True,
                )
    return int(missed)


def measure(
    recipe: Callable[..., Any], release: Path, paths: dict[str, str], rounds: int
) -> Iterator[tuple[str, list[tuple[float, float]], int]]:
    """For each path: its name, pairs of requests a second (ours, bare), and the bytes sent."""
    with tempfile.TemporaryDirectory() as folder:
        root, port = Path(folder), free_port()
        plain = root / "bare"
        plain.mkdir()
        more = BARE[recipe].format(port=port, root=plain)
        with running(recipe, root, release, more) as host:
            bare = Host(port, root)
            for name, path in paths.items():
                size = len(host.ask(path)[2])
                file = plain / path[1:] / "index.html" if path.endswith("/") else plain / path[1:]
                file.parent.mkdir(parents=True)
                for suffix in ("", ".br", ".gz"):
                    file.with_name(file.name + suffix).write_bytes(os.urandom(size))
                turns = [(host, path), (bare, path)]
                pairs = []
                for turn in range(rounds):
                    got = {
                        side[0]: requests_a_second(*side)
                        for side in (turns if turn % 2 else turns[::-1])
                    }
                    pairs.append((got[host], got[bare]))
                yield name, pairs, size


def requests_a_second(host: Host, path: str) -> float:
    """What wrk counts in a few seconds. Raises `RuntimeError` if any answer was no success."""
    ran = subprocess.run(
        [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{SECONDS}s",
            "-H",
            "Accept-Encoding: br, gzip",
            f"{host.address}{path}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    if "Non-2xx" in ran.stdout or "Socket errors" in ran.stdout:
        raise RuntimeError(ran.stdout)
    [rate] = re.findall(r"Requests/sec:\s+([\d.]+)", ran.stdout)
    return float(rate)


if __name__ == "__main__":
    if not shutil.which("wrk"):
        sys.exit("wrk is needed: install it, then try again.")
    sys.exit(main(*map(int, sys.argv[1:])))

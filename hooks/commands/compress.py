"""Packed copies beside files: `python -m hooks.commands.compress site`, as `make build` does.

A host sends `name.br` or `name.gz` as it lies there, and so never spends time on compression.
What was packed once is taken from `.cache/compressed/`, by the hash of its content.
"""

import gzip
import hashlib
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

CACHE = Path(__file__).parents[2] / ".cache" / "compressed"
# The last percents of the largest file would cost a minute and a half at each change of a rule.
LARGE = 2**24
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=9 if len(data) > LARGE else 11, lgwin=24),
    ".gz": lambda data: gzip.compress(data, 9, mtime=0),
}
# Pictures and maps of the theme's scripts are left out: packed already, or never fetched.
SUFFIXES = {
    ".bin",
    ".css",
    ".html",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".wasm",
    ".whl",
    ".xml",
    ".zip",
    ".webmanifest",
}
# Below a network packet there is nothing to win, and a copy must be worth its place.
SMALLEST, WORTH = 1024, 0.95


def compress(site: Path) -> dict[str, int]:
    """Packs a built site. Returns the bytes of what was packed, by "", ".br" and ".gz"."""
    files = [
        path
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix in SUFFIXES and path.stat().st_size >= SMALLEST
    ]
    used, sums = set(), {"": 0, ".br": 0, ".gz": 0}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, size, copies in pool.map(pack, files):
            sums[""] += size
            for suffix, kept in copies.items():
                used.add(kept.name)
                data = kept.read_bytes()
                if len(data) <= WORTH * size:
                    path.with_name(path.name + suffix).write_bytes(data)
                sums[suffix] += min(len(data), size)
    for old in sorted(CACHE.iterdir(), key=lambda path: path.stat().st_mtime)[: -4 * len(used)]:
        old.unlink()
    return sums


def pack(path: Path) -> tuple[Path, int, dict[str, Path]]:
    """Packs one file, or finds what was packed before: its size, and its copies in the cache."""
    data = path.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    copies = {suffix: CACHE / f"{name}{suffix}" for suffix in PACKED}
    for suffix, copy in copies.items():
        if copy.exists():
            copy.touch()
        else:
            CACHE.mkdir(parents=True, exist_ok=True)
            unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
            unfinished.write_bytes(PACKED[suffix](data))
            unfinished.rename(copy)
    return path, len(data), copies


if __name__ == "__main__":
    packed = compress(Path(sys.argv[1]))
    print(
        "Precompressed: "
        + ", ".join(f"{size / 1e6:.1f} MB {suffix or 'plain'}" for suffix, size in packed.items())
    )

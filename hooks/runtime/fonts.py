"""The fonts that draw texts of other scripts in an exhibit file: Noto, in slices.

A page fetches the list when a text needs it, and only the slices that the text needs.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from hooks.runtime.contents import ROOT
from hooks.runtime.coverage import covers
from hooks.runtime.packing import integrity, short_hash

PACKAGES = ROOT / "node_modules" / "@fontsource-variable"
CACHE = ROOT / ".cache" / "fonts"
FOLDER = "assets/fonts"
# The first that has a character draws it.
FAMILIES = (
    "noto-sans",
    "noto-sans-arabic",
    "noto-sans-hebrew",
    "noto-sans-thai",
    "noto-sans-bengali",
    "noto-sans-tamil",
    "noto-sans-telugu",
    "noto-emoji",
    "noto-sans-sc",
    "noto-sans-kr",
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the fonts and their list to the site."""
    for name, path in fonts().items():
        files.append(File.generated(config, f"{FOLDER}/{name}", abs_src_path=str(path)))
    files.append(File.generated(config, f"{FOLDER}/{list_name()}", content=list_text()))
    return files


@cache
def fonts() -> dict[str, Path]:
    """The fonts' files, by names that carry their hashes. Raises `PluginError`."""
    found = {}
    for family in FAMILIES:
        paths = sorted((PACKAGES / family / "files").glob(f"{family}-*-wght-normal.woff2"))
        if not paths:
            raise PluginError(f"The npm package of {family} is missing: run make again.")
        for path in paths:
            stem = path.name.removesuffix("-wght-normal.woff2")
            found[f"{stem}-{short_hash(path.read_bytes())}.woff2"] = path
    return found


def list_name() -> str:
    """The name of the list of fonts, with its hash."""
    return f"fonts-{short_hash(list_text().encode())}.json"


@cache
def list_text() -> str:
    """The list: each font with its bytes, its hash, and the characters that it draws."""
    key = sha256("\n".join(fonts()).encode() + Path(__file__).read_bytes()).hexdigest()[:16]
    kept = CACHE / f"{key}.json"
    if not kept.exists():
        text = json.dumps([_entry(name, path) for name, path in fonts().items()])
        CACHE.mkdir(parents=True, exist_ok=True)
        kept.write_text(text, "utf-8")
    return kept.read_text("utf-8")


def _entry(name: str, path: Path) -> dict[str, object]:
    data = path.read_bytes()
    drawn = [
        f"{first:x}-{last:x}" if last > first else f"{first:x}" for first, last in covers(data)
    ]
    return {
        "name": name,
        "bytes": len(data),
        "integrity": integrity(data),
        "covers": ",".join(drawn),
    }

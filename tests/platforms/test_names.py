"""No file outside the packs names a platform, but for those that `names.toml` lists."""

import re
import tomllib
from pathlib import Path

from calculators.engine.packs import find_name, packs

ROOT = Path(__file__).parents[2]
FOLDERS = ("calculators", "hooks", "overrides", "docs/assets", "deploy", "measure", "training")
ENDINGS = {".py", ".toml", ".jinja", ".js", ".css", ".html", ".json"}
LISTED = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["left"]
# Learned from texts, so no line of it is anybody's choice.
LEARNED = "calculators/reading/model.toml"
# The packs name themselves; what npm fetched is not ours.
PASSED_OVER = {ROOT / "calculators/platforms", ROOT / "measure/lighthouse/node_modules"}


def _pattern(id: str) -> re.Pattern[str]:
    """A platform's name as it is written, what messages call it, its folder and its rules."""
    named = find_name(id)
    words = (
        rf"(?i:{re.escape(named.name)})\b(?!-)",
        rf"platforms/{id}\b",
        rf"{id}(?:\.[a-z_]+){{2}}",
    )
    return re.compile(rf"\b(?:{'|'.join(words)})|{'|'.join(named.seen)}")


# Few files hold the letters of a name, and only those are read closely.
NAMES = {letters: _pattern(id) for id in packs() for letters in (id, find_name(id).name)}


def named() -> set[str]:
    """The files that name a platform and are in no pack."""
    files = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "replace")
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in ENDINGS and not PASSED_OVER.intersection(path.parents)
    }
    return {
        path
        for path, text in files.items()
        if any(letters in text and pattern.search(text) for letters, pattern in NAMES.items())
    } - {LEARNED}


def test_only_what_is_listed_names_a_platform() -> None:
    """The list only grows shorter: a file that names none any more is taken off it."""
    listed = {path for group in LISTED for path in group["files"]}
    found = named()
    assert sorted(found - listed) == []
    assert sorted(listed - found) == []

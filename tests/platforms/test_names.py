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


def _pattern(id: str) -> str:
    """A platform's name as it is written, what messages call it, its folder and its rules."""
    named = find_name(id)
    words = (rf"\b{re.escape(named.name)}\b", rf"\bplatforms/{id}\b", rf"\b{id}(?:\.[a-z_]+){{2}}")
    return "|".join((*words, *named.seen))


NAMES = re.compile("|".join(_pattern(id) for id in packs()))


def named() -> set[str]:
    """The files that name a platform and are in no pack."""
    return {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in ENDINGS
        and ROOT / "calculators" / "platforms" not in path.parents
        and NAMES.search(path.read_text("utf-8", "replace"))
    } - {LEARNED}


def test_only_what_is_listed_names_a_platform() -> None:
    """The list only grows shorter: a file that names none any more is taken off it."""
    listed = {path for group in LISTED for path in group["files"]}
    found = named()
    assert sorted(found - listed) == []
    assert sorted(listed - found) == []

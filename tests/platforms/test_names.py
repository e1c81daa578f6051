"""No code and no data outside a pack names a platform, but for what `names.toml` still lists."""

import re
import tomllib
from pathlib import Path

from calculators.engine.packs import find_pack, packs

ROOT = Path(__file__).parents[2]
FOLDERS = ("calculators", "hooks", "overrides", "docs/assets/javascripts")
LISTED = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
# A platform that is called like a party or a word is told by its whole name.
NAMES = re.compile(
    "|".join(re.escape(find_pack(name).name) for name in packs())
    + "|"
    + "|".join(rf"\b{name}\." for name in packs()),
    re.IGNORECASE,
)


def named() -> dict[str, int]:
    """How often each file names a platform."""
    found = {
        path.relative_to(ROOT).as_posix(): len(NAMES.findall(path.read_text("utf-8", "replace")))
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in {".py", ".toml", ".jinja", ".js", ".html", ".json"}
    }
    return {
        path: count
        for path, count in found.items()
        if count and not path.startswith("calculators/platforms/")
    }


def test_only_what_is_listed_names_a_platform() -> None:
    """The list only grows shorter: a file that names none any more is taken off it."""
    listed = {path: count for group in LISTED["left"] for path, count in group["files"].items()}
    found = named()
    assert {path: count for path, count in found.items() if count > listed.get(path, 0)} == {}
    assert {path for path in listed if path not in found} == set()

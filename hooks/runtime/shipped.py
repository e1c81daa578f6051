"""What the site holds of other people's work: name, version, licence and files of each package.

`shipped.toml` says which packages; version and licence are read from what is installed.
"""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from hooks.runtime import fonts
from hooks.runtime.contents import ROOT

NODE = ROOT / "node_modules"
LISTED = Path(__file__).with_name("shipped.toml")
LICENCE_FILES = ("license", "licence", "notice", "copying")


@dataclass(frozen=True)
class Held:
    """What a component carries inside. package: its name on npm, where it came from there."""

    name: str
    licence: str
    copyright: str = ""
    version: str = ""
    package: str = ""


@dataclass(frozen=True)
class Component:
    """Somebody else's work in the site.

    package: where version and licence are read from. files: globs below the site.
    text: where the licence's words are, if the package has none.
    """

    name: str
    package: str
    licence: str
    source: str
    files: tuple[str, ...]
    holds: tuple[Held, ...] = ()
    text: str = ""

    @property
    def version(self) -> str:
        """The version that is installed."""
        return version(self.package)

    @property
    def words(self) -> str:
        """The licence, as the package has it."""
        return words(self.text or self.package)


@cache
def components() -> tuple[Component, ...]:
    """All of `shipped.toml`, and the fonts."""
    listed = [
        Component(
            name=entry["name"],
            package=entry["package"],
            licence=entry["licence"],
            source=entry["source"],
            files=tuple(entry["files"]),
            holds=tuple(Held(**held) for held in entry.get("holds", ())),
            text=entry.get("text", ""),
        )
        for entry in _data()["components"]
    ]
    return (*listed, *map(_font, fonts.FAMILIES))


def _font(family: str) -> Component:
    folder = fonts.PACKAGES / family
    names = [name for name, path in fonts.fonts().items() if path.is_relative_to(folder)]
    return Component(
        name=family,
        package=f"npm:@fontsource-variable/{family}",
        licence="OFL-1.1",
        source="https://github.com/fontsource/font-files",
        files=tuple(f"{fonts.FOLDER}/{name}" for name in names),
    )


def texts() -> dict[str, str]:
    """The licences of what components hold: each licence's words, without anybody's copyright."""
    return {name: _without_owner(words(package)) for name, package in _data()["texts"].items()}


def elsewhere() -> dict[str, str]:
    """Licences of what components hold that no installed package has: where their words are."""
    found: dict[str, str] = _data()["elsewhere"]
    return found


def version(package: str) -> str:
    """The installed version of "npm:NAME", "pypi:NAME" or "python"."""
    kind, _, name = package.partition(":")
    if kind == "npm":
        return str(_json(NODE / name / "package.json")["version"])
    if kind == "python":
        info = _json(NODE / "pyodide" / "pyodide-lock.json")["info"]
        assert isinstance(info, dict)
        return str(info["python"])
    return distribution(name).version


def words(package: str) -> str:
    """The licence files of an installed package. Raises `PluginError` where it has none."""
    kind, _, name = package.partition(":")
    if kind == "npm":
        paths = sorted((NODE / name).glob("*"))
    else:
        files = distribution(name).files or ()
        paths = [Path(str(file.locate())) for file in files if "dist-info" in str(file)]
    found = [
        path.read_text("utf-8").strip()
        for path in paths
        if path.is_file() and path.name.lower().startswith(LICENCE_FILES)
    ]
    if not found:
        raise PluginError(
            f"{package} has no licence file: say in shipped.toml where its words are."
        )
    return "\n\n".join(dict.fromkeys(found))


def _without_owner(text: str) -> str:
    lines = text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("Copyright")).strip()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(LISTED.read_text("utf-8"))


def _json(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text("utf-8"))
    return found

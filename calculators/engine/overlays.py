"""A deployment's own texts, laid over the data files that say `overlay = "open"`.

The environment variable HANDBOOK_OVERLAY names one TOML file. Its tables `site` and `colours` are
about the pages, and the site's build reads them. The other tables are named after the
files they change, so that `[routing.directory.teams.x]` changes `[teams.x]` of
`routing/directory.toml`. Only what exists can be changed, so that a slip stops the build. The
browser's bundle is made from the laid-over data and needs none of this.
"""

import os
import tomllib
from typing import Any

VARIABLE = "HANDBOOK_OVERLAY"
# Of the tables about the pages, what may stand in them, and its type.
SITE: dict[str, dict[str, type]] = {
    "site": {"name": str, "description": str, "framed_by": list},
    "colours": {"light": dict, "dark": dict},
}


class _Nothing:
    """The type of what cannot be set."""


class BrokenOverlay(ValueError):
    """The overlay names something that is not there or not open, or gives it another type."""


def text() -> str:
    """The overlay's text; blank without one. Raises `BrokenOverlay` if it cannot be read."""
    file = os.environ.get(VARIABLE)
    if not file:
        return ""
    try:
        with open(file, encoding="utf-8") as opened:
            return opened.read()
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenOverlay(f"The overlay {file} cannot be read: {error}") from None


def parts() -> dict[str, dict[str, Any]]:
    """What the overlay says of data, by the path of the data file: `routing/directory.toml`."""
    try:
        return {
            f"{area}/{name}.toml": part
            for area, files in _tables().items()
            if area not in SITE
            for name, part in files.items()
        }
    except AttributeError as error:
        raise BrokenOverlay(f"The overlay cannot be used: {error}") from None


def about_the_site() -> dict[str, dict[str, Any]]:
    """The tables about the pages, `site` and `colours`; empty where the overlay has none.

    Raises `BrokenOverlay` for a setting that does not exist or is of another type.
    """
    tables = {area: _tables().get(area, {}) for area in SITE}
    for area, table in tables.items():
        for name, value in table.items():
            if not isinstance(value, SITE[area].get(name, _Nothing)):
                raise BrokenOverlay(f"{area} has no {name} of this kind to set")
    return tables


def _tables() -> dict[str, Any]:
    try:
        return tomllib.loads(text())
    except tomllib.TOMLDecodeError as error:
        raise BrokenOverlay(f"The overlay cannot be used: {error}") from None


def lay_over(path: str, source: dict[str, Any]) -> dict[str, Any]:
    """The data of the file at `path`, with the overlay's texts. Raises `BrokenOverlay`."""
    part = parts().get(path)
    if part is None:
        return source
    if source.get("overlay") != "open":
        raise BrokenOverlay(f"{path} is not open to an overlay")
    return _merged(source, part, path)


def _merged(source: dict[str, Any], part: dict[str, Any], where: str) -> dict[str, Any]:
    merged = dict(source)
    for key, value in part.items():
        if key not in source or type(value) is not type(source[key]) or key == "overlay":
            raise BrokenOverlay(f"{where} has no {key} of this kind to change")
        inner = isinstance(value, dict)
        merged[key] = _merged(source[key], value, f"{where}, {key}") if inner else value
    return merged

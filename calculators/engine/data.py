"""Reads the files that travel with the code, from a folder or from the browser's bundle.

The bundle carries each TOML file as a compiled module beside where the file stood
(`clocks.toml` as `clocks_toml`), because parsing TOML would cost a reader's time at each start.
It has no folders to look into, so it carries what `PATTERNS` find there.
"""

from functools import cache
from importlib import import_module
from typing import Any

PACKAGE = __name__.partition(".")[0]
# What the browser looks for: the calculators, the areas of parameters, the platforms.
PATTERNS = ("*/calculator.py", "parameters/*", "platforms/*/name.toml")


@cache
def found() -> dict[str, tuple[str, ...]] | None:
    """What the bundle says of `PATTERNS`; None in a checkout, where the folders can be asked."""
    try:
        listed: dict[str, tuple[str, ...]] = import_module(f"{PACKAGE}.found").FOUND
    except ModuleNotFoundError:
        return None
    return listed


def find(pattern: str) -> tuple[str, ...]:
    """The paths below `calculators/` that a pattern fits, in alphabetical order.

    Raises `KeyError` in the browser for a pattern that is not one of `PATTERNS`.
    """
    listed = found()
    if listed is not None:
        return listed[pattern]
    from pathlib import Path  # a reader's start is spared it

    folder = Path(__file__).parents[1]
    paths = (path.relative_to(folder).as_posix() for path in folder.glob(pattern))
    return tuple(sorted(path for path in paths if "__pycache__" not in path))


def read(path: str) -> str:
    """The text of a file by its path below `calculators/`. Raises `OSError` if there is none."""
    with open(f"{__file__.rpartition('/engine/')[0]}/{path}", encoding="utf-8") as file:
        return file.read()


def load(path: str) -> dict[str, Any]:
    """The data of a TOML file by its path below `calculators/`. Raises `OSError`.

    What it says of `here` is filled in: see `here.py`.
    """
    module = f"{PACKAGE}.{path.removesuffix('.toml').replace('/', '.')}_toml"
    if found() is not None:
        try:
            data: dict[str, Any] = import_module(module).DATA
        except ModuleNotFoundError:
            raise FileNotFoundError(path) from None
        return data
    from calculators.engine import overlays  # only a checkout needs it

    return _parsed(path, overlays.text())


@cache
def _parsed(path: str, overlay: str) -> dict[str, Any]:
    """The same in a checkout, parsed once: a plan asks for its file ten times.

    overlay: the text that is laid over the files; with another text they are others.
    """
    import tomllib  # the bundle holds data as filled here

    from calculators.engine.here import fill_here
    from calculators.engine.overlays import lay_over

    try:
        parsed = tomllib.loads(read(path))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"calculators/{path} is no TOML: {error}") from None
    filled: dict[str, Any] = fill_here(lay_over(path, parsed))
    return filled

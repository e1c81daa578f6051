"""Reads the files that travel with the code, from a folder or from the browser's bundle.

The bundle carries each TOML file as a compiled module beside where the file stood
(`clocks.toml` as `clocks_toml`), because parsing TOML would cost a reader's time at each start.
"""

import pkgutil
from importlib import import_module
from typing import Any

PACKAGE = __name__.partition(".")[0]


def read(path: str) -> str:
    """The text of a file by its path below `calculators/`. Raises `OSError` if there is none."""
    data = pkgutil.get_data(PACKAGE, path)
    if data is None:
        raise FileNotFoundError(path)
    return data.decode("utf-8")


def load(path: str) -> dict[str, Any]:
    """The data of a TOML file by its path below `calculators/`. Raises `OSError`."""
    module = f"{PACKAGE}.{path.removesuffix('.toml').replace('/', '.')}_toml"
    try:
        data: dict[str, Any] = import_module(module).DATA
    except ModuleNotFoundError:
        import tomllib  # only a checkout needs the parser; a reader's start is spared it

        from calculators.engine.overlays import lay_over  # and the bundle is laid over already

        return lay_over(path, tomllib.loads(read(path)))
    return data

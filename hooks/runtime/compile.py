"""Runs in Pyodide at build time: finds what is used of the library, and byte-compiles it.

`/stage/library` and `/stage/handbook` hold sources; `/out` gets the same two folders compiled,
and the modules of the standard library that were used in `/out/library`. What of the library only
a part uses, which readers fetch later, goes into `/out/parts/<name>`.
"""

import importlib
import py_compile
import sys
import zipfile
from pathlib import Path

STAGE, OUT, UNPACKED = Path("/stage"), Path("/out"), Path("/unpacked")
LIBRARY = next(Path(path) for path in sys.path if path.endswith(".zip"))


def compile_all(keep: list[str], omit: list[str], parts: dict[str, list[str]]) -> None:
    """Writes `/out`. keep: modules wanted besides those seen. omit: those the others do without.

    parts: by the name of each part, the modules that it starts with.
    """
    sys.path[:0] = [str(STAGE / name) for name in ("library", "handbook", "exercise")]
    for name in keep:
        importlib.import_module(name)
    importlib.import_module("exercise")
    with zipfile.ZipFile(LIBRARY) as archive:
        archive.extractall(UNPACKED)
    known = write_used("library", set(), omit)
    for name, modules in parts.items():
        for module in modules:
            importlib.import_module(module)
        known |= write_used(f"parts/{name}", known, omit)
    for path in sorted((STAGE / "library").rglob("*.py")):
        write(path, path.relative_to(STAGE), optimize=2)
    for path in sorted((STAGE / "handbook").rglob("*")):
        if path.suffix == ".py":
            # With docstrings: a dataclass without one works out its signature at each start.
            write(path, path.relative_to(STAGE), optimize=0)
        elif path.is_file():
            target = OUT / path.relative_to(STAGE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def write_used(folder: str, known: set[Path], omit: list[str]) -> set[Path]:
    """Writes the modules of the standard library that are imported by now; gives their paths.

    known: those that another folder has already.
    """
    found = {path for path in used() if path.parts[0].removesuffix(".py") not in omit} - known
    for path in sorted(found):
        # No asserts and no docstrings: nothing in the library reads them at run time.
        write(UNPACKED / path, folder / path, optimize=2)
    return found


def used() -> set[Path]:
    """The paths of the standard library's modules that are imported by now."""
    files = (getattr(module, "__file__", None) for module in sys.modules.values())
    return {
        Path(file).relative_to(LIBRARY) for file in files if file and file.startswith(f"{LIBRARY}/")
    }


def write(source: Path, name: Path, optimize: int) -> None:
    """Compiles one file in a way that depends on its text alone, neither time nor place."""
    target = OUT / f"{name}c"
    target.parent.mkdir(parents=True, exist_ok=True)
    py_compile.compile(
        str(source),
        str(target),
        str(name),
        doraise=True,
        optimize=optimize,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )

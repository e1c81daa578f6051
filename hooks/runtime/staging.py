"""Lays out what becomes the browser's Python: the sources of the library, and our own."""

import zipfile
from importlib.metadata import distribution
from pathlib import Path

from jinja2 import FileSystemLoader

from calculators.engine import registry
from calculators.engine.data import load
from calculators.engine.rendering import build_environment, module_name
from hooks.runtime.contents import FORMS, LATE, PACKAGES, ROOT, bundled
from hooks.runtime.packing import archive
from hooks.runtime.stand_ins import stand_in

HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules" / "pyodide"


def stage(folder: Path) -> None:
    """Lays out the sources that are compiled, and tzdata's zones.

    `standard` is the standard library and `library` other people's packages, both with our
    stand-ins; `late` is packages that are in parts, `handbook` is ours. TOML and templates become
    Python modules, so that a reader's browser parses neither.
    """
    for entry in distribution("tzdata").files or ():
        zone = entry.read_binary() if entry.parts[:2] == ("tzdata", "zoneinfo") else b""
        if zone.startswith(b"TZif"):
            put(folder / "zones" / Path(*entry.parts[2:]), zone)
    with zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stock:
        for name in stock.namelist():
            if name.endswith(".py"):
                put(folder / "standard" / name, stand_in(name, stock.read(name).decode()))
    (folder / "standard.zip").write_bytes(archive(folder / "standard"))
    for package in (*PACKAGES, *LATE):
        for entry in distribution(package).files or ():
            if entry.suffix == ".py":
                where = folder / ("late" if package in LATE else "library")
                put(where / entry, stand_in(entry.as_posix(), entry.read_text("utf-8")))
    stage_own(folder / "handbook")
    examples = {name: registry.find(name).example for name in registry.names()}
    blank = "EXAMPLES: dict[str, dict[str, Any]] = {}"
    exercise = (HERE / "exercise.py").read_text("utf-8").replace(blank, f"EXAMPLES = {examples!r}")
    put(folder / "exercise" / "exercise.py", exercise)


def stage_own(folder: Path) -> None:
    """Lays out our own modules, and those that TOML and templates become."""
    environment = build_environment(FileSystemLoader(ROOT / "calculators"))
    for path in bundled():
        inside, name = path.relative_to(ROOT), path.relative_to(ROOT / "calculators").as_posix()
        if path.is_dir():
            # Each folder is a package of every reader's, which parts can add their modules to.
            put(folder / inside / "__init__.py", b"")
        elif path.suffix == ".py":
            put(folder / inside, path.read_bytes())
        elif path.suffix == ".toml":
            module = f"import datetime\n\nDATA = {load(name)!r}\n"
            put(folder / inside.with_name(f"{path.stem}_toml.py"), module)
        elif path.suffix == ".jinja" and not name.startswith(FORMS):
            module = environment.compile(
                path.read_text("utf-8"), name, name, raw=True, defer_init=True
            )
            where = Path("calculators", *module_name(name).split(".")).with_suffix(".py")
            put(folder / where, module)


def put(path: Path, data: bytes | str) -> None:
    """Writes a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)

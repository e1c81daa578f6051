"""The browser's Python: trimmed, byte-compiled and checked, below `assets/runtime/`.

Nothing here runs in the reader's browser. The npm package `pyodide` is checked against the
recorded hashes of its files, compiled by its own interpreter under Node, and written with
content hashes in the names. An unchanged tree is taken from `.cache/runtime/`.
"""

import hashlib
import json
import shutil
import tempfile
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from posixpath import relpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from pyodide_lock import PackageSpec, PyodideLockSpec

from calculators.engine import overlays, registry
from calculators.engine.data import PATTERNS, find
from hooks.runtime import fonts, node
from hooks.runtime.contents import (
    KEEP,
    LATE,
    OMIT,
    PACKAGES,
    PARTS,
    ROOT,
    SUFFIXES,
    TOOLS,
    bundled,
    part_of,
)
from hooks.runtime.packing import archive, integrity, pack_zones, short_hash
from hooks.runtime.staging import PYODIDE, put, stage
from hooks.runtime.verified import CORE, HASHES, verify

HERE = Path(__file__).parent
CACHE = ROOT / ".cache" / "runtime"
FOLDER = "assets/runtime"
# Beside our own files, these decide what the bundle looks like.
MAKERS = (
    "bundle.py",
    "bundle.mjs",
    "compile.py",
    "contents.py",
    "core.mjs",
    "exercise.py",
    "packing.py",
    "snapshot.mjs",
    "staging.py",
    "stand_ins.py",
    "verified.py",
    "wasm.mjs",
)
# What Python runs after it was started from a snapshot: chance is what must differ between visits.
# The clock, the day's zone and `os.urandom` are asked of the browser each time, no file is open,
# and the seed of hashes may be the same, for a page's answers meet no stranger's keys.
FRESH = "import random; random.seed()"
# In each archive that holds other people's work.
NOTICE = (
    b"Whose work this is and its licences: licences.txt at the root of the site it came from.\n"
)
# The snapshot is checked in pieces of so many bytes, while it is read: see snapshot.js.
PIECE = 2**21


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Builds the bundle, or finds it, and tells the pages where its manifest is."""
    build.cache_clear()  # mkdocs serve comes here again after each change
    config.extra["runtime_manifest"] = f"{FOLDER}/{build()[0]}"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the bundle's files to the site."""
    for path in sorted(path for path in build()[1].rglob("*") if path.is_file()):
        inside = path.relative_to(build()[1]).as_posix()
        files.append(File.generated(config, f"{FOLDER}/{inside}", abs_src_path=str(path)))
    return files


@cache
def build() -> tuple[str, Path]:
    """The manifest's name and the folder with the whole bundle.

    Raises `AlteredRuntime` where node_modules holds something else than what was recorded.
    """
    verify(PYODIDE)
    folder = CACHE / key()
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE, prefix=".") as temporary:
            work = Path(temporary)
            stage(work / "stage")
            compile_stage(work / "stage", work / "out")
            write(work / "out", work / "stage" / "zones", work / "bundle")
            add_snapshot(work / "bundle", work / "stage" / "exercise" / "exercise.py")
            # Another build may have been quicker; its bundle is the same.
            if not folder.exists():
                (work / "bundle").rename(folder)
        for old in sorted(CACHE.glob("[!.]*/"), key=lambda path: path.stat().st_mtime)[:-10]:
            shutil.rmtree(old)
    return next(folder.glob("manifest-*.json")).name, folder


def key() -> str:
    """A hash of all that decides what the bundle holds."""
    own = [path for path in bundled() if path.suffix in SUFFIXES]
    own += [ROOT / "calculators" / name / "example.json" for name in registry.names()]
    makers = [HASHES, *(HERE / name for name in MAKERS)]
    digest = hashlib.sha256()
    for path in sorted([*own, *makers]):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(overlays.text().encode() + fonts.list_name().encode())
    for name in (*PACKAGES, *LATE, "tzdata", "pyodide-lock"):
        digest.update(f"{name} {distribution(name).version}".encode())
    return digest.hexdigest()[:16]


def compile_stage(folder: Path, out: Path) -> None:
    """Byte-compiles what was staged, with Pyodide, and sorts it into parts."""
    out.mkdir()
    found = {
        "FOUND": {pattern: find(pattern) for pattern in PATTERNS},
        "PARTS": {
            f"calculators.{start.replace('.toml', '_toml/').replace('/', '.')}": name
            for name, part in PARTS.items()
            for start in part.paths
        },
    }
    given = [KEEP, OMIT, {name: part.imports for name, part in PARTS.items()}, found]
    made = node.run(
        str(HERE / "bundle.mjs"),
        str(folder),
        str(out),
        json.dumps(given),
        capture_output=True,
        cwd=ROOT,
    )
    if made.returncode:
        raise PluginError(f"The runtime was not bundled: {made.stderr.decode()[-2000:]}")
    ours = out / "handbook" / "calculators"
    for path in sorted(ours.rglob("*.pyc")):
        inside = path.relative_to(ours)
        part = part_of(inside.as_posix().replace("_toml.pyc", ".toml").removesuffix("c"))
        # What imports nothing is a mere package, in which several parts may have modules.
        if part and not (path.name == "__init__.pyc" and is_blank(folder, path, out)):
            move(path, out / "parts" / part / "calculators" / inside)
    for name, each in PARTS.items():
        (out / "parts" / name).mkdir(parents=True, exist_ok=True)
        for library in each.libraries:
            move(out / "late" / library, out / "parts" / name / library)


def is_blank(folder: Path, compiled: Path, out: Path) -> bool:
    """Whether a module imports nothing. compiled: where it lies in `out`."""
    source = folder / compiled.relative_to(out).with_suffix(".py")
    return "import" not in source.read_text("utf-8")


def move(source: Path, target: Path) -> None:
    """Moves a file or folder, and makes the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)


def trim(folder: Path) -> dict[str, bytes]:
    """Pyodide's own files by name, without what nothing here calls: see `core.mjs`.

    folder: where to write what is trimmed.
    """
    folder.mkdir()
    made = node.run(
        str(HERE / "core.mjs"), str(PYODIDE), str(folder), capture_output=True, cwd=ROOT
    )
    if made.returncode:
        raise PluginError(f"Pyodide was not trimmed: {made.stderr.decode()[-2000:]}")
    return {
        name: next(path for path in (folder / name, PYODIDE / name) if path.is_file()).read_bytes()
        for name in CORE
    }


def write(compiled: Path, zones: Path, folder: Path) -> None:
    """Writes the bundle's files under names that carry their hashes, and the manifest."""
    core = trim(folder.with_name("core"))
    core_folder = f"pyodide-{short_hash(b''.join(core.values()))}"
    files = {f"{core_folder}/{name}": data for name, data in core.items()}
    for holding in (compiled / "library", *(compiled / "parts" / name for name in PARTS)):
        if {path.name for path in holding.iterdir()} - {"calculators"}:
            put(holding / "NOTICE.txt", NOTICE)
    library, handbook = archive(compiled / "library"), archive(compiled / "handbook")
    parts = {name: archive(compiled / "parts" / name) for name in PARTS}
    packed = pack_zones(zones)
    named = {
        "library": (f"library-{short_hash(library)}.zip", library),
        "wheel": (f"handbook-{short_hash(handbook)}-py3-none-any.whl", handbook),
        "zones": (f"zones-{short_hash(packed)}.bin", packed),
    }
    files |= dict(named.values())
    late = {f"{name}-{short_hash(data)}.zip": data for name, data in parts.items()}
    for name, data in (files | late).items():
        put(folder / name, data)
    manifest = json.dumps(
        {
            "core": f"{core_folder}/",
            **{role: name for role, (name, _) in named.items()},
            "lock": lock(*named["wheel"]),
            "files": {
                name: {"bytes": len(data), "integrity": integrity(data)}
                for name, data in files.items()
            },
            "tools": TOOLS,
            # From the folder of this list.
            "fonts": relpath(f"{fonts.FOLDER}/{fonts.list_name()}", FOLDER),
            "parts": {
                part: {
                    "name": name,
                    "bytes": len(data),
                    "integrity": integrity(data),
                    "joins": joins(compiled, part),
                }
                for part, (name, data) in zip(parts, late.items(), strict=True)
            },
        },
        sort_keys=True,
        indent=1,
    ).encode()
    put(folder / f"manifest-{short_hash(manifest)}.json", manifest)


def joins(compiled: Path, part: str) -> list[str]:
    """The packages that every reader has and of which a part holds further modules."""
    inside = compiled / "parts" / part
    folders = sorted(path.relative_to(inside) for path in inside.rglob("*") if path.is_dir())
    return [
        ".".join(path.parts)
        for path in folders
        if any([*(compiled / name / path).rglob("*.pyc")] for name in ("library", "handbook"))
    ]


def add_snapshot(folder: Path, exercise: Path) -> None:
    """Adds the memory of a started bundle, and names it in the manifest: see `snapshot.mjs`.

    exercise: the program that is run in it.
    """
    (manifest,) = folder.glob("manifest-*.json")
    made = node.run(
        str(HERE / "snapshot.mjs"),
        str(folder),
        manifest.name,
        str(exercise),
        str(folder / "snapshot"),
        capture_output=True,
        cwd=ROOT,
    )
    if made.returncode:
        raise PluginError(f"The snapshot was not made: {made.stderr.decode()[-2000:]}")
    data = (folder / "snapshot").read_bytes()
    name = f"snapshot-{short_hash(data)}.bin"
    (folder / "snapshot").rename(folder / name)
    named = {
        "name": name,
        "bytes": len(data),
        "integrity": integrity(data),
        "piece": PIECE,
        "pieces": [integrity(data[at : at + PIECE]) for at in range(0, len(data), PIECE)],
        "fresh": FRESH,
        **json.loads(made.stdout),
    }
    text = json.dumps(
        json.loads(manifest.read_text()) | {"snapshot": named}, sort_keys=True, indent=1
    ).encode()
    manifest.unlink()
    put(folder / f"manifest-{short_hash(text)}.json", text)


def lock(wheel: str, data: bytes) -> dict[str, Any]:
    """Pyodide's own lock format, with our one wheel and its hash in place of its packages."""
    stock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    package = PackageSpec(
        name="handbook",
        version="0",
        file_name=wheel,
        install_dir="site",
        sha256=hashlib.sha256(data).hexdigest(),
        package_type="package",
        imports=["calculators"],
        depends=[],
    )
    return PyodideLockSpec(info=stock.info, packages={"handbook": package}).to_dict()

"""The browser's Python: trimmed, byte-compiled and checked, below `assets/runtime/`.

Nothing here runs in the reader's browser. The npm package `pyodide` is checked against the
recorded hashes of its files, compiled by its own interpreter under Node, and written with
content hashes in the names. An unchanged tree is taken from `.cache/runtime/`.
"""

import hashlib
import json
import shutil
import sys
import tempfile
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from pyodide_lock import PackageSpec, PyodideLockSpec

from calculators.engine import overlays
from calculators.engine.data import load
from calculators.engine.rendering import build_environment
from hooks.runtime import node
from hooks.runtime.contents import FORMS, KEEP, LATE, OMIT, PACKAGES, PARTS, ROOT, SUFFIXES, bundled
from hooks.runtime.packing import archive, integrity, pack_zones, short_hash

HERE = Path(__file__).parent
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache" / "runtime"
FOLDER = "assets/runtime"
HASHES = HERE / "runtime.sha256.json"
# Files that Pyodide finds by their fixed names; they live together in a folder named by a hash.
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
# Beside our own files, these decide what the bundle looks like.
MAKERS = (
    "bundle.py",
    "bundle.mjs",
    "compile.py",
    "contents.py",
    "exercise.py",
    "packing.py",
    "snapshot.mjs",
)
# What Python runs after it was started from a snapshot: chance is what must differ between visits.
# The clock, the day's zone and `os.urandom` are asked of the browser each time, no file is open,
# and the seed of hashes may be the same, for a page's answers meet no stranger's keys.
FRESH = "import random; random.seed()"
# In each archive that holds other people's work.
NOTICE = (
    b"Whose work this is and its licences: licences.txt at the root of the site it came from.\n"
)


class AlteredRuntime(PluginError):
    """A file of the npm package is missing, or is not the one that was verified."""


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
            add_snapshot(work / "bundle")
            # Another build may have been quicker; its bundle is the same.
            if not folder.exists():
                (work / "bundle").rename(folder)
        for old in sorted(CACHE.glob("[!.]*/"), key=lambda path: path.stat().st_mtime)[:-10]:
            shutil.rmtree(old)
    return next(folder.glob("manifest-*.json")).name, folder


def verify(folder: Path) -> None:
    """Holds each file that a reader will run against the hash recorded for it."""
    recorded = json.loads(HASHES.read_text())
    for name, expected in recorded.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise AlteredRuntime(
                f"{name} of the npm package pyodide is not the file that was verified. "
                "Delete node_modules and run make again."
            )


def key() -> str:
    """A hash of all that decides what the bundle holds."""
    own = [path for path in bundled() if path.suffix in SUFFIXES]
    makers = [HASHES, *(HERE / name for name in MAKERS)]
    digest = hashlib.sha256()
    for path in sorted([*own, *makers]):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    digest.update(overlays.text().encode())
    for name in (*PACKAGES, *LATE, "tzdata", "pyodide-lock"):
        digest.update(f"{name} {distribution(name).version}".encode())
    return digest.hexdigest()[:16]


def stage(folder: Path) -> None:
    """Lays out the sources: `library` is other people's, `handbook` is ours, `zones` is tzdata's.

    TOML and templates become Python modules, so that a reader's browser parses neither.
    """
    for entry in distribution("tzdata").files or ():
        data = entry.read_binary() if entry.parts[:2] == ("tzdata", "zoneinfo") else b""
        if data.startswith(b"TZif"):
            put(folder / "zones" / Path(*entry.parts[2:]), data)
    for package in (*PACKAGES, *LATE):
        for entry in distribution(package).files or ():
            if entry.suffix == ".py":
                put(folder / "library" / entry, entry.read_binary())
    for path in bundled():
        inside = folder / "handbook" / path.relative_to(ROOT)
        if path.suffix == ".py" or path.name == "example.json":
            put(inside, path.read_bytes())
        elif path.suffix == ".toml":
            parsed = load(path.relative_to(ROOT / "calculators").as_posix())
            module = f'"""{path.name}, parsed."""\n\nimport datetime\n\nDATA = {parsed!r}\n'
            put(inside.with_name(f"{path.stem}_toml.py"), module.encode())
    templates = folder / "handbook" / "calculators" / "compiled_templates"
    build_environment(FileSystemLoader(ROOT / "calculators")).compile_templates(
        templates,
        filter_func=lambda name: name.endswith(".jinja") and not name.startswith(FORMS),
        zip=None,
        ignore_errors=False,
    )
    (templates / "__init__.py").touch()
    put(folder / "exercise" / "exercise.py", (HERE / "exercise.py").read_bytes())


def put(path: Path, data: bytes) -> None:
    """Writes a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def compile_stage(folder: Path, out: Path) -> None:
    """Byte-compiles what was staged, and what it uses of the standard library, with Pyodide."""
    out.mkdir()
    made = node.run(
        str(HERE / "bundle.mjs"),
        str(folder),
        str(out),
        json.dumps(KEEP),
        json.dumps(OMIT),
        json.dumps({name: part.imports for name, part in PARTS.items()}),
        capture_output=True,
        cwd=ROOT,
    )
    if made.returncode:
        raise PluginError(f"The runtime was not bundled: {made.stderr.decode()[-2000:]}")
    for name, part in PARTS.items():
        for package in part.packages:
            inside = Path("calculators", package)
            (out / "parts" / name / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(out / "handbook" / inside, out / "parts" / name / inside)
            for module in part.stays:
                (out / "handbook" / inside).mkdir(exist_ok=True)
                shutil.move(out / "parts" / name / inside / module, out / "handbook" / inside)
        for library in part.libraries:
            (out / "parts" / name).mkdir(parents=True, exist_ok=True)
            shutil.move(out / "library" / library, out / "parts" / name / library)


def write(compiled: Path, zones: Path, folder: Path) -> None:
    """Writes the bundle's files under names that carry their hashes, and the manifest."""
    core = {name: (PYODIDE / name).read_bytes() for name in CORE}
    core_folder = f"pyodide-{short_hash(b''.join(core.values()))}"
    files = {f"{core_folder}/{name}": data for name, data in core.items()}
    for holding in (compiled / "library", *(compiled / "parts" / name for name in PARTS)):
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
    """The packages of which a part holds modules, and the archives before it hold some too."""
    inside = compiled / "parts" / part
    before = list(PARTS)[: list(PARTS).index(part)]
    others = [compiled / "library", compiled / "handbook"]
    others += [compiled / "parts" / name for name in before]
    folders = sorted(path.relative_to(inside) for path in inside.rglob("*") if path.is_dir())
    return [
        ".".join(path.parts) for path in folders if any((other / path).is_dir() for other in others)
    ]


def add_snapshot(folder: Path) -> None:
    """Adds the memory of a started bundle, and names it in the manifest: see `snapshot.mjs`."""
    (manifest,) = folder.glob("manifest-*.json")
    made = node.run(
        str(HERE / "snapshot.mjs"),
        str(folder),
        manifest.name,
        str(HERE / "exercise.py"),
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


if __name__ == "__main__" and sys.argv[1:] == ["record"]:
    # After a change of the pinned version, and only from a folder that npm has just verified.
    names = (*CORE, "python_stdlib.zip", "pyodide-lock.json")
    HASHES.write_text(
        json.dumps(
            {name: hashlib.sha256((PYODIDE / name).read_bytes()).hexdigest() for name in names},
            indent=1,
        )
        + "\n"
    )

"""The browser's Python: trimmed, byte-compiled and checked, below `assets/runtime/`.

Nothing here runs in the reader's browser. The npm package `pyodide` is checked against the
recorded hashes of its files, compiled by its own interpreter under Node, and written with
content hashes in the names. An unchanged tree is taken from `.cache/runtime/`.
"""

import base64
import hashlib
import io
import json
import shutil
import sys
import tomllib
import zipfile
from functools import cache
from importlib.metadata import distribution
from pathlib import Path

from jinja2 import FileSystemLoader
from mkdocs.structure.files import File
from pyodide_lock import PackageSpec, PyodideLockSpec

from calculators.engine.rendering import build_environment
from hooks import node

ROOT = Path(__file__).parent.parent
PYODIDE = ROOT / "node_modules" / "pyodide"
CACHE = ROOT / ".cache" / "runtime"
FOLDER = "assets/runtime"
HASHES = ROOT / "hooks" / "runtime.sha256.json"
# Files that Pyodide finds by their fixed names; they live together in a folder named by a hash.
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
PACKAGES = ("jinja2", "markupsafe", "tzdata")
# What Pyodide and the templates import late, so that one run does not show it.
KEEP = (
    "asyncio", "calendar", "csv", "encodings.cp437", "encodings.utf_8_sig", "hashlib", "html",
    "importlib.resources", "io", "json", "pyodide.code", "pyodide.ffi", "pyodide.http",
    "pyodide.webloop", "tomllib", "traceback", "xml.sax.saxutils", "zipfile", "zoneinfo",
)


class AlteredRuntime(RuntimeError):
    """A file of the npm package is not the one that was verified."""


def on_config(config):
    """Builds the bundle, or finds it, and tells the pages where its manifest is."""
    config.extra["runtime_manifest"] = f"{FOLDER}/{build()[0]}"
    return config


def on_files(files, config):
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
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        work = folder / "work"
        stage(work / "stage")
        (work / "out").mkdir(parents=True)
        made = node.run(
            str(ROOT / "hooks" / "bundle.mjs"), str(work / "stage"), str(work / "out"),
            ",".join(KEEP), capture_output=True, cwd=ROOT,
        )
        if made.returncode:
            raise RuntimeError(f"The runtime was not bundled: {made.stderr.decode()[-2000:]}")
        manifest = write(work / "out", folder / "files")
        shutil.rmtree(work)
        (folder / "done").write_text(manifest)
    return (folder / "done").read_text(), folder / "files"


def verify(folder: Path) -> None:
    """Holds each file that a reader will run against the hash recorded for it."""
    recorded = json.loads(HASHES.read_text())
    for name, expected in recorded.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            raise AlteredRuntime(
                f"{name} of the npm package pyodide is not the file that was verified. "
                "Delete node_modules and run make again."
            )


def sources() -> list[Path]:
    """Every file that the bundle is made from, in a fixed order."""
    own = [p for p in (ROOT / "calculators").rglob("*")
           if p.suffix in (".py", ".toml", ".jinja", ".json")]
    return sorted([*own, ROOT / "hooks" / "bundle.mjs", Path(__file__), HASHES])


def key() -> str:
    """A hash of all that decides what the bundle holds."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    for name in (*PACKAGES, "pyodide-lock"):
        digest.update(f"{name} {distribution(name).version}".encode())
    return digest.hexdigest()[:16]


def stage(folder: Path) -> None:
    """Lays out the sources as the browser will see them, TOML and templates as Python modules."""
    for path in (ROOT / "calculators").rglob("*"):
        inside = folder / path.relative_to(ROOT)
        if path.suffix == ".py" or path.name == "example.json":
            inside.parent.mkdir(parents=True, exist_ok=True)
            inside.write_bytes(path.read_bytes())
        elif path.suffix == ".toml":
            inside.parent.mkdir(parents=True, exist_ok=True)
            data = tomllib.loads(path.read_text("utf-8"))
            inside.with_name(f"{path.stem}_toml.py").write_text(
                f"import datetime\n\nDATA = {data!r}\n", "utf-8")
    build_environment(FileSystemLoader(ROOT / "calculators")).compile_templates(
        folder / "calculators" / "compiled_templates", extensions=["jinja"], zip=None,
        ignore_errors=False)
    (folder / "calculators" / "compiled_templates" / "__init__.py").touch()
    for package in PACKAGES:
        for entry in distribution(package).files:
            if entry.suffix == ".py" or (package == "tzdata" and is_zone(entry)):
                (folder / entry).parent.mkdir(parents=True, exist_ok=True)
                (folder / entry).write_bytes(entry.read_binary())
    (folder / "exercise.py").write_bytes((ROOT / "hooks" / "exercise.py").read_bytes())


def is_zone(entry) -> bool:
    """Whether a file of tzdata is a zone proper; its tables and older copies stay behind."""
    tables = ("zones", "leapseconds")
    return "zoneinfo" in entry.parts and not entry.suffix and entry.name not in tables


def write(compiled: Path, folder: Path) -> str:
    """Writes the bundle's files under their hashed names. Returns the manifest's name."""
    core = {name: (PYODIDE / name).read_bytes() for name in CORE}
    core_folder = f"pyodide-{short_hash(b''.join(core.values()))}"
    (folder / core_folder).mkdir(parents=True)
    for name, data in core.items():
        (folder / core_folder / name).write_bytes(data)
    stdlib, handbook = archive(compiled / "stdlib"), archive(compiled / "handbook")
    named = {
        "stdlib": (f"stdlib-{short_hash(stdlib)}.zip", stdlib),
        "wheel": (f"handbook-{short_hash(handbook)}-py3-none-any.whl", handbook),
    }
    for name, data in named.values():
        (folder / name).write_bytes(data)
    entries = [(f"{core_folder}/{name}", data) for name, data in core.items()]
    manifest = json.dumps({
        "core": f"{core_folder}/",
        "lock": lock_file(named["wheel"][0], handbook),
        "stdlib": named["stdlib"][0],
        "wheel": named["wheel"][0],
        "files": {
            name: {"bytes": len(data), "integrity": integrity(data)}
            for name, data in [*entries, *named.values()]
        },
    }, sort_keys=True, indent=1).encode()
    name = f"manifest-{short_hash(manifest)}.json"
    (folder / name).write_bytes(manifest)
    return name


def archive(folder: Path) -> bytes:
    """A zip of a folder with the same bytes for the same files.

    Stored, not deflated: a host's brotli packs the whole better, and Python has nothing to inflate.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as zipped:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
            zipped.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def lock_file(name: str, wheel: bytes) -> dict:
    """Pyodide's own lock format, with our one wheel and its hash in place of its packages."""
    stock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    package = PackageSpec(
        name="handbook", version="0", file_name=name, install_dir="site",
        sha256=hashlib.sha256(wheel).hexdigest(), package_type="package",
        imports=["calculators"], depends=[],
    )
    return PyodideLockSpec(info=stock.info, packages={"handbook": package}).to_dict()


def short_hash(data: bytes) -> str:
    """What a name carries: enough of a hash that two files never share it."""
    return hashlib.sha256(data).hexdigest()[:12]


def integrity(data: bytes) -> str:
    """A hash as the browser's `integrity` wants it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(data).digest()).decode()


if __name__ == "__main__" and sys.argv[1:] == ["record"]:
    # After a change of the pinned version, and only from a folder that npm has just verified.
    names = (*CORE, "python_stdlib.zip", "pyodide-lock.json")
    HASHES.write_text(json.dumps(
        {name: hashlib.sha256((PYODIDE / name).read_bytes()).hexdigest() for name in names},
        indent=1) + "\n")

"""Pyodide's own files without what `wasm.mjs` and `core.mjs` leave out."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from hooks.runtime import bundle, contents, node
from hooks.runtime.staging import PYODIDE
from hooks.runtime.stand_ins import stand_in

HERE = Path(__file__).parent


def run(program: str, folder: Path, library: Path) -> dict[str, str]:
    """What a program says, as JSON, in a Pyodide. library: of Python, packed."""
    ran = node.run(
        str(HERE / "core.mjs"),
        str(folder),
        str(library),
        input=program.encode(),
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-1000:]
    said: dict[str, str] = json.loads(ran.stdout)
    return said


def test_the_wasm_file_of_another_version_is_left_as_it_came() -> None:
    wasm = (bundle.HERE / "wasm.mjs").as_uri()
    program = f"""import {{ trim }} from {wasm!r}
const other = Buffer.from("another version")
process.exit(trim(other, () => false) === other ? 0 : 1)"""
    assert node.run("--input-type=module", "--eval", program).returncode == 0


@pytest.mark.thorough
def test_what_is_left_of_pyodide_says_the_same(tmp_path: Path) -> None:
    library = tmp_path / "library.zip"
    with (
        zipfile.ZipFile(PYODIDE / "python_stdlib.zip") as stock,
        zipfile.ZipFile(library, "w") as ours,
    ):
        for name in stock.namelist():
            if name.endswith(".py"):
                ours.writestr(name, stand_in(name, stock.read(name).decode()))
    core = tmp_path / "core"
    shutil.copytree(PYODIDE, core, ignore=shutil.ignore_patterns("*.whl"))
    for name, data in bundle.trim(tmp_path / "trimmed").items():
        (core / name).write_bytes(data)
    program = (HERE / "probes.py").read_text("utf-8")
    program = program.replace('ALPHABETS = ("utf_8",)', f"ALPHABETS = {contents.ALPHABETS!r}")
    stock_says, ours_says = run(program, PYODIDE, library), run(program, core, library)
    assert [name for name in stock_says if stock_says[name] != ours_says.get(name)] == []

"""`pip install .` gives the calculators as a library: all of their data, their types, an answer."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
QUESTION = """
import json
from pathlib import Path
import calculators
from calculators.engine.answering import answer
from calculators.engine.parameters import parameter
assert Path(calculators.__file__).parts[-3] == "library", calculators.__file__
answered = answer("deadlines", {
    "contract_type": "fixed_price", "contract_ended": "2026-10-01", "ended_by": "client",
    "money_place": "held", "now": "2026-10-02T09:00Z"}).data()
print(json.dumps([answered["ok"], answered["outcome"]["first"]["end"],
                  parameter("upwork.fixed_price.dispute_filing_days").unit]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy, because a build leaves folders behind."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    shutil.copytree(
        ROOT / "calculators", source / "calculators", ignore=shutil.ignore_patterns("__pycache__")
    )
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--no-build-isolation",
            "--wheel-dir",
            out,
            source,
        ],
        check=True,
    )
    (made,) = out.glob("*.whl")
    return made


def test_the_wheel_holds_every_file_of_the_package_and_no_other(wheel):
    ours = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "calculators").rglob("*")
        # Styles are the site's: no library shows them.
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".css"
    }
    names = zipfile.ZipFile(wheel).namelist()
    packed = {name for name in names if ".dist-info/" not in name}
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert packed == ours
    assert "calculators/py.typed" in packed


@pytest.fixture(scope="module")
def library(wheel, tmp_path_factory):
    """The folder that the wheel is installed in, without this checkout."""
    folder = tmp_path_factory.mktemp("installed") / "library"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            "--target",
            folder,
            wheel,
        ],
        check=True,
    )
    return folder


def test_the_library_answers_away_from_the_checkout(library, tmp_path):
    ran = subprocess.run(
        [sys.executable, "-c", QUESTION],
        cwd=tmp_path,
        text=True,
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(library)},
    )
    ok, end, unit = json.loads(ran.stdout)
    assert (ok, end, unit) == (True, "2026-10-08", "calendar day")


@pytest.mark.thorough
def test_the_example_for_users_has_no_error_of_types(library, tmp_path):
    text = (
        (ROOT / "CONTRIBUTING.md")
        .read_text("utf-8")
        .partition("## The calculators as a library")[2]
    )
    [example] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    types = "from typing import assert_type\nassert_type(rule.unit, str)\n"
    types += "assert_type(answered.errors, dict[str, str] | None)\n"
    (tmp_path / "consumer.py").write_text(example + types, "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "consumer.py"],
        cwd=tmp_path,
        text=True,
        check=False,
        capture_output=True,
        env=os.environ | {"MYPYPATH": str(library)},
    )
    assert ran.returncode == 0, ran.stdout


def test_every_function_of_the_engine_says_what_it_does():
    for path in sorted((ROOT / "calculators" / "engine").rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), f"{path.name}: {node.name}"

"""What CONTRIBUTING tells a newcomer to do works as it stands there, in a copy of the project."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
COPIED = ("calculators", "docs", "hooks", "overrides", "tests", "pyproject.toml", "mkdocs.yml")
# A file by its name, then what stands in it.
FILE = re.compile(
    r"^`(?P<path>[\w./]+)`:.*?\n\n(?P<fence>`{3,})\w+\n(?P<text>.*?)^(?P=fence)$",
    re.DOTALL | re.MULTILINE,
)


def section(title: str) -> str:
    """The text below a heading of the second level."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def commands(text: str) -> list[list[str]]:
    """The runs of pytest that a text names, as arguments of Python."""
    return [
        shlex.split(found) for found in re.findall(r"`\.venv/bin/python (-m pytest [^`]+)`", text)
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project, without what is made or installed."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    return tmp_path


def run(copy: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments, "-p", "no:cacheprovider"],
        cwd=copy,
        text=True,
        capture_output=True,
        check=False,
    )


@pytest.mark.thorough
def test_the_walk_of_a_rule(copy: Path) -> None:
    walk = section("Changing a rule")
    [case, value] = [
        re.sub("(?m)^    ", "", block)
        for block in re.findall(r"^    ```toml\n(.*?)^    ```", walk, re.DOTALL | re.MULTILINE)
    ]
    [command] = commands(walk)
    cases = copy / "tests/deadlines/cases.toml"
    cases.write_text(f"{cases.read_text('utf-8')}\n{case}", "utf-8")
    failed = run(copy, command)
    assert "1 failed" in failed.stdout, failed.stdout + failed.stderr

    path = re.search(r"Add the value\*\* in `([^`]+)`", walk)
    assert path
    rules = copy / path[1]
    # After the newest value of that rule: before the next table of another one.
    before, begun, after = rules.read_text("utf-8").rpartition("[[auto_release_days.values]]")
    own, following, rest = after.partition("\n\n[")
    rules.write_text(f"{before}{begun}{own}\n\n{value}{following}{rest}", "utf-8")
    passed = run(copy, command)
    assert "1 passed" in passed.stdout, passed.stdout + passed.stderr
    tests = ["tests/parameters/test_shape.py", "tests/hooks/pages/test_upkeep.py"]
    others = run(copy, ["-m", "pytest", *tests])
    assert others.returncode == 0, others.stdout


@pytest.mark.thorough
def test_the_walk_of_a_calculator(copy: Path) -> None:
    walk = section("Adding a calculator")
    written = {found["path"]: found["text"] for found in FILE.finditer(walk)}
    line = written.pop("mkdocs.yml")
    made = subprocess.run(
        [sys.executable, "-m", "calculators", "new", "waiting"], cwd=copy, check=False
    )
    assert made.returncode == 0
    for path, content in written.items():
        assert (copy / path).read_text("utf-8") == content
    assert f"\n{line}  - Agents:" in (copy / "mkdocs.yml").read_text("utf-8")
    [command] = commands(walk)
    cases = run(copy, command)
    assert "2 passed" in cases.stdout, cases.stdout + cases.stderr
    facts = run(copy, ["-m", "pytest", "tests/facts"])
    assert facts.returncode == 0, facts.stdout
    pages = run(copy, ["-m", "pytest", "tests/docs/test_pages.py", "-k", "waiting"])
    assert " passed" in pages.stdout, pages.stdout
    assert pages.returncode == 0, pages.stdout


def test_help_lists_every_command() -> None:
    make = shutil.which("make")
    assert make, "make is needed to work on the project"
    shown = subprocess.run(
        [make, "-s", "help"], cwd=ROOT, text=True, capture_output=True, check=True
    ).stdout
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony
    assert {line.split()[0] for line in shown.splitlines()} == set(phony[1].split())


@pytest.mark.thorough
@pytest.mark.parametrize("tool", ["evidence", "claim"])
def test_a_calculator_can_be_removed(copy: Path, tool: str) -> None:
    for name in ("LICENSE", "node_modules", "package.json", "package-lock.json"):
        (copy / name).symlink_to(ROOT / name)
    shutil.rmtree(copy / "calculators" / tool)
    (copy / f"docs/tools/{tool}.md").unlink()
    settings = copy / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(rf"(?m)^.*: tools/{tool}\.md\n", "", text), "utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=copy,
        text=True,
        capture_output=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout[-3000:] + built.stderr[-3000:]
    case = (copy / "site/tools/case/index.html").read_text("utf-8")
    assert "data-card=" in case
    assert f'data-card="{tool}"' not in case

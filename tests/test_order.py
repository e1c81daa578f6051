"""Imports between the packages of `calculators/` go one way: to a lower rank, or within one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from calculators.engine import registry

CALCULATORS = Path(registry.__file__).parents[1]
# From the lowest up; those of one rank do not know each other.
RANKS = (
    {"engine"},
    {"facts"},
    {"law", "life", "files", "next_tools"},
    {"writing"},
    {"checks"},
    {"reading"},
    {"intake"},
    {*registry.names(), "exhibit_file"},
    {"commands"},
)
PACKAGES = sorted(folder.name for folder in CALCULATORS.iterdir() if [*folder.glob("*.py")])


def rank(package: str) -> int:
    """The place of a package in the order."""
    [found] = [number for number, names in enumerate(RANKS) if package in names]
    return found


def imports(package: str) -> Iterator[tuple[str, str]]:
    """The module that imports, and the package of ours that it imports from."""
    for path in (CALCULATORS / package).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if (
                node_names := [one.name for one in node.names]
                if isinstance(node, ast.Import | ast.ImportFrom)
                else []
            ):
                names += (
                    node_names
                    if isinstance(node, ast.Import)
                    else [
                        f"calculators.{one}" for one in node_names if node.module == "calculators"
                    ]
                )
            for name in names:
                parts = name.split(".")
                if parts[0] == "calculators" and len(parts) > 1 and parts[1] != package:
                    yield str(path.relative_to(CALCULATORS)), parts[1]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_from_below(package: str) -> None:
    wrong = {(module, other) for module, other in imports(package) if rank(other) >= rank(package)}
    assert wrong == set()


def test_the_test_sees_imports() -> None:
    assert {other for _, other in imports("law")} >= {"engine", "facts"}

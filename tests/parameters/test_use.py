"""Every rule is used: a rule that neither a calculator nor a page reads is not known to anybody.

The generated reference pages list all rules, so they do not count.
"""

import ast
import re
from functools import cached_property
from pathlib import Path

import pytest

from calculators.engine.parameters import topic, topics

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "calculators").rglob("*.py"))
TEXTS = [
    *(ROOT / "docs").rglob("*.md"),
    *(path for path in (ROOT / "calculators").rglob("*.jinja")),
    *(path for path in (ROOT / "calculators").rglob("*.toml") if "parameters" not in path.parts),
]
# A prefix in code, such as "freelance_act_", stands for all names that begin with it.
PREFIX = re.compile(r"[a-z_]{6,}_")


class Strings(ast.NodeVisitor):
    """What a module says in strings: `plain`, prefixes of names, and names made from parts."""

    def __init__(self) -> None:
        self.plain: set[str] = set()
        self.made: list[re.Pattern[str]] = []

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring is no use of a rule
            self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self.plain.add(node.value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.made.append(
            re.compile(
                "".join(
                    re.escape(part.value) if isinstance(part, ast.Constant) else "([a-z0-9_.]+)"
                    for part in node.values
                )
            )
        )
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    @cached_property
    def prefixes(self) -> tuple[str, ...]:
        return tuple(text for text in self.plain if PREFIX.fullmatch(text))

    def names(self, name: str) -> bool:
        """Whether this module names the rule: whole, by a prefix, or made from its own strings."""
        return (
            name in self.plain
            or name.startswith(self.prefixes)
            or any(
                (found := pattern.fullmatch(name)) and set(found.groups()) <= self.plain
                for pattern in self.made
            )
        )


def strings(path: Path) -> Strings:
    found = Strings()
    found.visit(ast.parse(path.read_text("utf-8")))
    return found


IN_CODE = [strings(path) for path in CODE]
IN_TEXTS = set(re.findall(r"[a-z0-9_.]+", " ".join(path.read_text("utf-8") for path in TEXTS)))


def by_name() -> dict[str, list[str]]:
    """The ids of the rules by what code calls them: a rule of law by its name, at any place."""
    found: dict[str, list[str]] = {}
    for id in (one.id for area in topics() for one in topic(area).parameters.values()):
        area, _, rest = id.partition(".")
        found.setdefault(rest.partition(".")[2] if area == "law" else rest, []).append(id)
    return found


RULES = by_name()


def used(name: str, ids: list[str]) -> bool:
    """Whether code or a page names a rule: by its id, or by its name."""
    last = name.rpartition(".")[2]
    forms = {*ids, name, last}
    return bool(forms & IN_TEXTS) or any(module.names(form) for module in IN_CODE for form in forms)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_used(name):
    assert used(name, RULES[name]), "neither code nor a page reads this rule"


@pytest.mark.parametrize(
    "id", ["law.us_ca.limitation_nobody_years", "upwork.feedback.days_that_nobody_reads"]
)
def test_a_rule_that_nobody_reads_is_found(id):
    assert not used(id.partition(".")[2].partition(".")[2], [id])

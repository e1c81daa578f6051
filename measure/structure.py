"""How the code is laid out: `python -m measure.structure [FOLDER]` prints one figure a line.

FOLDER is another checkout to count, such as a worktree of an older commit. Only text is read.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PYTHON, SCRIPTS = ("calculators", "hooks", "measure", "training"), "docs/assets/javascripts"
# Where a name can only be that of a tool: an import, an address, a file, a key.
NAMED = r"calculators[./]{0}\b|tools/{0}\b|stylesheets/{0}\.css|name=\"?{0}\"?\]|data-card=\"{0}\""
# Prose links to tools, as it should; so do tests, and the navigation shows each of them once.
OUTSIDE = ("hooks", "overrides", "docs/assets", "docs/tools/case.md", "mkdocs.yml", *PYTHON[:1])
READ = {".py", ".js", ".mjs", ".css", ".html", ".jinja", ".md", ".yml", ".toml"}
# Every calculator has these two; they are its contract.
CONTRACT = {"Inputs", "Outcome"}


def modules(root: Path, *folders: str) -> dict[str, str]:
    """The text of each Python module by its path, empty ones left out."""
    paths = (path for folder in folders for path in sorted((root / folder).rglob("*.py")))
    found = {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}
    return {path: text for path, text in found.items() if text.strip()}


def untyped(tree: ast.Module) -> Iterator[str]:
    """Functions without the type of a parameter or of what they return."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        own = [one for one in given if one.arg not in ("self", "cls")]
        if node.returns is None or any(one.annotation is None for one in own):
            yield node.name


def fields(trees: dict[str, ast.Module]) -> int:
    """How many fields are defined: calls of `Field` with a label."""
    return sum(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Field"
        and bool(node.args)
        for path, tree in trees.items()
        if path.startswith("calculators/")
        for node in ast.walk(tree)
    )


def asked(trees: dict[str, ast.Module]) -> list[str]:
    """The names that calculators' `Inputs` ask for, each as often as it is asked for."""
    return [
        item.target.id
        for path, tree in trees.items()
        if path.startswith("calculators/")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == "Inputs"
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]


def homonyms(trees: dict[str, ast.Module]) -> dict[str, list[str]]:
    """Class names that several modules of the product define, with those modules."""
    seen: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees.items():
        if path.startswith(("calculators/", "hooks/")):
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and node.name not in CONTRACT:
                    seen[node.name].append(path)
    return {name: paths for name, paths in sorted(seen.items()) if len(paths) > 1}


def outside(root: Path) -> list[str]:
    """Lines that name a tool outside its folder, its page and its tests."""
    tools = [path.parent.name for path in (root / "calculators").glob("*/calculator.py")]
    found = []
    for place in OUTSIDE:
        paths = [root / place] if (root / place).is_file() else sorted((root / place).rglob("*"))
        for path in paths:
            if path.suffix not in READ or "__pycache__" in path.parts:
                continue
            name = path.relative_to(root).as_posix()
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                for tool in tools:
                    own = name.startswith(f"calculators/{tool}/")
                    shown = name == "mkdocs.yml" and f": tools/{tool}.md" in line
                    if not own and not shown and re.search(NAMED.format(tool), line):
                        found.append(f"{name}:{number} {tool}")
    return found


def main(root: Path) -> None:
    """Prints the figures, and the lists behind the last two."""
    texts = modules(root, *PYTHON)
    trees = {path: ast.parse(text) for path, text in texts.items()}
    lines = {path: text.count("\n") for path, text in texts.items()}
    lines |= {
        path.relative_to(root).as_posix(): path.read_text("utf-8").count("\n")
        for path in (root / SCRIPTS).glob("*.js")
    }
    largest = max(lines, key=lambda path: lines[path])
    names, twice, places = asked(trees), homonyms(trees), outside(root)
    print(f"modules {len(lines)}, lines {sum(lines.values())}")
    print(f"median {median(lines.values()):.0f} lines, largest {lines[largest]} ({largest})")
    print(f"over 300 lines: {', '.join(p for p in lines if lines[p] > 300) or 'none'}")
    print(f"fields asked {len(names)}, distinct {len(set(names))}; defined {fields(trees)}")
    print(f"functions without types {sum(len(list(untyped(tree))) for tree in trees.values())}")
    print(f"class names with several meanings {len(twice)}: {', '.join(twice)}")
    print(f"places that name a tool outside its folder {len(places)}")
    print(*places, sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)

"""Runs in Pyodide at build time: finds what is used of the library, and byte-compiles it.

`/stage/standard`, `/stage/library` and `/stage/handbook` hold sources. `/out/library` gets the
modules of the first two that were used, `/out/handbook` the third, and `/out/parts/<name>` what of
the library only a part uses, which readers fetch later.
"""

import ast
import importlib
import marshal
import sys
from importlib.util import MAGIC_NUMBER
from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

STAGE, OUT = "/stage", "/out"
ARCHIVE = next(path for path in sys.path if path.endswith(".zip"))


def used() -> set[tuple[str, str]]:
    """The folder of sources and the path in it of each library module that is imported by now."""
    found = set()
    for module in list(sys.modules.values()):
        file, spec = getattr(module, "__file__", None), getattr(module, "__spec__", None)
        # What is frozen into the wasm file is never read from an archive.
        if not file or (spec and spec.origin == "frozen"):
            continue
        for folder, root in [("standard", ARCHIVE), ("library", f"{STAGE}/library")]:
            if file.startswith(f"{root}/"):
                found.add((folder, file[len(root) + 1 :]))
    return found


def compile_all(
    keep: list[str],
    omit: list[str],
    parts: dict[str, list[str]],
    found: dict[str, dict[str, object]],
) -> None:
    """Writes `/out`. keep: modules wanted besides those seen. omit: those the others do without.

    parts: by the name of each part, the modules that it starts with. found: what the module
    `calculators.found` says; the modules of the library that parts hold are added to it.
    """

    def write_found() -> None:
        with open(f"{STAGE}/handbook/calculators/found.py", "w") as file:
            file.writelines(f"{name} = {value!r}\n" for name, value in found.items())

    write_found()
    sys.path[:0] = [f"{STAGE}/{name}" for name in ("library", "late", "handbook", "exercise")]
    for name in (*keep, "calculators.engine.browser"):
        importlib.import_module(name)
    exercise = importlib.import_module("exercise")
    exercise.ask("deadlines")
    everybody = used()
    parted: dict[str, set[tuple[str, str]]] = {}
    for name, modules in parts.items():
        for module in modules:
            importlib.import_module(module)
        parted[name] = used().difference(everybody, *parted.values())
    exercise.run()
    everybody = used().difference(*parted.values())

    # Only now, so that what the compiler itself needs is not taken for used.
    from pathlib import Path

    for name, files in [("", everybody), *parted.items()]:
        for source, path in sorted(files):
            if path.split("/")[0].removesuffix(".py") in omit:
                continue
            folder = f"parts/{name}" if name else "library"
            write(Path(STAGE, source, path), f"{folder}/{path}", path, library=True)
            if name:
                found["PARTS"][outermost(path, everybody)] = name
    write_found()
    for folder in ("late", "handbook"):
        for file in sorted(Path(STAGE, folder).rglob("*.py")):
            inside = file.relative_to(Path(STAGE, folder)).as_posix()
            write(file, f"{folder}/{inside}", inside, library=folder == "late")


def outermost(path: str, everybody: set[tuple[str, str]]) -> str:
    """How the names of a module's whole package begin, as far out as no reader has any of it yet.

    everybody: the modules that every reader has.
    """
    names = path.removesuffix(".py").removesuffix("/__init__").split("/")
    for depth in range(1, len(names)):
        folder = "/".join(names[:depth])
        if not any(
            other.startswith(f"{folder}/") or other == f"{folder}.py" for _, other in everybody
        ):
            return ".".join(names[:depth]) + "."
    return ".".join(names) + "."


def write(source: "Path", target: str, name: str, *, library: bool) -> None:
    """Compiles one file in a way that depends on its text alone, neither time nor place."""
    from pathlib import Path

    tree = without_docstrings(ast.parse(source.read_bytes()))
    # Of the library no asserts either.
    code = compile(tree, name, "exec", dont_inherit=True, optimize=1 if library else 0)
    path = Path(f"{OUT}/{target}c")
    path.parent.mkdir(parents=True, exist_ok=True)
    # A hash that nobody checks, so that it may be blank.
    head = MAGIC_NUMBER + (1).to_bytes(4, "little") + bytes(8)
    path.write_bytes(head + marshal.dumps(without_lines(code)))


def without_docstrings(tree: ast.Module) -> ast.Module:
    """A module without its docstrings, which nothing reads at run time.

    A class with a decorator may be a dataclass, which works out its signature at each start where
    it has no docstring, so that it keeps one of a blank.
    """
    for node in ast.walk(tree):
        if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
        if isinstance(node, ast.ClassDef) and node.decorator_list:
            node.body.insert(0, ast.Expr(ast.Constant(" ")))
        elif not node.body and not isinstance(node, ast.Module):
            node.body.append(ast.Pass())
    return ast.fix_missing_locations(tree)


def without_lines(code: CodeType) -> CodeType:
    """Code without the table of lines, which only tracebacks read, and no reader sees one."""
    constants = tuple(
        without_lines(constant) if isinstance(constant, CodeType) else constant
        for constant in code.co_consts
    )
    return code.replace(co_consts=constants, co_linetable=b"")

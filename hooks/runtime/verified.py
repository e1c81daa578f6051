"""The files of the npm package `pyodide` that a reader will run, held against recorded hashes.

After a change of the pinned version, `python -m hooks.runtime.verified record` records them.
"""

import hashlib
import json
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError

from hooks.runtime.staging import PYODIDE

HASHES = Path(__file__).parent / "runtime.sha256.json"
# Files that Pyodide finds by their fixed names; they live together in a folder named by a hash.
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


class AlteredRuntime(PluginError):
    """A file of the npm package is missing, or is not the one that was verified."""


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

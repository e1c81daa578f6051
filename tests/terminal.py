"""`python -m calculators` in a process of its own, as a copy of one that has it loaded.

A fresh Python takes a second of a processor to load the calculators, and most tests of commands
want only what is printed. Such a copy has its own standard streams, memory and exit status; what
depends on how Python itself starts (closed streams, the environment) needs a fresh one.
"""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

from calculators import __main__, commands
from calculators.engine import registry

LOADED = get_context("forkserver")
LOADED.set_forkserver_preload([__name__])
# What each command would load by itself.
for each in commands.COMMANDS:
    commands.find(each)
for each in registry.names():
    registry.find(each)


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Runs a command with these arguments and this input, and gives what a process would."""
    with tempfile.TemporaryDirectory() as folder:
        given, out, err = streams = [Path(folder, name) for name in ("in", "out", "err")]
        given.write_bytes(stdin)
        process = LOADED.Process(target=_main, args=(list(arguments), list(map(str, streams))))
        process.start()
        process.join()
        return subprocess.CompletedProcess(
            arguments, process.exitcode, out.read_bytes(), err.read_bytes()
        )


def _main(arguments: list[str], streams: Sequence[str]) -> None:
    for number, (path, flags) in enumerate(
        zip(streams, (os.O_RDONLY, *[os.O_WRONLY | os.O_CREAT] * 2), strict=True)
    ):
        os.dup2(os.open(path, flags), number)
    # As Python opens them where they are no terminal.
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(open(number, mode, closefd=False), "utf-8", errors)  # noqa: SIM115
        for number, (mode, errors) in enumerate(
            (("rb", "strict"), ("wb", "strict"), ("wb", "backslashreplace"))
        )
    )
    sys.exit(__main__.main(arguments))

"""The day that a build bears: its commit's, so that the same commit gives the same bytes."""

import os
import subprocess
from functools import cache
from pathlib import Path


def on_startup(command: str, dirty: bool) -> None:
    """Gives MkDocs the commit's moment for all that it dates, unless one is given from outside.

    Which rules are in force on a page still depends on the day of the build: that is its meaning.
    """
    if moment := committed():
        os.environ.setdefault("SOURCE_DATE_EPOCH", moment)


@cache
def committed() -> str:
    """The newest commit's moment in seconds since 1970; blank where there is no repository."""
    try:
        found = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=Path(__file__).parent, capture_output=True, text=True, check=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return found.stdout.strip()

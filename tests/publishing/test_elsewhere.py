"""Four checkouts at other paths, in other languages, zones and days: the same bytes."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.browser import install
from tests.publishing.test_artefact import ROOT, contents

DAY = str(int(time.time()))  # one day for all builds, also over midnight
# Nothing of the one may stand in what the other builds: no cache is shared.
PLACES = {
    "a": {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "USER": "one", "umask": "022"},
    "quite/another path": {
        "PYTHONHASHSEED": "2",
        "TZ": "Asia/Manila",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "tr",
        "USER": "two",
        "umask": "077",
    },
    "Größe & Maß": {
        "PYTHONHASHSEED": "3",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "umask": "027",
        "clock": "+200d",
    },
    "d/e/e/p": {
        "PYTHONHASHSEED": "4",
        "TZ": "America/St_Johns",
        "LC_ALL": "POSIX",
        "umask": "002",
        "clock": "-300d",
    },
}


def checkout(folder: Path) -> Path:
    """The tracked files and the packages that the bundle is made of, as a clone has them."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    for package in (ROOT / "node_modules").iterdir():
        if package.name == "pyodide":
            shutil.copytree(package, folder / "node_modules" / package.name)
        elif package.name == "@fontsource-variable":
            (folder / "node_modules" / package.name).symlink_to(package)
    return folder


def build(folder: Path, umask: str, clock: str = "", **environment: str) -> Path:
    """Builds a checkout. clock: how far the machine's own is from the true one, as `+200d`."""
    if clock and not shutil.which("faketime"):
        install("faketime")
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    subprocess.run(
        [
            *("sh", "-c", 'umask "$0" && exec "$@"', umask),
            *(("faketime", "-f", clock) if clock else ()),
            *(sys.executable, "-m", "mkdocs", "build", "--quiet"),
        ],
        cwd=folder,
        env=inherited | environment | {"SOURCE_DATE_EPOCH": DAY},
        check=True,
    )
    return folder / "site"


@pytest.mark.thorough
def test_four_checkouts_give_the_same_bytes(tmp_path):
    sites = [build(checkout(tmp_path / place), **how) for place, how in PLACES.items()]
    first, *others = map(contents, sites)
    for other in others:
        assert first.keys() == other.keys()
        assert [name for name, data in first.items() if other[name] != data] == []
    paths = [str(tmp_path / place).encode() for place in PLACES]
    assert [name for name, data in first.items() if any(path in data for path in paths)] == []

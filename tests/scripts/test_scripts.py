"""The logic of the scripts that needs no browser, run in Node."""

from pathlib import Path

import pytest

from hooks.runtime.node import run

TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


@pytest.mark.parametrize("file", TESTS, ids=lambda file: file.name.removesuffix(".test.mjs"))
def test_a_script_does_what_it_says(file: Path) -> None:
    done = run(
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        "--test",
        str(file),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]

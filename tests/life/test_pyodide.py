"""Every life in Pyodide, from the bundle that readers get: the same JSON as in CPython."""

import json
from pathlib import Path

import pytest

from calculators.life.asking import ask
from hooks.runtime import bundle, node
from tests.life.lives import FILES, load, telling


@pytest.mark.thorough
def test_lives_are_the_same_in_pyodide():
    told = [telling(life) for name in FILES for life in load(name)]
    manifest, folder = bundle.build()
    made = node.run(
        str(Path(__file__).parent / "pyodide.mjs"),
        str(folder),
        manifest,
        input=json.dumps(told).encode(),
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()[-2000:]
    assert [json.loads(text) for text in json.loads(made.stdout)] == [
        json.loads(json.dumps(ask(item))) for item in told
    ]

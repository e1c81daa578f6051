"""A new pack: what `new-pack` writes is complete, and `check-pack` names each slip in it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NAME = "tinygig"
# A file of the pack, what stands there, what a slip makes of it, and the words for it.
SLIPS = [
    (
        "life.toml",
        'from = ["held", "submitted"], to = "sub',
        'from = ["heldd"], to = "sub',
        "heldd",
    ),
    ("life.toml", 'while = ["submitted"]', 'while = ["sumbitted"]', "sumbitted"),
    ("life.toml", 'actor = "client"', 'actor = "buyer"', "buyer is no party"),
    ("life.toml", 'on = "work_submitted"', 'on = "work_sent"', "row work_sent"),
    ("life.toml", "work_submitted = {", "work_sent = {", "no words for it in [kinds]"),
    ("life.toml", "[clock]", "[clock", "life.toml: Expected"),
    ("life.toml", "unknown = true", 'then = "paid"', "no row is on paid"),
    ("words.toml", "release =", "releases =", "[clocks] release"),
    ("name.toml", "seen =", "known =", "name.toml: there is no seen"),
    ("name.toml", '"TinyGig"', '"Guru"', "Guru is the name of guru"),
    ("pack.toml", "decides =", "deciding =", "decides: neither answered nor"),
    ("parameters/rules.toml", 'confidence = "low"', 'confidence = "lowest"', "high, medium, low"),
    ("parameters/rules.toml", "unit =", "units =", "zone: there is no unit"),
    (
        "parameters/rules.toml",
        'title = "Convention of this handbook", ',
        'title = "Days", url = "https://help.fiverr.com/x", ',
        "its source is a page of Fiverr",
    ),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a pack needs, with a new one."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(ROOT / "calculators", folder / "calculators")
    (folder / "docs" / "about").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "about" / "upkeep.toml", folder / "docs" / "about")
    run(folder, "new-pack", NAME, "TinyGig", "www.tinygig.example")
    return folder


def run(folder: Path, *command: str) -> dict[str, Any]:
    """What a command of the copy prints."""
    made = subprocess.run(
        [sys.executable, "-m", "calculators", *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, Any] = json.loads(made.stdout)
    return found


@pytest.mark.thorough
def test_what_new_pack_writes_has_no_fault(checkout: Path) -> None:
    found = run(checkout, "check-pack", f"calculators/platforms/{NAME}")
    assert (found["faults"], found["rules"]["refused"]) == ([], 1)
    assert set(found["questions"].values()) == {"not found"}
    assert f'rules = ["{NAME}.*"]' in (checkout / "docs/about/upkeep.toml").read_text("utf-8")
    again = run(checkout, "new-pack", NAME, "TinyGig", "www.tinygig.example")
    assert again["errors"][""] == f"There is a pack named {NAME} already."


@pytest.mark.thorough
@pytest.mark.parametrize(("file", "said", "slip", "words"), SLIPS)
def test_a_slip_is_named(checkout: Path, file: str, said: str, slip: str, words: str) -> None:
    path = checkout / "calculators" / "platforms" / NAME / file
    text = path.read_text("utf-8")
    assert said in text
    path.write_text(text.replace(said, slip, 1), "utf-8")
    try:
        found = run(checkout, "check-pack", f"calculators/platforms/{NAME}")
    finally:
        path.write_text(text, "utf-8")
    assert words in " ".join(fault["what"] for fault in found["faults"])


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("claim", "Claim", "The project has a folder named claim"),
        ("law", "Law", "The project has a folder named law"),
        ("calendars", "Calendars", "The project has a folder named calendars"),
        ("smallgig", "Small\\Gig", "without a quotation mark or backslash"),
        ("smallgig", " ", "without a quotation mark or backslash"),
    ],
)
def test_a_pack_that_would_break_others_is_refused(
    checkout: Path, name: str, title: str, words: str
) -> None:
    found = run(checkout, "new-pack", name, title, "www.smallgig.example")
    assert words in found["errors"][""]

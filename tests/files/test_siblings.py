"""Files of the same kinds as the samples, in other languages, encodings and states of damage."""

import base64
from pathlib import Path

import pytest
import yaml

from calculators.files import read
from calculators.files.found import plain
from tests.files.compare import differences

FILES = {
    entry["title"]: entry
    for name in ("siblings.yaml", "habits.yaml")
    for entry in yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))["files"]
}


def content(entry: dict) -> bytes:
    """The bytes of one file."""
    if "base64" in entry:
        return base64.b64decode(entry["base64"])
    return entry["body"].encode(entry.get("encode", "utf-8"))


@pytest.mark.parametrize("title", FILES)
def test_a_file_gives_its_truth(title):
    entry = FILES[title]
    got = plain(read(entry["file"], content(entry)))
    said = {remark["code"] for remark in got.get("said", [])}
    assert differences(got, entry) == []
    assert set(entry.get("codes", ())) <= said
    assert not set(entry.get("codes_not", ())) & said

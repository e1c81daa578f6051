"""The fonts of exhibit files: each says truly what it draws, and every common script has one."""

import json

import pytest

from hooks.runtime import fonts
from hooks.runtime.coverage import covers, ranges
from hooks.runtime.packing import integrity

LIST = json.loads(fonts.list_text())


def drawn_by(character: str) -> list[str]:
    """The names of the fonts that have a character."""
    found = []
    for entry in LIST:
        for part in entry["covers"].split(","):
            first, _, last = part.partition("-")
            if int(first, 16) <= ord(character) <= int(last or first, 16):
                found.append(entry["name"])
    return found


@pytest.mark.parametrize(
    "text",
    ["Łódź Ślub", "Привіт Київ", "Γειά", "नमस्ते", "مرحبا بك", "שלום", "สวัสดี", "স্বাগতম", "வணக்கம்",
     "నమస్తే", "你好", "こんにちは", "안녕하세요", "🙏👍", "₹ ₱ ₦"],
)  # fmt: skip
def test_a_script_has_its_font(text: str) -> None:
    assert [sign for sign in text if sign != " " and not drawn_by(sign)] == []


def test_a_sign_that_no_font_has_is_in_none() -> None:
    assert drawn_by("\U0001f9ff") != drawn_by("\ue000") == []


def test_the_list_has_the_bytes_and_hash_of_each_file() -> None:
    assert len(LIST) == len(fonts.fonts())
    for entry in LIST[:20]:
        data = fonts.fonts()[entry["name"]].read_bytes()
        assert (entry["bytes"], entry["integrity"]) == (len(data), integrity(data))
    assert fonts.list_name().startswith("fonts-")


def test_every_licence_is_there() -> None:
    for family in fonts.FAMILIES:
        assert "SIL OPEN FONT LICENSE" in (fonts.PACKAGES / family / "LICENSE").read_text().upper()


def test_ranges_are_whole_and_in_order() -> None:
    assert ranges({5, 1, 2, 3, 9}) == [(1, 3), (5, 5), (9, 9)]
    with pytest.raises(ValueError, match="WOFF2"):
        covers(b"OTTO" + bytes(60))

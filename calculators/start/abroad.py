"""What a reader whose text is in German or Spanish is told in that language."""

from collections.abc import Mapping

from calculators.engine import data
from calculators.reading.language import find_language


def find_abroad(text: str) -> Mapping[str, str]:
    """The lines of `abroad.toml` in the language of a text; nothing for one in English."""
    lines: Mapping[str, Mapping[str, str]] = data.load("start/abroad.toml")
    return lines.get(find_language(text), {})

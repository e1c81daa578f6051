"""One stylesheet for the reader, long cached: what is needed of the theme's, and the small ones
that we write.

A selector that ends in no name, as `:first-child` or `+ *`, may hold for anything. Where the theme
has one, a browser looks at all that stands beside and below each change of an answer, so those
that no page needs are left out, and components.css says the rest for the elements in question.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatch
from hashlib import sha256
from typing import Any

import tinycss2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from calculators.engine import data, registry

THEME = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
# The sheet of all forms. What a tool adds comes after it, and before those of pages and paper.
FORMS = "assets/stylesheets/calculator.css"
LEFT_OUT = (
    r"\.tabbed-",  # content that is turned over by tabs
    r"\.md-tabs__item:nth-child",  # each part of the menu fades in a little later
    r"\[data-md-color-switching\]",  # on and off again as a page begins
    r"table:not\(\[class\]\)\s*\+\s*\*",  # room below a table
    r"table:not\(\[class\]\) t[dh]\s*>\s*:",  # paragraphs in a cell
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replaces the theme's sheets and those of `extra_css` by one, named after what is in it."""
    themes = [file for name in THEME for file in files if fnmatch(file.src_uri, name)]
    ours = [files.src_uris[str(path)] for path in config.extra_css]
    parts = [trim(sheet.content_string) for sheet in themes]
    for sheet in ours:
        parts.append(sheet.content_string)
        if sheet.src_uri == FORMS:
            parts += of_tools()
    text = "\n".join(parts)
    maps = [files.src_uris[f"{sheet.src_uri}.map"] for sheet in themes]
    for file in themes + maps + ours:
        files.remove(file)
    name = f"assets/stylesheets/handbook.{sha256(text.encode()).hexdigest()[:8]}.css"
    files.append(File.generated(config, name, content=text))
    config.extra_css = [name]
    return files


def of_tools() -> Iterator[str]:
    """The sheet of each calculator that has one, `style.css` in its folder."""
    for name in registry.names():
        with suppress(OSError):
            yield data.read(f"{name}/style.css")


def trim(text: str) -> str:
    """A stylesheet without the selectors that no page needs, and without the map to its source."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True)
    return str(tinycss2.serialize(_needed(rules)))


def _needed(rules: list[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [
                text
                for text in _selectors(rule.prelude)
                if not any(re.search(part, text) for part in LEFT_OUT)
            ]
            if not selectors:
                continue
            rule.prelude = tinycss2.parse_component_value_list(",".join(selectors))
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            rule.content = list(_needed(tinycss2.parse_rule_list(rule.content)))
        yield rule


def _selectors(prelude: list[Any]) -> list[str]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part) for part in parts]

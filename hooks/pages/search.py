"""The search: what readers type where a page prefers other words, and whom a page is for.

Our script runs before the theme's in the search's worker. The index tells it of each page whom it
is for and what it is about, and holds no text that only repeats the rules.
"""

import json
import re
import tomllib
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from calculators.engine.packs import find_pack, packs

SOURCE = "assets/javascripts/search-worker.js"
THEME = "assets/javascripts/workers/search.*.min.js"
INDEX = "search/search_index.json"
WORDS = Path(__file__).parent / "search.toml"
PART = re.compile("[A-Z]?[a-z]+")
# A rule has its own title there; what it says is on the page that uses it.
TITLES_ONLY = "reference/"
# Hundreds of rules: each place is found by its page, which holds their titles.
ONE_PAGE = "reference/law/"

Entry = dict[str, Any]

about: dict[str, Entry] = {}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Replaces the theme's worker by one file: our words, our script, and the theme's."""
    about.clear()
    ours = files.src_uris[SOURCE]
    theme = next(file for file in files if fnmatch(file.src_uri, THEME))
    words = json.dumps(find_words(), ensure_ascii=False)
    text = f"globalThis.SEARCH_WORDS = {words}\n{ours.content_string}\n{theme.content_string}"
    files.remove(ours)
    files.remove(theme)
    files.remove(files.src_uris[f"{theme.src_uri}.map"])
    name = THEME.replace("*", sha256(text.encode()).hexdigest()[:8])
    files.append(File.generated(config, name, content=text))
    # overrides/main.html names the one in place of the other.
    config.extra["search_theme"] = theme.src_uri
    config.extra["search_worker"] = name
    return files


def find_words() -> dict[str, Any]:
    """The words of `search.toml`, and platforms' names as people type them, in several words."""
    words = tomllib.loads(WORDS.read_text("utf-8"))
    for id in packs():
        parts = [part.lower() for part in PART.findall(find_pack(id).name)]
        if len(parts) > 1:
            words["phrases"][" ".join(parts)] = "".join(parts)
    return words


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Gives a page's `search_words` to the search as tags, and notes whom the page is for.

    The template of the page's foot says the words to the reader as well.
    """
    if words := page.meta.get("search_words"):
        page.meta["tags"] = [str(word) for word in words]
    about[page.url] = {
        "audience": page.meta.get("audience", "everyone"),
        "about": page.meta.get("description", ""),
    }


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index without what only repeats, and with what the pages say of themselves."""
    path = Path(config.site_dir) / INDEX
    index = json.loads(path.read_text("utf-8"))
    index["docs"] = shorten(index["docs"])
    for entry in index["docs"]:
        entry |= about.get(entry["location"], {})
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def shorten(entries: list[Entry]) -> list[Entry]:
    """The entries of the index, in which lists of rules are known by their titles alone."""
    kept: list[Entry] = []
    for entry in entries:
        address, _, part = entry["location"].partition("#")
        if address.startswith(ONE_PAGE) and part:
            kept[-1]["text"] += f" <p>{entry['title']}</p>"
        elif address.startswith(TITLES_ONLY) and part:
            kept.append(entry | {"text": ""})
        else:
            kept.append(entry)
    return kept

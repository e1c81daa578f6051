"""Where things stand on the site. No builder is asked, so macros can use it under any."""

from typing import Any

from calculators.engine.formats import PAGE_FOR_EACH_TOPIC


def page_of(id: str) -> str:
    """The page, below `docs/`, that holds a rule's or a topic's entry."""
    area, name, *_ = id.split(".")
    return f"reference/{area}/{name}.md" if area in PAGE_FOR_EACH_TOPIC else f"reference/{area}.md"


def source_of(page: Any) -> str:
    """The path of a page's file below `docs/`, under MkDocs and under its successor Zensical."""
    return str(page.file.src_uri if hasattr(page, "file") else page.path)

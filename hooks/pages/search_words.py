"""The words that readers search for, where a page itself prefers others."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Gives a page's `search_words` to the theme's search as tags, which weigh most there.

    The template of the page's foot says them to the reader as well.
    """
    if words := page.meta.get("search_words"):
        page.meta["tags"] = [str(word) for word in words]

"""The words that readers search for, where a page itself prefers others."""

from html import escape

TITLE_END = "</h1>"


def on_page_content(html: str, page, config, files) -> str:
    """Says a page's `search_words` under its title, where the reader and the search index see them.

    Raises `ValueError` if the page has words but no title to put them under.
    """
    words = page.meta.get("search_words")
    if not words:
        return html
    if TITLE_END not in html:
        raise ValueError(f"{page.file.src_uri} has search_words but no title")
    line = f'<p class="also-called">Also called: {escape(", ".join(map(str, words)))}</p>'
    return html.replace(TITLE_END, TITLE_END + line, 1)

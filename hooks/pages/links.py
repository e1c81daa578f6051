"""Links in a finished page: our own made relative, those that lead away marked as such."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

AWAY = re.compile(r'<a (?![^>]*\brel=)([^>]*\bhref="https?://)')


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A link `handbook:reference/law/`, which a template writes because it does not know its
    page, becomes one relative to the page it stands on. A link to another host tells it nothing.
    """
    root = get_relative_url(".", page.url)
    html = html.replace('"handbook:', f'"{root.rstrip("/")}/')
    return AWAY.sub(r'<a rel="noopener noreferrer external" \1', html)

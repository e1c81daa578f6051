"""A page of its own for each tool, made for a frame on another site: `embed/<tool>/`.

The page has the tool, a line that says whose it is, and no navigation. Search, sitemap and the
list of pages leave it out. Whether another site may frame it, a host's header decides.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from calculators.engine import registry
from hooks.pages.templating import render

FOLDER = "embed/"
FENCE = re.compile(r"^```calculator\n(\w+)\n```", re.MULTILINE)
LINK = re.compile(r'<a (?![^>]*\btarget=)(?=[^>]*\bhref="(?!#))')


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds a page for each calculator, with the front matter of the page it has on the site."""
    pages = {
        name: page
        for page in files.documentation_pages()
        for name in FENCE.findall(page.content_string)
    }
    for name in registry.names():
        page = pages[name]
        _, head, _ = page.content_string.split("---\n", 2)
        head += f"home: {page.url}\n"
        text = render("embed.md.jinja", head=head, title=registry.find(name).title, name=name)
        files.append(File.generated(config, f"{FOLDER}{name}.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Without an address of its own a page stays out of the sitemap."""
    if page.file.src_uri.startswith(FOLDER):
        page.canonical_url = page.abs_url = None


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """A link leads out of the frame, because the rest of the site cannot be framed."""
    if page.file.src_uri.startswith(FOLDER):
        return LINK.sub('<a target="_blank" ', html)
    return None

"""Makes `handbook:` links, which templates write because they do not know their page, relative."""

from mkdocs.utils import get_relative_url


def on_page_content(html: str, page, config, files) -> str:
    """A link `handbook:reference/upwork/` becomes one relative to the page it stands on."""
    root = get_relative_url(".", page.url)
    return html.replace('"handbook:', f'"{root.rstrip("/")}/')

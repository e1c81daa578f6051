"""Each calculator has a page that the navigation shows: one without stops the build."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from calculators.engine import registry


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Raises `PluginError`, naming the lines that `mkdocs.yml` lacks."""
    shown = {page.file.src_uri for page in nav.pages}
    lost = [page for page in map(page_of, registry.names()) if page not in shown]
    if lost:
        raise PluginError(
            f"No navigation shows {', '.join(lost)}: write the page, and add it to nav in "
            "mkdocs.yml.")


def page_of(name: str) -> str:
    """The page of a calculator, below `docs/`."""
    return f"tools/{name}.md"

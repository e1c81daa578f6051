"""Each calculator stands on a page that the navigation shows: one that does not stops the build."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from calculators.engine import registry

FENCE = re.compile(r"^ *```calculator\n *(\w+)$", re.MULTILINE)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Raises `PluginError`, naming the calculators that no reader finds."""
    shown = {name for page in nav.pages for name in FENCE.findall(page.file.content_string)}
    if lost := [name for name in registry.names() if name not in shown]:
        raise PluginError(
            f"No page of the navigation shows {', '.join(lost)}: write one with its fence, such "
            f"as docs/tools/{lost[0]}.md, and add it to nav in mkdocs.yml."
        )

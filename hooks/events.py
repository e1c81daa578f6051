"""What MkDocs calls at a build: each event goes to the modules below, in this order.

The order matters, and the reasons stand beside it; tests/hooks/test_events.py holds them.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from hooks.pages import (
    chapters,
    discovery,
    embed,
    front_matter,
    licences,
    links,
    overlay,
    reference,
    schema,
    scripts,
    search,
    security,
    stylesheets,
    theme,
    tools,
)
from hooks.runtime import bundle, fonts, offline

ORDER: tuple[ModuleType, ...] = (
    overlay,  # first: an organisation's own data and pages are what all others read
    bundle,  # holds that data too
    fonts,
    schema,
    tools,
    reference,  # before front_matter, which counts the generated pages among those to review
    front_matter,
    links,  # before embed, which sends every link out of the frame
    embed,  # before search and theme, which work on its pages like on all others
    search,
    chapters,
    theme,
    stylesheets,  # after overlay, whose colours are the last sheet
    scripts,
    discovery,
    licences,  # once the files of others are there
    security,  # after all that writes a page: it hashes the inline scripts of each
    offline,  # last: it lists what the whole site consists of
)


def on_startup(command: str, dirty: bool) -> None:
    """Passes the command on."""
    _each("on_startup", command=command, dirty=dirty)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Returns the settings with what the modules add."""
    return _chain("on_config", config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Returns the files with the generated ones."""
    return _chain("on_files", files, config=config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Returns the navigation."""
    return _chain("on_nav", nav, config=config, files=files)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Returns a page's Markdown."""
    return _chain("on_page_markdown", markdown, page=page, config=config, files=files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Returns a page's HTML, without the theme around it."""
    return _chain("on_page_content", html, page=page, config=config, files=files)


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Returns what a page's template knows."""
    return _chain("on_page_context", context, page=page, config=config, nav=nav)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Returns a whole page."""
    return _chain("on_post_page", output, page=page, config=config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Returns a page that is none of ours, such as 404.html."""
    return _chain("on_post_template", output_content, template_name=template_name, config=config)


# After the plugins: the search index is part of what the site consists of.
@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Adds what depends on the whole site."""
    _each("on_post_build", config=config)


def listeners(event: str) -> list[Callable[..., Any]]:
    """The functions of the modules for one event, in order."""
    return [getattr(module, event) for module in ORDER if hasattr(module, event)]


def _each(event: str, **about: object) -> None:
    for listener in listeners(event):
        listener(**about)


def _chain[T](event: str, value: T, **about: object) -> T:
    """Hands a value from one to the next. One that returns None leaves it as it is."""
    for listener in listeners(event):
        answered = listener(value, **about)
        value = value if answered is None else answered
    return value

"""What other programs read: a feed of changed rules, a list of pages for language models, robots.

A build that is not told its own address (`SITE_URL`) names none: it writes no canonical links.
One that is told where weaknesses can be reported (`SECURITY_CONTACT`) says so in `security.txt`.
"""

import os
from datetime import timedelta
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from hooks.pages import upkeep
from hooks.pages.addresses import page_of
from hooks.pages.dates import today
from hooks.pages.templating import render

SECURITY = ".well-known/security.txt"
# A contact that nobody has confirmed for so long counts as gone (RFC 9116 asks for under a year).
CONFIRMED = timedelta(days=360)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the navigation for the list of pages."""
    config.extra["listed"] = nav
    return nav


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """A page of a site without an address is not the canonical copy of anything."""
    if not os.environ.get("SITE_URL"):
        page.canonical_url = None
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the files below the site's root."""
    site, address = Path(config.site_dir), os.environ.get("SITE_URL", "")
    write_security(site, config.extra["security_contact"])
    address = f"{address.rstrip('/')}/" if address else ""
    for name, context in (
        ("feed.xml", {"changes": upkeep.changes(), "page_of": page_of}),
        ("llms.txt", {"nav": config.extra["listed"]}),
        ("robots.txt", {}),
    ):
        text = render(
            f"{name}.jinja",
            name=config.site_name,
            about=config.site_description,
            address=address,
            **context,
        )
        (site / name).write_text(text, "utf-8")


def write_security(site: Path, contact: str) -> None:
    """Writes `security.txt` if there is a contact. Raises `PluginError` if it is no address."""
    if not contact:
        return
    if not contact.startswith(("mailto:", "https://", "tel:")):
        raise PluginError(
            f"SECURITY_CONTACT begins with mailto:, https:// or tel:, not {contact!r}."
        )
    (site / SECURITY).parent.mkdir(exist_ok=True)
    expires = today() + CONFIRMED
    (site / SECURITY).write_text(f"Contact: {contact}\nExpires: {expires}T00:00:00Z\n", "utf-8")

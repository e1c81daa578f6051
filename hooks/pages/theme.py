"""Corrects what the theme's own markup gets wrong, where no block of a template reaches it."""

import re
from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# The menu's groups: a switch that shows an icon and no word, and a title further down.
TITLE = re.compile(r'<label class="md-nav__title" for="(__nav_\w+)">(.*?)</label>', re.DOTALL)
SWITCH = re.compile(
    r'(<label class="md-nav__link *" for="(__nav_\w+)"[^>]*>)'
    r'(\s*<span class="md-nav__icon md-icon"></span>\s*</label>)'
)
# An attribute that only fields of text may have, and one that must not be empty.
NOT_ALLOWED = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
# The same table of contents stands twice, in the menu of a phone and beside the page of a desk,
# and its parts are no places to jump to.
CONTENTS = 'aria-label="Table of contents"'
PART = re.compile(r'<nav class="md-nav" aria-label="[^"]*">')
EMPTY = re.compile(r' tabindex=""')
# The menu's switch stands before the link past it, and has its name from all that is near.
SKIP = re.compile(
    r'(<input class="md-toggle" data-md-toggle="drawer".*?)'
    r'(<div data-md-component="skip">.*?</div>)',
    re.DOTALL,
)
# Where that link leads: to a title, which takes the focus then.
TITLE_OF_PAGE = re.compile(r"<h1(?= )(?![^>]* tabindex=)")
DRAWER = 'data-md-toggle="drawer" '
# The label that opens it: menu-button.js makes it a button.
MENU = re.compile(r'<label class="md-header__button md-icon" for="__drawer">.*?</label>', re.DOTALL)
# Where the reader is, among the links of the menu and among the tabs: the theme only colours it.
HERE = re.compile(r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")')
TAB = re.compile(r'(md-tabs__item--active">\s*<a href="([^"]*)")')
OWN = ("./", ".", "#")
# Some browsers send what is typed to a service of theirs to check or continue it. Elements take
# both words from those around them.
BODY = "<body "
QUIET_BODY = '<body spellcheck="false" writingsuggestions="false" '


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page in which every switch and part of the menu has a name, and no attribute is wrong."""
    return correct(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for a page that is none of ours: 404.html."""
    return correct(output_content) if template_name.endswith(".html") else output_content


def correct(html: str) -> str:
    """The page's HTML, corrected."""
    titles = {
        id: " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())
        for id, text in TITLE.findall(html)
    }
    html = SWITCH.sub(lambda found: found[1] + name(titles.get(found[2], "")) + found[3], html)
    if html.count(CONTENTS) == 2:
        html = html.replace(CONTENTS, 'aria-label="On this page"', 1)
    html = PART.sub('<nav class="md-nav" role="none">', html)
    html = SKIP.sub(r"\2\1", html, count=1)
    html = TITLE_OF_PAGE.sub('<h1 tabindex="-1"', html, count=1)
    html = html.replace(DRAWER, f'{DRAWER}aria-label="Menu" ', 1)
    html = MENU.sub(lambda label: f"<menu-button>{label[0]}</menu-button>", html, count=1)
    html = HERE.sub(r'\1 aria-current="page"', html)
    # A tab stands for all pages of its part.
    html = TAB.sub(
        lambda tab: f'{tab[1]} aria-current="{"page" if tab[2] in OWN else "true"}"', html
    )
    html = html.replace(BODY, QUIET_BODY, 1)
    return EMPTY.sub("", NOT_ALLOWED.sub(r"\1", html))


def name(title: str) -> str:
    """Words for those who do not see the icon."""
    title = title.replace("&", "&amp;").replace("<", "&lt;")
    return f'<span class="visually-hidden">{title}</span>'

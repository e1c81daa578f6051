"""Holds every page to its front matter, says when one is overdue, and lists what is due."""

import json

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

from calculators.engine.packs import platforms
from hooks.pages import upkeep
from hooks.pages.addresses import page_of
from hooks.pages.dates import today
from hooks.pages.templating import render


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the theme the platforms that a page can be about: id to name, the default one first."""
    config.extra["platforms"] = {each.id: each.name for each in platforms()}
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Writes the change log, the review record and `pages.json`. Stops the build on a mistake."""
    for path, text in generated().items():
        files.append(File.generated(config, path, content=text))
    texts = {file.src_uri: file.content_string for file in files.documentation_pages()}
    mistakes = [
        text for path, each in texts.items() for text in upkeep.mistakes(path, get_data(each)[1])
    ]
    if mistakes:
        raise PluginError("\n".join(mistakes))
    pages, rules = due(texts)
    if unrecorded := upkeep.unrecorded(rules):
        raise PluginError("\n".join(unrecorded))
    files.append(File.generated(config, "pages.json", content=pages_json(pages, rules)))
    return files


def generated() -> dict[str, str]:
    """The pages that the record of reviews and the rules themselves make: path to Markdown."""
    return {
        "about/changes.md": render("changes.md.jinja", changes=upkeep.changes(), page_of=page_of),
        "about/reviews.md": render("reviews.md.jinja", **upkeep.record()),
    }


def due(texts: dict[str, str]) -> tuple[list[upkeep.DueReview], list[upkeep.DueReview]]:
    """Pages and rules with their next review, from the Markdown of all pages by path."""
    meta = {path: get_data(text)[1] for path, text in texts.items()}
    pages = [
        upkeep.DueReview(
            path,
            each.get("title") or title_of(path, texts[path]),
            address_of(path),
            each["owner"],
            each["reviewed"],
            each["review_in"],
        )
        for path, each in meta.items()
    ]
    return pages, upkeep.rules_due(meta, page_of)


def address_of(path: str) -> str:
    """Where a page stands below the site's root: `guide/index.md` at `guide/`."""
    folder, _, name = path.rpartition("/")
    return "/".join(
        part for part in (folder, name.removesuffix(".md")) if part not in ("", "index")
    ) + ("/" if path != "index.md" else "")


def title_of(path: str, text: str) -> str:
    """The first heading of a page, or its path."""
    return next((line[2:] for line in text.splitlines() if line.startswith("# ")), path)


def pages_json(pages: list[upkeep.DueReview], rules: list[upkeep.DueReview]) -> str:
    """What is due and when, soonest first: no day of the build is in it, so it stays the same."""

    def listed(entries: list[upkeep.DueReview]) -> list[dict[str, str]]:
        return [entry.data() for entry in sorted(entries, key=lambda each: (each.due, each.id))]

    return json.dumps({"format": 1, "pages": listed(pages), "rules": listed(rules)}, indent=1)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """The sitemap says when a page was last looked at, not when it was last built."""
    page.update_date = page.meta["reviewed"].isoformat()


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the notice under the page's title; a page that is not overdue keeps it hidden."""
    day = upkeep.due(page.meta["reviewed"], page.meta["review_in"])
    notice = render("overdue.html.jinja", day=day, owner=page.meta["owner"], overdue=day < today())
    head, title, rest = html.partition("</h1>")
    return f"{head}{title}{notice}{rest}" if title else f"{notice}{html}"

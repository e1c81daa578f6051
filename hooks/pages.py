"""Holds every page to its front matter, says when one is overdue, and lists what is due."""

import json

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.utils.meta import get_data

from hooks import upkeep
from hooks.dates import today
from hooks.reference import page_of
from hooks.templating import render


def on_files(files, config):
    """Writes the change log, the review record and `pages.json`. Stops the build on a mistake."""
    for name, context in (
        ("changes", {"changes": upkeep.changes(), "page_of": page_of}),
        ("reviews", upkeep.record()),
    ):
        text = render(f"{name}.md.jinja", **context)
        files.append(File.generated(config, f"about/{name}.md", content=text))
    meta = {file.src_uri: get_data(file.content_string)[1] for file in files.documentation_pages()}
    mistakes = [text for path, each in meta.items() for text in upkeep.mistakes(path, each)]
    if mistakes:
        raise PluginError("\n".join(mistakes))
    rules = upkeep.rules_due(meta, page_of)
    if unrecorded := upkeep.unrecorded(rules):
        raise PluginError("\n".join(unrecorded))
    pages = [
        upkeep.Due(file.src_uri, meta[file.src_uri].get("title") or title_of(file),
                   file.url.removeprefix("./"), meta[file.src_uri]["owner"],
                   meta[file.src_uri]["reviewed"], meta[file.src_uri]["review_in"])
        for file in files.documentation_pages()
    ]
    files.append(File.generated(config, "pages.json", content=pages_json(pages, rules)))
    return files


def title_of(file) -> str:
    """The first heading of a page, or its path."""
    lines = file.content_string.splitlines()
    return next((line[2:] for line in lines if line.startswith("# ")), file.src_uri)


def pages_json(pages: list[upkeep.Due], rules: list[upkeep.Due]) -> str:
    """What is due and when, soonest first: no day of the build is in it, so it stays the same."""
    def listed(entries):
        return [entry.data() for entry in sorted(entries, key=lambda each: (each.due, each.id))]

    return json.dumps({"format": 1, "pages": listed(pages), "rules": listed(rules)}, indent=1)


def on_page_markdown(markdown: str, page, config, files) -> None:
    """The sitemap says when a page was last looked at, not when it was last built."""
    page.update_date = page.meta["reviewed"].isoformat()


def on_page_content(html: str, page, config, files) -> str:
    """Puts the notice under the page's title; a page that is not overdue keeps it hidden."""
    day = upkeep.due(page.meta["reviewed"], page.meta["review_in"])
    notice = render("overdue.html.jinja", day=day, owner=page.meta["owner"], overdue=day < today())
    head, title, rest = html.partition("</h1>")
    return f"{head}{title}{notice}{rest}" if title else f"{notice}{html}"

"""Writes the pages of `reference/`: every rule with its history, sources and conflicts."""

from mkdocs.structure.files import File

from calculators.engine.parameters import topic, topics
from hooks.templating import render

AREAS = {"upwork": "Upwork's rules", "law": "Law by place", "calendars": "Calendars"}


def on_files(files, config):
    """Adds one generated page for each area, and the register of conflicts."""
    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def pages() -> dict[str, str]:
    """The generated pages: path below `docs/` to Markdown text."""
    found = [topic(id) for id in topics()]
    by_area = {
        area: [entry for entry in found if entry.id.startswith(f"{area}.")] for area in AREAS
    }
    by_area = {area: entries for area, entries in by_area.items() if entries}
    written = {
        f"reference/{area}.md": render(
            "reference.md.jinja", title=AREAS[area], topics=entries
        )
        for area, entries in by_area.items()
    }
    written["reference/index.md"] = render(
        "reference_index.md.jinja", areas=by_area, titles=AREAS
    )
    written["reference/conflicts.md"] = render(
        "conflicts.md.jinja", topics=found
    )
    return written

"""The boundary to the page for files: pieces of bytes in, a line of JSON and HTML out."""

import json
from collections.abc import Callable

from calculators.engine.rendering import render
from calculators.facts.exhibits import Category
from calculators.files.browser import read_in_pieces
from calculators.files.found import FileRecord
from calculators.files.together import together
from calculators.intake import exhibits, platform, proposals, words

MOST_SAID = 60  # remarks on the page
QUEUES = ("queue_csv", "zendesk_ticket", "zendesk_comments")


def read(
    names: list[str],
    take: Callable[[int, int, int], bytes],
    tell: Callable[[int, int, int], object],
    told: str,
) -> str:
    """Reads files for the page, which shows what is to be confirmed.

    take, tell: see `calculators/files/browser.py`. told: JSON with `files`, the rows of files that
    the case knows already. Returns a line of JSON (`files`: name, bytes, sha256) and the HTML.
    """
    known = {row.get("name", ""): row.get("sha256", "") for row in json.loads(told)["files"]}
    found = together(read_in_pieces(names, take, tell))
    files = [_file(file, known) for file in found.files]
    chosen = words.choose(found)
    asked = words.asked(chosen.messages)
    html = render(
        "intake/found.html.jinja",
        files=files,
        words=chosen,
        names=asked,
        mine=[name for name, own in asked if own],
        groups=(*platform.groups(found), *proposals.groups(found)),
        exhibits=exhibits.shown(found),
        categories=list(Category),
        said=[(said.text, proposals.place(said.where)) for said in found.said[:MOST_SAID]],
        more_said=max(0, len(found.said) - MOST_SAID),
        queue=any(file.format in QUEUES for file in found.files),
    )
    return f"{json.dumps({'files': files}, ensure_ascii=False)}\n{html}"


def _file(file: FileRecord, known: dict[str, str]) -> dict[str, str]:
    """A row of the fact `files`. again: same or other, where the case knows a file of this name."""
    before = known.get(file.name)
    again = "" if not before else "same" if before == file.sha256 else "other"
    return {
        "name": file.name,
        "bytes": str(file.bytes),
        "sha256": file.sha256,
        "format": file.format,
        "again": again,
    }

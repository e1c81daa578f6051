"""A link to a tool leads to its page; the build leaves out the link to a tool that is gone."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
LINK = re.compile(r"\]\(([\w./-]*\.md)")


def test_every_link_to_a_tool_leads_to_its_page() -> None:
    links = {
        (page, found)
        for page in DOCS.rglob("*.md")
        for found in LINK.findall(page.read_text("utf-8"))
        if (page.parent / found).resolve().parent == DOCS / "tools"
    }
    assert len(links) > 50
    assert [link for link in links if not (link[0].parent / link[1]).exists()] == []

"""A Markdown extension: `- [ ] text` becomes a box to tick whose label is the whole line."""

import re
from typing import Any
from xml.etree import ElementTree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

BOX = re.compile(r"\[(?P<state>[ xX])\]\s+(?P<text>.*)", re.DOTALL)
BEFORE_INLINE = 25


class Checklists(Treeprocessor):
    """Finds the lists while their text is still Markdown, so that the label may carry links."""

    def run(self, root: ElementTree.Element) -> None:
        for items in root.iter("ul"):
            if any([make_box(item) for item in items]):
                items.set("class", "checklist")


def make_box(item: ElementTree.Element) -> bool:
    """Turns one list item into a labelled box; says whether it was one."""
    holder = item[0] if len(item) and item[0].tag == "p" else item
    found = BOX.match((holder.text or "").strip())
    if not found:
        return False
    label = ElementTree.Element("label")
    box = ElementTree.SubElement(label, "input", type="checkbox")
    if found["state"] != " ":
        box.set("checked", "checked")
    ElementTree.SubElement(label, "span").text = found["text"]
    holder.text = None
    holder.insert(0, label)
    return True


class ChecklistExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Checklists(md), "checklist", BEFORE_INLINE)


def makeExtension(**settings: Any) -> ChecklistExtension:
    """The name that Markdown looks for."""
    return ChecklistExtension(**settings)

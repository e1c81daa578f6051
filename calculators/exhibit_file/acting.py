"""What in a PDF could act: scripts, files, forms, media, and what begins by itself."""

import re

from pypdf.generic import DictionaryObject, PdfObject, StreamObject

# Kinds of actions, by the group that the reader is told.
ACTIONS = {
    "/JavaScript": "script",
    "/SetOCGState": "script",
    "/Launch": "launch",
    "/GoToR": "launch",
    "/GoToE": "launch",
    "/Thread": "launch",
    "/SubmitForm": "form",
    "/ImportData": "form",
    "/ResetForm": "form",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
}
# Actions that no object in use names may still stand in the bytes, for a program that repairs.
NAMED = re.compile(rb"/(?:JavaScript|Launch|RichMedia)\b")


def acts(entry: DictionaryObject) -> set[str]:
    """What a dictionary says that its PDF does."""
    found = {ACTIONS[kind]} if (kind := _name(entry, "/S")) in ACTIONS else set()
    subtype = _name(entry, "/Subtype")
    if "/JS" in entry or "/JavaScript" in entry:
        found.add("script")
    if entry.get("/AcroForm"):
        found.add("form")
    if "/EmbeddedFiles" in entry or "/EF" in entry or subtype == "/FileAttachment":
        found.add("files")
    if subtype in ("/RichMedia", "/Screen", "/Movie", "/3D", "/Sound"):
        found.add("media")
    if isinstance(entry, StreamObject) and ("/F" in entry or "/Ref" in entry):
        found.add("outside")
    more = entry.get("/AA")
    more = more.get_object() if more is not None else None
    begun = list(more.values()) if isinstance(more, DictionaryObject) else []
    if any(map(_begins, [*begun, entry.get("/OpenAction")])):
        found.add("opening")
    return found


def _name(entry: DictionaryObject, key: str) -> str:
    """A name in a dictionary, or what a reference there leads to."""
    return str(entry.get(key, ""))


def _begins(action: PdfObject | None) -> bool:
    """If an action that begins by itself does more than turn to a page. Those in ACTIONS count."""
    found = action.get_object() if action is not None else None
    if not isinstance(found, DictionaryObject):
        return False  # a place in the file, or nothing
    kind = _name(found, "/S")
    return kind not in ACTIONS and (kind != "/GoTo" or "/Next" in found)

"""The pages around the exhibits: letter, contents, cover sheets, fingerprints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculators.exhibit_file.order import Enclosed, Order, Placed, recipients
from calculators.exhibit_file.placing import Work
from calculators.exhibit_file.sheets import HEAD, LEADING, MARGIN, SMALL, TEXT, TITLE, Column, Sheet
from calculators.exhibit_file.words import words
from calculators.facts.exhibits import Category

NUMBERS = 60.0  # points for the page number in the contents
LONGEST_HEADING = 60  # characters of a heading in a letter


@dataclass(frozen=True)
class Section:
    """An exhibit with what became of it, and its pages without the cover sheet."""

    enclosed: Enclosed
    placed: Placed
    sheets: Sequence[Sheet]


def letter(work: Work, order: Order) -> list[Sheet]:
    """The letter as it was given, on pages; none where it does not go to this recipient."""
    if not order.letter.strip() or not recipients()[order.recipient]["letter"]:
        return []
    column = Column(work.ink, work.paper)
    for paragraph in order.letter.strip().split("\n"):
        if paragraph.strip():
            # A heading is in capitals, and stays with the lines after it.
            heading = paragraph.isupper() and len(paragraph) <= LONGEST_HEADING
            if heading:
                column.space(4 * TEXT * LEADING)
            column.paragraph(paragraph, bold=heading)
        else:
            column.gap(TEXT * 0.8)
    return column.sheets


def contents(
    work: Work, order: Order, sections: Sequence[Section], firsts: Mapping[str, int]
) -> list[Sheet]:
    """What the file holds. firsts: the number of each section's first page, by its key."""
    said, recipient = words(), recipients()[order.recipient]
    column = Column(work.ink, work.paper)
    column.page()
    column.paragraph(recipient["title"], TITLE, bold=True)
    column.gap(6)
    column.paragraph(order.title, HEAD, bold=True)
    by = [order.author, said["made"].format(day=order.made) if order.made else ""]
    column.paragraph(", ".join(filter(None, by)))
    for sentence in recipient["cover"]:
        column.gap(8)
        column.paragraph(sentence)
    column.gap(14)
    column.paragraph(said["contents"], HEAD, bold=True)
    column.rule()
    if "letter" in firsts:
        _line(column, said["letter"], "", firsts["letter"], "letter")
    for section in sections:
        one, placed = section.enclosed, section.placed
        key = f"exhibit-{one.letter}"
        more = [one.day, placed.name]
        if placed.reason:
            more.append(said["not_shown"].format(reason=placed.reason))
            more.append(
                f"SHA-256 {placed.sha256 or one.listed}" * bool(placed.sha256 or one.listed)
            )
        title = f"{said['exhibit'].format(letter=one.letter)}: {one.shows}"
        _line(column, title, ", ".join(filter(None, more)), firsts[key], key)
    _line(column, said["hashes"], "", firsts["hashes"], "hashes")
    return column.sheets


def _line(column: Column, title: str, more: str, page: int, key: str) -> None:
    """One entry of the contents; a press anywhere on it leads to its page."""
    column.gap(5)
    sheet = column.space(4 * TEXT)
    top = column.y
    column.paragraph(title, TEXT, right=NUMBERS)
    after = column.sheets[-1]
    if after is not sheet:  # the entry went on to the next page
        sheet, top = after, column.paper[1] - MARGIN
    place = str(page)
    across = column.paper[0] - MARGIN - column.ink.measure(place)
    column.ink.write(sheet, place, across, top - TEXT * LEADING, TEXT)
    if more:
        column.paragraph(more, SMALL, right=NUMBERS)
    bottom = column.y if column.sheets[-1] is sheet else MARGIN
    sheet.links.append(((MARGIN, bottom - 3, column.paper[0] - MARGIN, top), key))


def cover(work: Work, section: Section, first: int) -> list[Sheet]:
    """The sheet before an exhibit. first: the number of its own first page in the file."""
    said = words()["cover"]
    one, placed = section.enclosed, section.placed
    column = Column(work.ink, work.paper)
    column.page()
    column.gap(90)
    column.y -= 60
    column.paragraph(words()["exhibit"].format(letter=one.letter), TITLE, bold=True)
    column.gap(6)
    column.rule()
    column.pair(said["shows"], one.shows)
    column.pair(said["day"], one.day or said["no_day"])
    if one.category:
        column.pair(said["category"], Category(one.category).label)
    if one.source:
        column.pair(said["source"], one.source)
    if one.supports:
        column.pair(said["supports"], ", ".join(map(str, one.supports)))
    if placed.name:
        size = f" ({said['size'].format(bytes=placed.bytes)})" if placed.bytes else ""
        column.pair(said["file"], placed.name + size)
    if placed.sha256:
        column.pair(said["sha256"], placed.sha256)
    last = first + len(section.sheets) - 1
    shown = f"{first} to {last}" if last > first else str(first)
    none = words()["not_shown"].format(reason=placed.reason)
    column.pair(said["pages"], shown if section.sheets else none)
    for number, remark in enumerate(placed.remarks):
        if number:
            column.gap(4)
            column.paragraph(remark)
        else:
            column.pair(said["remarks"], remark)
    return column.sheets


def hashes(work: Work, sections: Sequence[Section]) -> list[Sheet]:
    """The last pages: every fingerprint, and how to check it."""
    said = words()["last"]
    column = Column(work.ink, work.paper)
    column.page()
    column.paragraph(words()["hashes"], TITLE, bold=True)
    column.gap(6)
    column.paragraph(said["intro"])
    column.rule()
    for section in sections:
        placed = section.placed
        name = words()["exhibit"].format(letter=placed.letter)
        column.gap(5)
        column.space(3 * TEXT)
        column.paragraph(": ".join(filter(None, (name, placed.name))), TEXT, bold=True)
        column.paragraph(placed.sha256 or said["no_original"], TEXT)
    column.gap(14)
    column.paragraph(said["how"], HEAD, bold=True)
    for number, step in enumerate(said["steps"], 1):
        column.gap(5)
        column.paragraph(f"{number}. {step}")
    column.gap(8)
    column.paragraph(said["shows"])
    return column.sheets
